package dev.customersync.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The commands and their options as picocli knows them, for tests of other packages. */
public final class CommandModel {
    private CommandModel() {}

    public static CommandSpec program() {
        return CustomerSync.commandLine().getCommandSpec();
    }
}
