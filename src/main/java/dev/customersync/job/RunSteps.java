package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.decision.Decider;
import dev.customersync.job.PlannedChunks.Ahead;
import dev.customersync.job.SyncJob.RowStep;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.push.Pusher;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
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
    private final LookUp lookUp;
    private final LeftOut leftOut;
    private final Outage outage;
    private final StopSignal stop;
    private final int chunkSize;

    RunSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            StagedAddresses staged,
            Target target,
            LookUp lookUp,
            LeftOut leftOut,
            Outage outage,
            StopSignal stop,
            int chunkSize) {
        this.states = states;
        this.ledger = ledger;
        this.outstanding = outstanding;
        this.staged = staged;
        this.target = target;
        this.lookUp = lookUp;
        this.leftOut = leftOut;
        this.outage = outage;
        this.stop = stop;
        this.chunkSize = chunkSize;
    }

    /**
     * The steps of a run, which push what they decide, in their order.
     *
     * @param threads makes the threads in which chunks are made ahead
     */
    List<RowStep> of(Run run, SyncInputs inputs, @Nullable Long outstandingOf, Pusher pusher, ThreadFactory threads) {
        return of(
                run.id(),
                new Outstanding.Selection(run.target(), run.feed(), outstandingOf),
                inputs,
                new KnownOwners(run.id(), states),
                (name, reader, planner, mapping, ahead) -> {
                    Planner patient = rows -> outage.outlast(() -> planner.plan(rows));
                    PlannedChunks chunks = new PlannedChunks(reader, mapping, patient, chunkSize, ahead, threads);
                    LeftRows leftRows = new LeftRows(run.id(), mapping.entity(), ledger);
                    return new RowStep(name, mapping.entity(), chunks, new ChunkWriter(chunks, pusher, leftRows, stop));
                });
    }

    /**
     * The steps, in their order.
     *
     * @param runId under which outcomes are kept
     * @param factory makes of each step's decisions what is to be made of them
     */
    List<RowStep> of(
            long runId, Outstanding.Selection selection, SyncInputs inputs, Owners owners, RowStepFactory factory) {
        // What was left out of these rows was counted when they were staged.
        Mapping stagedAddresses = new FittedMapping(
                new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()), target, (entity, fields) -> {});
        AddressJoin addresses = new AddressJoin(runId, stagedAddresses, staged);
        PlannerFactory staging = (mapping, check) -> new AddressStaging(runId, mapping, check, staged, ledger, target);
        PlannerFactory planner = (mapping, check) ->
                new ChunkPlanner(runId, mapping, check, states, ledger, target, addresses, owners, lookUp);
        RowCheck staleness = new StaleRows(runId, selection.target(), ledger);
        Assembly assembly = new Assembly(runId, selection, inputs, staleness, factory);
        // A row that was staged waits for its customer: only rows that are counted as read may.
        assembly.add(EntityType.ADDRESS, staging, Ahead.ROWS);
        Ahead ahead = target.capabilities().independentRecords() ? Ahead.DECISIONS : Ahead.ROWS;
        assembly.add(EntityType.CUSTOMER, planner, ahead);
        assembly.addAddressesOnly(addresses);
        assembly.add(EntityType.CONTACT, planner, ahead);
        return assembly.steps;
    }

    /** Makes the step that carries out, or shows, what a planner decides. */
    @FunctionalInterface
    interface RowStepFactory {
        /**
         * Makes it.
         *
         * @param mapping of its rows
         * @param ahead what may be made of a chunk before the one before it has its outcomes
         */
        RowStep create(String name, CountingReader reader, Planner planner, Mapping mapping, Ahead ahead);
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
        private final RowStepFactory factory;

        Assembly(
                long runId,
                Outstanding.Selection selection,
                SyncInputs inputs,
                RowCheck staleness,
                RowStepFactory factory) {
            this.runId = runId;
            this.selection = selection;
            this.inputs = inputs;
            this.staleness = staleness;
            this.factory = factory;
        }

        void add(EntityType entity, PlannerFactory planners, Ahead ahead) {
            for (SyncInput input : inputs.inputs()) {
                if (input.entity() == entity) {
                    Mapping mapping = fitted(input.mapping());
                    Planner planner = planners.create(mapping, staleness);
                    add(entity.plural(), new RowItemReader(input), planner, mapping, ahead);
                }
            }
            CountingReader reader = new OutstandingReader(runId, entity, selection, outstanding, ledger, outage);
            // An outstanding row has no later outcome, though it may have been fed back from an earlier run once.
            Mapping mapping = fitted(new OutstandingMapping(entity, inputs.mappings()));
            // What is outstanding depends on the outcomes so far.
            add(
                    "outstanding-" + entity.plural(),
                    reader,
                    planners.create(mapping, RowCheck.NONE),
                    mapping,
                    Ahead.NOTHING);
        }

        /** What is left of the staged addresses when all customers have had theirs. */
        void addAddressesOnly(AddressJoin addresses) {
            Mapping mapping = fitted(new OutstandingMapping(EntityType.ADDRESS, inputs.mappings()));
            Planner planner = new AddressesOnlyPlanner(
                    addresses, states, new Decider(target.capabilities().incomparableWhenFound()));
            CountingReader reader = new WaitingCustomersReader(runId, staged, outage);
            add("addresses-only", reader, planner, mapping, Ahead.NOTHING);
        }

        private void add(String name, CountingReader reader, Planner planner, Mapping mapping, Ahead ahead) {
            steps.add(factory.create(name, reader, planner, mapping, ahead));
        }
    }

    /** The entities that a run can have rows of. */
    static List<EntityType> entities() {
        return ENTITIES;
    }
}
