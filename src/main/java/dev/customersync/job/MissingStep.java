package dev.customersync.job;

import dev.customersync.database.Outage;
import dev.customersync.job.SyncJob.ItemStep;
import dev.customersync.missing.MissingGuard;
import dev.customersync.missing.MissingPolicy;
import dev.customersync.missing.MissingRecord;
import dev.customersync.missing.MissingRecords;
import dev.customersync.missing.MissingScope;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.LedgerTables;
import dev.customersync.push.Pusher;
import dev.customersync.record.EntityType;
import dev.customersync.report.MissingCsv;
import dev.customersync.run.StopSignal;
import dev.customersync.source.Header;
import dev.customersync.source.RowReader;
import dev.customersync.state.SyncStates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of a run that is told so: deletes at the target what full inputs have no more, contacts before the customers that they
 * belong to.
 */
final class MissingStep {
    private static final Logger log = LoggerFactory.getLogger(MissingStep.class);

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
    ItemStep<MissingRecord> of(
            long runId,
            String target,
            String feed,
            MissingPolicy policy,
            SyncInputs inputs,
            Path folder,
            Pusher pusher) {
        MissingReader reader =
                reader(dataSource, LedgerTables.LASTING, runId, target, feed, policy, inputs, listing(folder));
        return new ItemStep<>("missing", reader, new DeletionWriter(runId, states, ledger, pusher, outage, stop));
    }

    private static MissingGuard.Listing listing(Path folder) {
        return source -> {
            Path file = MissingCsv.write(
                    folder, each -> source.accept(record -> each.accept(record.key(), record.remoteId())));
            return "all are listed in " + file + "; ";
        };
    }

    /** Gives the missing records, those of a run whose outcomes are in these tables. */
    MissingReader reader(
            DataSource from,
            LedgerTables tables,
            long runId,
            String target,
            String feed,
            MissingPolicy policy,
            SyncInputs inputs,
            MissingGuard.Listing listing) {
        Map<EntityType, List<String>> sources = new EnumMap<>(EntityType.class);
        for (SyncInput input : inputs.inputs()) {
            try (RowReader opened = input.open()) {
                addIfFull(input.entity(), opened.header(), sources);
            }
        }
        MissingScope scope = new MissingScope(runId, target, feed, policy.includeAdopted(), sources);
        MissingRecords records = new MissingRecords(from, tables, scope);
        List<EntityType> considered = considered(sources);
        MissingGuard guard = new MissingGuard(scope, records, settings.limit().toMissingLimit());
        return new MissingReader(records, considered, () -> guard.check(considered, listing), outage);
    }

    private static void addIfFull(EntityType entity, Header header, Map<EntityType, List<String>> sources) {
        if (header.isFedBack()) {
            log.warn(
                    "{} is a rejects file, which holds some rows only: no {} are looked for that are missing from it",
                    header.source(),
                    entity.plural());
        } else {
            sources.computeIfAbsent(entity, none -> new ArrayList<>()).add(header.source());
        }
    }

    private List<EntityType> considered(Map<EntityType, List<String>> sources) {
        List<EntityType> considered = new ArrayList<>();
        if (sources.containsKey(EntityType.CONTACT)) {
            considered.add(EntityType.CONTACT);
        }
        if (sources.containsKey(EntityType.CUSTOMER) && settings.deleteCustomers()) {
            considered.add(EntityType.CUSTOMER);
        }
        if (sources.containsKey(EntityType.CUSTOMER) && !settings.deleteCustomers()) {
            log.info("Missing customers stay: sync.missing.delete-customers is false");
        }
        return considered;
    }
}
