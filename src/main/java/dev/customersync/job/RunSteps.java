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
    private final LeftOut leftOut;
    private final Outage outage;
    private final StopSignal stop;

    RunSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            StagedAddresses staged,
            Target target,
            RemoteLookUp lookUp,
            LeftOut leftOut,
            Outage outage,
            StopSignal stop) {
        this.states = states;
        this.ledger = ledger;
        this.outstanding = outstanding;
        this.staged = staged;
        this.target = target;
        this.lookUp = lookUp;
        this.leftOut = leftOut;
        this.outage = outage;
        this.stop = stop;
    }

    /** The steps, in their order. */
    List<RowStep> of(Run run, SyncInputs inputs, @Nullable Long outstandingOf, Pusher pusher) {
        Outstanding.Selection selection = new Outstanding.Selection(run.target(), run.feed(), outstandingOf);
        // What was left out of these rows was counted when they were staged.
        Mapping stagedAddresses = new FittedMapping(
                new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()), target, (entity, fields) -> {});
        AddressJoin addresses = new AddressJoin(run.id(), stagedAddresses, staged);
        PlannerFactory staging =
                (mapping, check) -> new AddressStaging(run.id(), mapping, check, staged, ledger, target);
        PlannerFactory planner = (mapping, check) ->
                new ChunkPlanner(run.id(), mapping, check, states, ledger, target, addresses, lookUp);
        List<RowStep> steps = new ArrayList<>();
        addSteps(steps, run, EntityType.ADDRESS, inputs, selection, staging, pusher);
        addSteps(steps, run, EntityType.CUSTOMER, inputs, selection, planner, pusher);
        steps.add(addressesOnly(run, inputs, addresses, pusher));
        addSteps(steps, run, EntityType.CONTACT, inputs, selection, planner, pusher);
        return steps;
    }

    /** Makes the planner of a step. */
    @FunctionalInterface
    private interface PlannerFactory {
        Planner create(Mapping mapping, RowCheck check);
    }

    private void addSteps(
            List<RowStep> steps,
            Run run,
            EntityType entity,
            SyncInputs inputs,
            Outstanding.Selection selection,
            PlannerFactory planners,
            Pusher pusher) {
        RowCheck staleness = new StaleRows(run.id(), run.target(), ledger);
        for (SyncInput input : inputs.inputs()) {
            if (input.entity() == entity) {
                Mapping mapping = fitted(input.mapping());
                Planner planner = planners.create(mapping, staleness);
                steps.add(step(run, entity.plural(), new RowItemReader(input), mapping, planner, pusher));
            }
        }
        CountingReader reader = new OutstandingReader(run.id(), entity, selection, outstanding, ledger, outage);
        // An outstanding row has no later outcome, though it may have been fed back from an earlier run once.
        Mapping mapping = fitted(new OutstandingMapping(entity, inputs.mappings()));
        Planner planner = planners.create(mapping, RowCheck.NONE);
        steps.add(step(run, "outstanding-" + entity.plural(), reader, mapping, planner, pusher));
    }

    /** What is left of the staged addresses when all customers have had theirs. */
    private RowStep addressesOnly(Run run, SyncInputs inputs, AddressJoin addresses, Pusher pusher) {
        Mapping mapping = fitted(new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()));
        Planner planner = new AddressesOnlyPlanner(
                mapping, addresses, states, new Decider(target.capabilities().incomparableWhenFound()));
        CountingReader reader = new WaitingCustomersReader(run.id(), staged, outage);
        return step(run, "addresses-only", reader, mapping, planner, pusher);
    }

    private Mapping fitted(Mapping mapping) {
        return new FittedMapping(mapping, target, leftOut::add);
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
