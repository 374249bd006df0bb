package dev.customersync.cli;

import picocli.CommandLine.Option;

/** Whether long work says how far it is; the same for every command that does some. */
final class ProgressOption {
    @Option(names = "--no-progress", description = "Do not say on stderr how far the work is.")
    private boolean none;

    boolean isShown() {
        return !none;
    }
}
