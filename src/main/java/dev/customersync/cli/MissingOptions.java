package dev.customersync.cli;

import dev.customersync.job.InputSelection;
import dev.customersync.missing.MissingPolicy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to do about records that the inputs have no more; the same for doing it and for looking at it first. */
final class MissingOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

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

    /**
     * What to do.
     *
     * @throws ParameterException when that cannot be known from what is to be read
     */
    MissingPolicy policy(InputSelection input) {
        if (missing == Missing.DELETE && input.limit() != null) {
            throw new ParameterException(
                    spec.commandLine(), "--missing delete needs every row to be read: leave --limit out");
        }
        return missing == Missing.DELETE ? new MissingPolicy(true, includeAdopted) : MissingPolicy.IGNORE;
    }
}
