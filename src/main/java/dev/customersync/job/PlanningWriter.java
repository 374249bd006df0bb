package dev.customersync.job;

import dev.customersync.decision.RowDecision;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.ScratchLedger;
import dev.customersync.plan.Plan;
import dev.customersync.plan.PlannedRecord;
import dev.customersync.push.Expectation;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.source.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** What a plan does with a chunk: decide, and take it for done. */
final class PlanningWriter implements ItemWriter<PlannedChunk> {
    private final Ledger scratch;
    private final Plan plan;
    private final StopSignal stop;

    PlanningWriter(Ledger scratch, Plan plan, StopSignal stop) {
        this.scratch = scratch;
        this.plan = plan;
        this.stop = stop;
    }

    @Override
    public void write(Chunk<? extends PlannedChunk> chunks) {
        chunks.forEach(this::write);
    }

    private void write(PlannedChunk chunk) {
        if (stop.getAsBoolean()) {
            throw new RunStoppedException();
        }
        List<Outcome> expected = new ArrayList<>();
        for (RowDecision decision : inOrderOf(chunk.rows(), chunk.decisions())) {
            List<Outcome> outcomes = Expectation.of(decision);
            outcomes.forEach(outcome -> plan.add(PlannedRecord.of(decision, outcome)));
            expected.addAll(outcomes);
        }
        if (!expected.isEmpty()) {
            scratch.append(ScratchLedger.RUN, expected);
        }
    }

    /** As the rows were read; what is decided on rows of another input, such as addresses, comes last. */
    private static List<RowDecision> inOrderOf(List<KeyedRow> rows, List<RowDecision> decisions) {
        Map<Position, Integer> places = new HashMap<>(rows.size() * 2);
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).position(), i);
        }
        List<RowDecision> ordered = new ArrayList<>(decisions);
        ordered.sort(Comparator.comparingInt(
                decision -> places.getOrDefault(decision.row().position(), rows.size())));
        return ordered;
    }
}
