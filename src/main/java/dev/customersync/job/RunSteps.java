package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decider;
import dev.customersync.job.SyncJob.RowStep;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.push.Pusher;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.run.StopSignal;
import dev.customersync.source.Row;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemWriter;

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
    private final LookUp lookUp;
    private final LeftOut leftOut;
    private final Outage outage;
    private final StopSignal stop;

    RunSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            StagedAddresses staged,
            Target target,
            LookUp lookUp,
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

    /** The steps of a run, which push what they decide, in their order. */
    List<RowStep> of(Run run, SyncInputs inputs, @Nullable Long outstandingOf, Pusher pusher) {
        return of(
                run.id(),
                new Outstanding.Selection(run.target(), run.feed(), outstandingOf),
                inputs,
                new KnownOwners(run.id(), states),
                (planner, mapping) ->
                        new ChunkWriter(planner, pusher, new LeftRows(run.id(), mapping, ledger), outage, stop));
    }

    /**
     * The steps, in their order.
     *
     * @param runId under which outcomes are kept
     * @param writers make of each step's decisions what is to be made of them
     */
    List<RowStep> of(
            long runId, Outstanding.Selection selection, SyncInputs inputs, Owners owners, WriterFactory writers) {
        // What was left out of these rows was counted when they were staged.
        Mapping stagedAddresses = new FittedMapping(
                new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()), target, (entity, fields) -> {});
        AddressJoin addresses = new AddressJoin(runId, stagedAddresses, staged);
        PlannerFactory staging = (mapping, check) -> new AddressStaging(runId, mapping, check, staged, ledger, target);
        PlannerFactory planner = (mapping, check) ->
                new ChunkPlanner(runId, mapping, check, states, ledger, target, addresses, owners, lookUp);
        RowCheck staleness = new StaleRows(runId, selection.target(), ledger);
        Assembly assembly = new Assembly(runId, selection, inputs, staleness, writers);
        assembly.add(EntityType.ADDRESS, staging);
        assembly.add(EntityType.CUSTOMER, planner);
        assembly.addAddressesOnly(addresses);
        assembly.add(EntityType.CONTACT, planner);
        return assembly.steps;
    }

    /** Makes what carries out, or shows, what a planner decides. */
    @FunctionalInterface
    interface WriterFactory {
        ItemWriter<Row> create(Planner planner, Mapping mapping);
    }

    /** Makes the planner of a step. */
    @FunctionalInterface
    private interface PlannerFactory {
        Planner create(Mapping mapping, RowCheck check);
    }

    private Mapping fitted(Mapping mapping) {
        return new FittedMapping(mapping, target, leftOut::add);
    }

    /** The steps of one run so far. */
    private final class Assembly {
        private final List<RowStep> steps = new ArrayList<>();
        private final long runId;
        private final Outstanding.Selection selection;
        private final SyncInputs inputs;
        private final RowCheck staleness;
        private final WriterFactory writers;

        Assembly(
                long runId,
                Outstanding.Selection selection,
                SyncInputs inputs,
                RowCheck staleness,
                WriterFactory writers) {
            this.runId = runId;
            this.selection = selection;
            this.inputs = inputs;
            this.staleness = staleness;
            this.writers = writers;
        }

        void add(EntityType entity, PlannerFactory planners) {
            for (SyncInput input : inputs.inputs()) {
                if (input.entity() == entity) {
                    Mapping mapping = fitted(input.mapping());
                    Planner planner = planners.create(mapping, staleness);
                    add(entity.plural(), new RowItemReader(input), mapping, planner);
                }
            }
            CountingReader reader = new OutstandingReader(runId, entity, selection, outstanding, ledger, outage);
            // An outstanding row has no later outcome, though it may have been fed back from an earlier run once.
            Mapping mapping = fitted(new OutstandingMapping(entity, inputs.mappings()));
            add("outstanding-" + entity.plural(), reader, mapping, planners.create(mapping, RowCheck.NONE));
        }

        /** What is left of the staged addresses when all customers have had theirs. */
        void addAddressesOnly(AddressJoin addresses) {
            Mapping mapping = fitted(new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()));
            Planner planner = new AddressesOnlyPlanner(
                    mapping,
                    addresses,
                    states,
                    new Decider(target.capabilities().incomparableWhenFound()));
            add("addresses-only", new WaitingCustomersReader(runId, staged, outage), mapping, planner);
        }

        private void add(String name, CountingReader reader, Mapping mapping, Planner planner) {
            steps.add(new RowStep(name, mapping.entity(), reader, writers.create(planner, mapping)));
        }
    }

    /** The entities that a run can have rows of. */
    static List<EntityType> entities() {
        return ENTITIES;
    }
}
