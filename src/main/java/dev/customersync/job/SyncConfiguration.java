package dev.customersync.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.customersync.database.DatabaseSettings;
import dev.customersync.database.Outage;
import dev.customersync.http.ClientSettings;
import dev.customersync.http.Workers;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.LedgerDigest;
import dev.customersync.outcome.LedgerReports;
import dev.customersync.outcome.Outstanding;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.progress.Progress;
import dev.customersync.push.PushSettings;
import dev.customersync.push.PusherFactory;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.report.Reports;
import dev.customersync.run.Runs;
import dev.customersync.run.StopSignal;
import dev.customersync.run.TargetLock;
import dev.customersync.state.MappingVersions;
import dev.customersync.state.SyncStates;
import dev.customersync.target.ClientLimits;
import dev.customersync.target.Target;
import dev.customersync.target.TargetKind;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of a sync together. The {@link StopSignal} comes from the command, which knows of signals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ClientLimits clientLimits(SyncSettings settings, StopSignal stop) {
        SyncSettings.Push push = settings.push();
        ClientSettings.Retries standard = ClientSettings.Retries.DEFAULT;
        return new ClientLimits(
                settings.rateLimit(),
                settings.concurrency(),
                new ClientSettings.Retries(
                        push.attempts(),
                        standard.backoffMin(),
                        standard.backoffMax(),
                        push.retryAfterCap(),
                        push.giveUpAfter()),
                new ClientSettings.Timeouts(push.connectTimeout(), push.responseTimeout()),
                stop);
    }

    @Bean
    TargetName targetName(SyncSettings settings, ObjectProvider<Target> targets, ObjectProvider<TargetKind> supported) {
        Target target = targets.getIfAvailable();
        if (target == null) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    "sync.target (SYNC_TARGET): expected one of "
                            + supported.stream().map(TargetKind::name).sorted().collect(Collectors.joining(", "))
                            + ", found \"" + settings.target() + "\"");
        }
        String given = settings.targetName();
        return new TargetName(given == null || given.isBlank() ? target.defaultName() : given);
    }

    @Bean
    SyncStates syncStates(
            DataSource dataSource, PlatformTransactionManager transactions, TargetName name, Target target) {
        return new SyncStates(
                dataSource, transactions, name.value(), target.capabilities().customerIdentity());
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return new Ledger(dataSource);
    }

    @Bean
    Reports reports(DataSource dataSource, PlatformTransactionManager transactions, Runs runs) {
        return new Reports(
                new LedgerReports(dataSource, transactions), new LedgerDigest(dataSource, transactions), runs);
    }

    @Bean
    Outstanding outstanding(JdbcClient jdbc) {
        return new Outstanding(jdbc);
    }

    @Bean
    StagedAddresses stagedAddresses(DataSource dataSource) {
        return new StagedAddresses(dataSource);
    }

    @Bean
    Outage outage(DatabaseSettings settings) {
        return Outage.of(settings.db().outage());
    }

    @Bean
    Runs runs(JdbcClient jdbc) {
        return new Runs(jdbc);
    }

    @Bean
    Workers workers(SyncSettings settings) {
        return new Workers(settings.concurrency());
    }

    @Bean
    RemoteLookUp remoteLookUp(Target target, Workers workers) {
        return new RemoteLookUp(target, workers);
    }

    @Bean
    PushSettings pushSettings(SyncSettings settings) {
        SyncSettings.Push push = settings.push();
        return new PushSettings(push.settle(), push.serverMaxTime(), push.attempts(), push.remoteMissing());
    }

    @Bean
    PusherFactory pusherFactory(
            Target target,
            SyncStates states,
            Ledger ledger,
            PlatformTransactionManager transactions,
            Outage outage,
            RemoteLookUp lookUp,
            Workers workers,
            PushSettings settings,
            StopSignal stop,
            Clock clock) {
        return new PusherFactory(
                target,
                states,
                ledger,
                new TransactionTemplate(transactions),
                outage,
                lookUp,
                workers,
                settings,
                stop,
                clock);
    }

    @Bean
    InFlightResolver inFlightResolver(
            SyncStates states, RemoteLookUp lookUp, PushSettings settings, StopSignal stop, Clock clock) {
        return new InFlightResolver(states, lookUp, settings, stop, clock);
    }

    @Bean
    RunRegister runRegister(
            Runs runs,
            Ledger ledger,
            TargetName target,
            SyncSettings settings,
            ListableBeanFactory beans,
            Clock clock) {
        boolean fullInputs = settings.inputs() == SyncSettings.Inputs.FULL;
        return new RunRegister(
                runs, ledger, target.value(), settings.feed(), fullInputs, EffectiveConfiguration.of(beans), clock);
    }

    @Bean
    RunClosing runClosing(
            Runs runs, Ledger ledger, StagedAddresses staged, Reports reports, SyncSettings settings, Clock clock) {
        return new RunClosing(runs, ledger, staged, reports, settings.history().keepRuns(), clock);
    }

    @Bean
    LeftOut leftOut() {
        return new LeftOut();
    }

    @Bean
    RunSteps runSteps(
            SyncStates states,
            Ledger ledger,
            Outstanding outstanding,
            StagedAddresses staged,
            Target target,
            RemoteLookUp lookUp,
            LeftOut leftOut,
            Outage outage,
            StopSignal stop,
            SyncSettings settings) {
        return new RunSteps(
                states, ledger, outstanding, staged, target, lookUp::find, leftOut, outage, stop, settings.chunkSize());
    }

    @Bean
    MissingStep missingStep(
            DataSource dataSource,
            SyncStates states,
            Ledger ledger,
            SyncSettings settings,
            Outage outage,
            StopSignal stop) {
        return new MissingStep(dataSource, states, ledger, settings.missing(), outage, stop);
    }

    @Bean
    MappingChangeGuard mappingChangeGuard(
            JdbcClient jdbc, SyncStates states, Target target, TargetName targetName, SyncSettings settings) {
        MappingVersions versions = new MappingVersions(jdbc, targetName.value(), settings.feed());
        return new MappingChangeGuard(states, versions, target, settings.mappingChangeLimit(), settings.chunkSize());
    }

    @Bean
    AccountGuard accountGuard(SyncStates states, Target target, TargetName targetName) {
        return new AccountGuard(states, target, targetName.value());
    }

    @Bean
    Preparation preparation(
            MappingChangeGuard mappingChange, AccountGuard account, InFlightResolver inFlight, ReadMarks marks) {
        return new Preparation(mappingChange, account, inFlight, marks);
    }

    @Bean
    Planning planning(
            DataSource dataSource,
            SyncStates states,
            Target target,
            TargetName targetName,
            RemoteLookUp lookUp,
            MappingChangeGuard mappingChange,
            AccountGuard account,
            MissingStep missing,
            SyncSettings settings,
            StopSignal stop) {
        return new Planning(
                dataSource,
                states,
                target,
                targetName.value(),
                lookUp,
                mappingChange,
                account,
                missing,
                settings,
                stop);
    }

    /** Who shows how far a run is comes from the command, too; it need not be there. */
    @Bean
    ProgressOfRuns progressOfRuns(
            ObjectProvider<Progress> progress, Ledger ledger, Outstanding outstanding, Target target) {
        return new ProgressOfRuns(progress.getIfAvailable(() -> Progress.NONE), ledger, outstanding, target);
    }

    @Bean
    SyncRunner syncRunner(
            HikariDataSource dataSource,
            DatabaseSettings database,
            Ledger ledger,
            RunRegister register,
            RunClosing closing,
            Preparation preparation,
            PusherFactory pushers,
            RunSteps steps,
            MissingStep missing,
            Outstanding outstanding,
            Target target,
            TargetName targetName,
            LeftOut leftOut,
            JobRepository repository,
            JobOperator operator,
            ObjectProvider<ObservationRegistry> observations,
            StopSignal stop,
            ProgressOfRuns progress,
            SyncSettings settings) {
        Gauges gauges = new Gauges(target, ledger, dataSource);
        return new SyncRunner(
                () -> TargetLock.acquire(
                        dataSource, targetName.value(), database.db().outage(), stop),
                register,
                closing,
                preparation,
                pushers,
                steps,
                missing,
                outstanding,
                target,
                leftOut,
                new SyncJobs(
                        repository,
                        operator,
                        observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                        settings.chunkSize()),
                (run, threads) -> new RunSampler(
                                register.runs(),
                                run.id(),
                                gauges,
                                threads,
                                settings.samples().every())
                        .start(),
                stop,
                progress);
    }
}
