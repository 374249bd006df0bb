package dev.customersync.sandbox;

import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.wizcommerce.DuplicatePolicy;
import dev.customersync.sandbox.wizcommerce.ListPolicy;
import java.nio.file.Path;
import java.util.List;

/**
 * How the sandbox is to behave.
 *
 * @param port to listen on; 0 for any that is free
 * @param store the file that holds what it is given; made when there is none
 * @param apiKey the key that it accepts
 * @param latency of each API answer that is not refused for its rate
 * @param faults the rules in force from the start; the first that strikes a call decides
 * @param seed of the draws of fault rules with a rate
 * @param duplicates what becomes of a create whose reference_id is held already
 * @param lists what a list in a partial update does to the one that is held
 */
public record SandboxOptions(
        int port,
        Path store,
        String apiKey,
        RateLimit rateLimit,
        Latency latency,
        List<FaultRule> faults,
        long seed,
        DuplicatePolicy duplicates,
        ListPolicy lists) {
    public static final String DEFAULT_API_KEY = "sandbox-key";
    public static final RateLimit DEFAULT_RATE_LIMIT = new RateLimit(200, 1);

    public SandboxOptions {
        faults = List.copyOf(faults);
    }

    /** Any free port, 200 requests a second, no latency and no faults; duplicates are accepted and lists replaced. */
    public static SandboxOptions defaults(Path store) {
        return new SandboxOptions(
                0,
                store,
                DEFAULT_API_KEY,
                DEFAULT_RATE_LIMIT,
                Latency.NONE,
                List.of(),
                1,
                DuplicatePolicy.ACCEPT,
                ListPolicy.REPLACE);
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(value, store, apiKey, rateLimit, latency, faults, seed, duplicates, lists);
    }

    public SandboxOptions withApiKey(String value) {
        return new SandboxOptions(port, store, value, rateLimit, latency, faults, seed, duplicates, lists);
    }

    public SandboxOptions withRateLimit(RateLimit value) {
        return new SandboxOptions(port, store, apiKey, value, latency, faults, seed, duplicates, lists);
    }

    public SandboxOptions withLatency(Latency value) {
        return new SandboxOptions(port, store, apiKey, rateLimit, value, faults, seed, duplicates, lists);
    }

    public SandboxOptions withFaults(List<FaultRule> value) {
        return new SandboxOptions(port, store, apiKey, rateLimit, latency, value, seed, duplicates, lists);
    }

    public SandboxOptions withSeed(long value) {
        return new SandboxOptions(port, store, apiKey, rateLimit, latency, faults, value, duplicates, lists);
    }

    public SandboxOptions withDuplicates(DuplicatePolicy value) {
        return new SandboxOptions(port, store, apiKey, rateLimit, latency, faults, seed, value, lists);
    }

    public SandboxOptions withLists(ListPolicy value) {
        return new SandboxOptions(port, store, apiKey, rateLimit, latency, faults, seed, duplicates, value);
    }
}
