package dev.customersync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.decision.FieldChange;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class PlanTextTests {
    private final StringWriter out = new StringWriter();

    @Test
    void coloursTheSignOnATerminalAndNothingElse() {
        PlanText text = new PlanText(new PrintWriter(out, true), Ansi.ON);

        text.show(record(PlanAction.CREATE, "C-@|red 1|@", List.of()));

        assertThat(out.toString())
                .startsWith("\u001b[32m+ create\u001b[")
                .endsWith("m customer C-@|red 1|@  (customers.csv line 2)\n");
    }

    @Test
    void letsNoControlCharacterOfTheDataThrough() {
        PlanText text = new PlanText(new PrintWriter(out, true), Ansi.OFF);

        text.show(record(
                PlanAction.PATCH,
                "C\u001b[2J",
                List.of(new FieldChange("phone", "a\u009bb", " c\n"), change(null, true))));

        assertThat(out.toString()).isEqualTo("""
                        ~ patch customer C\uFFFD[2J  (customers.csv line 2)
                              phone: "a\uFFFDb" → " c\\n"
                              is_default: (nothing) → true
                        """);
    }

    @Test
    void countsAllAndShowsAsManyAsAreWanted() {
        Plan plan = new Plan(new PlanText(new PrintWriter(out, true), Ansi.OFF), 1, false);
        plan.add(record(PlanAction.UNCHANGED, "C-1", List.of()));
        plan.add(record(PlanAction.CREATE, "C-2", List.of()));
        plan.add(record(PlanAction.CREATE, "C-3", List.of()));

        Map<EntityType, PlanSummary.Counts> counts = plan.counts(entity -> entity == EntityType.CUSTOMER ? 3 : 0);
        plan.end(new PlanSummary("shop", "default", List.of(), false, List.of("mind the gap"), counts, 1));

        assertThat(out.toString()).isEqualTo("""
                        + create customer C-2  (customers.csv line 2)
                        … and 1 more customer (--diff-limit)

                                          read     create      patch  unchanged
                        customers            3          2          0          1
                        warning: mind the gap

                        A plan for target shop: nothing was changed there (1 request).
                        """);
    }

    private static FieldChange change(@Nullable Object before, Object after) {
        return new FieldChange("is_default", before, after);
    }

    private static PlannedRecord record(PlanAction action, String referenceId, List<FieldChange> changes) {
        return new PlannedRecord(
                action, RecordKey.customer(referenceId), new Position("customers.csv", 2), null, changes, null);
    }
}
