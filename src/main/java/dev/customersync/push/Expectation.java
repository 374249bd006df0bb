package dev.customersync.push;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Outcome;
import dev.customersync.target.Receipt;
import java.util.List;
import java.util.Map;

/** What will become of rows if every call succeeds. Pure. */
public final class Expectation {
    private Expectation() {}

    /**
     * The outcomes of a decision, those of the address rows that go with it included.
     *
     * @return the own row's first; a record that is to be created has no remote id yet
     */
    public static List<Outcome> of(RowDecision row) {
        Result result = WithoutCall.result(row);
        return result == null ? Result.of(row, called(row), null).outcomes() : result.outcomes();
    }

    private static Outcome called(RowDecision row) {
        if (row.decision() instanceof Decision.Create) {
            return Outcomes.created(row, null, Exchange.NONE);
        } else if (row.decision() instanceof Decision.Delete delete) {
            return Outcomes.deleted(row, delete, Exchange.NONE);
        }
        Decision.Patch patch = (Decision.Patch) row.decision();
        return Outcomes.updated(row, patch, new Receipt(patch.remoteId(), Map.of(), Exchange.NONE));
    }
}
