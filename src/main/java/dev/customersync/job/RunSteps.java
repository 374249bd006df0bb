package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decider;
import dev.customersync.job.SyncJob.RowStep;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.push.Pusher;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run: addresses are staged before anything is sent, since a customer is sent with its addresses; customers come
 * before the addresses of those that are not read, and before contacts, since these need their customer; and of each the input
 * comes before what is outstanding, since a row that the input brings anew replaces the one that waits.
 */
final class RunSteps {
    private static final List<EntityType> ENTITIES =
            List.of(EntityType.CUSTOMER, EntityType.ADDRESS, EntityType.CONTACT);

    private final SyncStates states;
    private final Ledger ledger;
    private final Outstanding outstanding;
    private final StagedAddresses staged;
    private final Target target;
    private final RemoteLookUp lookUp;
    private final Outage outage;
    private final StopSignal stop;

    RunSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            StagedAddresses staged,
            Target target,
            RemoteLookUp lookUp,
            Outage outage,
            StopSignal stop) {
        this.states = states;
        this.ledger = ledger;
        this.outstanding = outstanding;
        this.staged = staged;
        this.target = target;
        this.lookUp = lookUp;
        this.outage = outage;
        this.stop = stop;
    }

    /** The steps, in their order. */
    List<RowStep> of(Run run, List<SyncInput> inputs, @Nullable Long outstandingOf, Pusher pusher) {
        Outstanding.Selection selection = new Outstanding.Selection(run.target(), run.feed(), outstandingOf);
        AddressJoin addresses = new AddressJoin(run.id(), new OutstandingMapping(EntityType.ADDRESS, inputs), staged);
        List<RowStep> steps = new ArrayList<>();
        addSteps(steps, run, EntityType.ADDRESS, inputs, selection, pusher, mapping -> staging(run, mapping));
        addSteps(
                steps,
                run,
                EntityType.CUSTOMER,
                inputs,
                selection,
                pusher,
                mapping -> planner(run, mapping, addresses));
        steps.add(addressesOnly(run, inputs, addresses, pusher));
        addSteps(
                steps, run, EntityType.CONTACT, inputs, selection, pusher, mapping -> planner(run, mapping, addresses));
        return steps;
    }

    private void addSteps(
            List<RowStep> steps,
            Run run,
            EntityType entity,
            List<SyncInput> inputs,
            Outstanding.Selection selection,
            Pusher pusher,
            Function<Mapping, Planner> planners) {
        for (SyncInput input : inputs) {
            if (input.entity() == entity) {
                Planner planner = planners.apply(input.mapping());
                steps.add(step(run, entity.plural(), new RowItemReader(input), input.mapping(), planner, pusher));
            }
        }
        CountingReader reader = new OutstandingReader(run.id(), entity, selection, outstanding, ledger, outage);
        Mapping mapping = new OutstandingMapping(entity, List.of());
        steps.add(step(run, "outstanding-" + entity.plural(), reader, mapping, planners.apply(mapping), pusher));
    }

    private Planner staging(Run run, Mapping mapping) {
        return new AddressStaging(run.id(), mapping, staged, ledger, target);
    }

    private Planner planner(Run run, Mapping mapping, AddressJoin addresses) {
        return new ChunkPlanner(run.id(), mapping, states, ledger, target, addresses, lookUp);
    }

    /** What is left of the staged addresses when all customers have had theirs. */
    private RowStep addressesOnly(Run run, List<SyncInput> inputs, AddressJoin addresses, Pusher pusher) {
        Mapping mapping = new OutstandingMapping(EntityType.ADDRESS, inputs);
        Planner planner = new AddressesOnlyPlanner(
                mapping, addresses, states, new Decider(target.capabilities().incomparableFields()));
        CountingReader reader = new WaitingCustomersReader(run.id(), staged, outage);
        return step(run, "addresses-only", reader, mapping, planner, pusher);
    }

    private RowStep step(Run run, String name, CountingReader reader, Mapping mapping, Planner planner, Pusher pusher) {
        ChunkWriter writer = new ChunkWriter(planner, pusher, new LeftRows(run.id(), mapping, ledger), outage, stop);
        return new RowStep(name, mapping.entity(), reader, writer);
    }

    /** The entities that a run can have rows of. */
    static List<EntityType> entities() {
        return ENTITIES;
    }
}
