package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.job.SyncJob.RowStep;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.push.Pusher;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run: customers before contacts, since a contact needs its customer; and of each the input before what is
 * outstanding, since a row that the input brings anew replaces the one that waits.
 */
final class RunSteps {
    private static final List<EntityType> ENTITIES = List.of(EntityType.CUSTOMER, EntityType.CONTACT);

    private final SyncStates states;
    private final Ledger ledger;
    private final Outstanding outstanding;
    private final Target target;
    private final RemoteLookUp lookUp;
    private final Outage outage;
    private final StopSignal stop;

    RunSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            Target target,
            RemoteLookUp lookUp,
            Outage outage,
            StopSignal stop) {
        this.states = states;
        this.ledger = ledger;
        this.outstanding = outstanding;
        this.target = target;
        this.lookUp = lookUp;
        this.outage = outage;
        this.stop = stop;
    }

    /** The steps, in their order. */
    List<RowStep> of(Run run, SyncInputs inputs, @Nullable Long outstandingOf, Pusher pusher) {
        Outstanding.Selection selection = new Outstanding.Selection(run.target(), run.feed(), outstandingOf);
        RowCheck staleness = new StaleRows(run.id(), run.target(), ledger);
        List<RowStep> steps = new ArrayList<>();
        for (EntityType entity : ENTITIES) {
            for (SyncInput input : inputs.inputs()) {
                if (input.entity() == entity) {
                    steps.add(step(run, entity.plural(), new RowItemReader(input), input.mapping(), staleness, pusher));
                }
            }
            CountingReader reader = new OutstandingReader(run.id(), entity, selection, outstanding, ledger, outage);
            // An outstanding row has no later outcome, though it may have been fed back from an earlier run once.
            Mapping mapping = new OutstandingMapping(entity, inputs.mappings());
            steps.add(step(run, "outstanding-" + entity.plural(), reader, mapping, RowCheck.NONE, pusher));
        }
        return steps;
    }

    private RowStep step(Run run, String name, CountingReader reader, Mapping mapping, RowCheck check, Pusher pusher) {
        ChunkWriter writer = new ChunkWriter(
                new ChunkPlanner(run.id(), mapping, check, states, ledger, target, lookUp),
                pusher,
                new LeftRows(run.id(), mapping, ledger),
                outage,
                stop);
        return new RowStep(name, mapping.entity(), reader, writer);
    }

    /** The entities that a run can have rows of. */
    static List<EntityType> entities() {
        return ENTITIES;
    }
}
