package dev.customersync.sandbox.fault;

import dev.customersync.sandbox.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules in force, and how often each struck. Thread-safe. With the same seed, rules and order of calls the same calls are
 * struck.
 */
public final class FaultRules {
    /** How a rule has fared: of the calls that it concerns, how many there were and how many it struck. */
    public record Tally(String rule, long concerned, long struck) {}

    private final long seed;
    private volatile List<ArmedRule> armed = List.of();

    public FaultRules(long seed, List<FaultRule> rules) {
        this.seed = seed;
        replace(rules);
    }

    /** Puts these rules in the place of those in force; all counts begin anew. */
    public void replace(List<FaultRule> rules) {
        armed = IntStream.range(0, rules.size())
                .mapToObj(i -> new ArmedRule(rules.get(i), seed + i))
                .toList();
    }

    /** The first rule that strikes this call. */
    public Optional<FaultRule> strike(Call call) {
        Optional<FaultRule> struck = Optional.empty();
        // Every rule gets to count the call, so that "nth" means the same whatever other rules there are.
        for (ArmedRule rule : armed) {
            if (rule.concerns(call) && rule.strikes(struck.isEmpty())) {
                struck = Optional.of(rule.rule());
            }
        }
        return struck;
    }

    public List<Tally> tallies() {
        return armed.stream().map(ArmedRule::tally).toList();
    }
}
