package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.job.SyncJob.ItemStep;
import dev.customersync.missing.MissingGuard;
import dev.customersync.missing.MissingRecord;
import dev.customersync.missing.MissingRecords;
import dev.customersync.missing.MissingScope;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.LedgerTables;
import dev.customersync.problem.SyncException;
import dev.customersync.push.Pusher;
import dev.customersync.record.EntityType;
import dev.customersync.report.MissingCsv;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of a run that is told so: deletes at the target what full inputs have no more, contacts before the customers that they
 * belong to.
 */
final class MissingStep {
    private static final Logger log = LoggerFactory.getLogger(MissingStep.class);
    private static final List<EntityType> ORDER = List.of(EntityType.CONTACT, EntityType.CUSTOMER);

    private final DataSource dataSource;
    private final SyncStates states;
    private final Ledger ledger;
    private final SyncSettings.Missing settings;
    private final Outage outage;
    private final StopSignal stop;

    MissingStep(
            DataSource dataSource,
            SyncStates states,
            Ledger ledger,
            SyncSettings.Missing settings,
            Outage outage,
            StopSignal stop) {
        this.dataSource = dataSource;
        this.states = states;
        this.ledger = ledger;
        this.settings = settings;
        this.outage = outage;
        this.stop = stop;
    }

    /**
     * The step.
     *
     * @param folder of the run's reports, where records are listed that are too many to be deleted
     */
    ItemStep<MissingRecord> of(MissingScope scope, SyncInputs inputs, Path folder, Pusher pusher) {
        return new ItemStep<>(
                "missing",
                reader(dataSource, LedgerTables.LASTING, scope, inputs, listing(folder), Refusal.STOP, outage),
                new DeletionWriter(scope.runId(), states, ledger, pusher, outage, stop));
    }

    private static MissingGuard.Listing listing(Path folder) {
        return source -> {
            Path file = MissingCsv.write(
                    folder, each -> source.accept(record -> each.accept(record.key(), record.remoteId())));
            return "; all are listed in " + file;
        };
    }

    /**
     * Gives the missing records, when a guard lets them pass.
     *
     * @param from the data source that sees the outcomes of the run
     * @param tables where these are
     * @param patience with that data source
     */
    MissingReader reader(
            DataSource from,
            LedgerTables tables,
            MissingScope scope,
            SyncInputs inputs,
            MissingGuard.Listing listing,
            Refusal refusal,
            Outage patience) {
        MissingRecords records = new MissingRecords(from, tables, scope);
        MissingGuard guard = new MissingGuard(records, settings.limit().toMissingLimit());
        return new MissingReader(
                records,
                () -> {
                    List<EntityType> read = read(inputs);
                    List<EntityType> considered = considered(read);
                    try {
                        guard.check(read, considered, listing);
                        return considered;
                    } catch (SyncException refused) {
                        return refusal.handle(refused, considered);
                    }
                },
                patience);
    }

    /** What comes of a guard's refusal. */
    @FunctionalInterface
    interface Refusal {
        /** Nothing is deleted. */
        Refusal STOP = (refused, considered) -> {
            throw refused;
        };

        /** Says which entities' missing records are wanted all the same. */
        List<EntityType> handle(SyncException refused, List<EntityType> considered);
    }

    /** The entities that were read as a whole; those that were read in part are named. */
    private static List<EntityType> read(SyncInputs inputs) {
        List<EntityType> read = new ArrayList<>();
        for (EntityType entity : ORDER) {
            if (inputs.isFull(entity)) {
                read.add(entity);
            } else if (inputs.inputs().stream().anyMatch(input -> input.entity() == entity)) {
                log.warn("Not all {} were read: none is looked for that the source has no more", entity.plural());
            }
        }
        return read;
    }

    private List<EntityType> considered(List<EntityType> read) {
        if (read.contains(EntityType.CUSTOMER) && !settings.deleteCustomers()) {
            log.info("Missing customers stay: sync.missing.delete-customers (SYNC_MISSING_DELETE_CUSTOMERS) is false");
            return read.stream().filter(entity -> entity != EntityType.CUSTOMER).toList();
        }
        return read;
    }
}
