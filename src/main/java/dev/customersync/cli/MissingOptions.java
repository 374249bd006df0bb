package dev.customersync.cli;

import dev.customersync.missing.MissingPolicy;
import picocli.CommandLine.Option;

/** What to do about records that the inputs have no more; the same for doing it and for looking at it first. */
final class MissingOptions {
    @Option(
            names = "--missing",
            paramLabel = "ignore|delete",
            defaultValue = "ignore",
            description = {
                "What to do with records that an earlier run created and that the inputs have no more: ignore, the default, or"
                        + " delete.",
                "Say delete only when each file given is a full export; guards stop it when too many would go."
            })
    @SuppressWarnings("NullAway.Init") // has a default
    private Missing missing;

    @Option(
            names = "--missing-includes-adopted",
            description = "With --missing delete: delete also records that the target held before the first run.")
    private boolean includeAdopted;

    private enum Missing {
        IGNORE,
        DELETE
    }

    MissingPolicy policy() {
        return missing == Missing.DELETE ? new MissingPolicy(true, includeAdopted) : MissingPolicy.IGNORE;
    }
}
