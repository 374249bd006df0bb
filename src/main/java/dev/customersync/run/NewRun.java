package dev.customersync.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run that is to begin.
 *
 * @param target the name of the target
 * @param feed the stream of inputs that it belongs to
 * @param command as it was given, without secrets
 * @param fingerprint equal for two runs only if they read the same and were told to do the same
 * @param owner the token of the process that begins it
 */
public record NewRun(
        String target,
        String feed,
        String command,
        List<RunInput> inputs,
        String fingerprint,
        UUID owner,
        Instant startedAt) {}
