package dev.customersync.job;

import dev.customersync.http.ClientSettings;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.LedgerReports;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.push.PushSettings;
import dev.customersync.push.PusherFactory;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.push.Workers;
import dev.customersync.report.Reports;
import dev.customersync.run.Runs;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.ClientLimits;
import dev.customersync.target.Target;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of a sync together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StopSignal stopSignal() {
        return new StopSignal();
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
                stop);
    }

    @Bean
    TargetName targetName(SyncSettings settings, ObjectProvider<Target> targets) {
        Target target = targets.getIfAvailable();
        if (target == null) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    "sync.target (SYNC_TARGET): expected a platform that is supported, such as wizcommerce, found \""
                            + settings.target() + "\"");
        }
        String given = settings.targetName();
        return new TargetName(given == null || given.isBlank() ? target.defaultName() : given);
    }

    @Bean
    SyncStates syncStates(JdbcClient jdbc, PlatformTransactionManager transactions, TargetName target) {
        return new SyncStates(jdbc, transactions, target.value());
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return new Ledger(dataSource);
    }

    @Bean
    LedgerReports ledgerReports(DataSource dataSource, PlatformTransactionManager transactions) {
        return new LedgerReports(dataSource, transactions);
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
        return new PushSettings(push.settle(), push.serverMaxTime(), push.attempts());
    }

    @Bean
    PusherFactory pusherFactory(
            Target target,
            SyncStates states,
            Ledger ledger,
            PlatformTransactionManager transactions,
            RemoteLookUp lookUp,
            Workers workers,
            PushSettings settings,
            StopSignal stop,
            Clock clock) {
        return new PusherFactory(
                target, states, ledger, new TransactionTemplate(transactions), lookUp, workers, settings, stop, clock);
    }

    @Bean
    InFlightResolver inFlightResolver(
            SyncStates states, RemoteLookUp lookUp, PushSettings settings, StopSignal stop, Clock clock) {
        return new InFlightResolver(states, lookUp, settings, stop, clock);
    }

    @Bean
    RunRegister runRegister(Runs runs, Ledger ledger, TargetName target, SyncSettings settings, Clock clock) {
        return new RunRegister(runs, ledger, target.value(), settings.feed(), clock);
    }

    @Bean
    RunClosing runClosing(Runs runs, Ledger ledger, LedgerReports ledgerReports, Clock clock) {
        return new RunClosing(runs, ledger, new Reports(ledgerReports), clock);
    }

    @Bean
    SyncRunner syncRunner(
            RunRegister register,
            RunClosing closing,
            InFlightResolver inFlight,
            PusherFactory pushers,
            RemoteLookUp lookUp,
            SyncStates states,
            Ledger ledger,
            Runs runs,
            Target target,
            TargetName targetName,
            JobRepository repository,
            JobOperator operator,
            StopSignal stop,
            SyncSettings settings) {
        AccountGuard guard = new AccountGuard(states, target, targetName.value());
        return new SyncRunner(
                register,
                closing,
                guard,
                inFlight,
                pushers,
                lookUp,
                states,
                ledger,
                runs,
                target,
                repository,
                operator,
                stop,
                settings.chunkSize());
    }
}
