package dev.customersync.cli;

import dev.customersync.job.RunResult;
import dev.customersync.job.SyncRunner;
import dev.customersync.job.TargetName;
import dev.customersync.log.Journal;
import dev.customersync.log.RunInLog;
import dev.customersync.monitor.Conclusion;
import dev.customersync.monitor.Metrics;
import dev.customersync.monitor.MetricsSettings;
import dev.customersync.monitor.Notifier;
import dev.customersync.monitor.NotifySettings;
import dev.customersync.monitor.Progress;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.report.RunSummary;
import dev.customersync.run.ExitCode;
import dev.customersync.run.Run;
import dev.customersync.run.Runs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/**
 * Follows one command that does a run, from before anything can go wrong to its end, and tells the log, the metrics and the webhook.
 * It reads the configuration by itself, since a command may fail before there is an application.
 */
final class RunWatch implements AutoCloseable {
    /** The commands that a scheduler gives. */
    private static final Set<String> WATCHED = Set.of("sync", "retry");

    private final String command;
    private final Metrics metrics;
    private final Notifier notifier;
    private final Instant begun = Instant.now();
    private final String feed;
    private @Nullable String target;
    private @Nullable Run before;

    private RunWatch(String command, String feed, Metrics metrics, Notifier notifier) {
        this.command = command;
        this.feed = feed;
        this.metrics = metrics;
        this.notifier = notifier;
    }

    /**
     * Watches a command.
     *
     * @throws SyncException when the settings of metrics or webhook are wrong
     */
    static RunWatch over(String command, PrintWriter err) {
        try {
            Binder configuration = Binder.get(environment());
            return new RunWatch(
                    command,
                    configuration.bind("sync.feed", String.class).orElse("default"),
                    new Metrics(configuration.bindOrCreate("sync.metrics", MetricsSettings.class), warnings(err)),
                    new Notifier(configuration.bindOrCreate("sync.notify", NotifySettings.class), warnings(err)));
        } catch (RuntimeException e) {
            throw Application.explained(e);
        }
    }

    /** A command was given with options that it does not have, or without those that it needs. */
    static void misused(String command, PrintWriter err) {
        if (WATCHED.contains(command) && Audience.mayExist(names(), Path.of(""))) {
            try (RunWatch watch = over(command, err)) {
                watch.tell(watch.conclusion(ExitCode.USAGE, null, null, null));
            } catch (SyncException e) {
                err.println("warning: Nobody was told of this: " + e.getMessage());
            }
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(System.getenv().keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        return names;
    }

    private static Consumer<String> warnings(PrintWriter err) {
        return warning -> err.println("warning: " + warning);
    }

    /** A file that cannot be read is said to be so when the application starts; the webhook may be known from the environment. */
    private static StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            return environment;
        } catch (RuntimeException unreadable) {
            return new StandardEnvironment();
        }
    }

    /** Lets Spring Batch tell the metrics of its steps. */
    ApplicationContextInitializer<ConfigurableApplicationContext> initializer() {
        return context -> context.getBeanFactory().registerSingleton("observationRegistry", metrics.observations());
    }

    /** The application is there: before anything else it is asked whom it works for, and what was before. */
    void begin(ApplicationContext application) {
        knowTarget(targetName(application));
        if (notifier.isOn() && target != null) {
            try {
                before = application
                        .getBean(Runs.class)
                        .lastWorkedOn(target, feed)
                        .orElse(null);
            } catch (DataAccessException e) {
                // The run is about to find out too, and says so better.
                before = null;
            }
        }
    }

    /** The name of the account; asks neither the database nor the account. */
    static String targetName(ApplicationContext application) {
        return application.getBean(TargetName.class).value();
    }

    private void knowTarget(String name) {
        target = name;
        metrics.group(name, feed);
    }

    /** The run is there. */
    void opened(Run run, ApplicationContext application) {
        RunInLog.begin(run.id(), run.target(), run.feed());
        if (metrics.isOn()) {
            Ledger ledger = application.getBean(Ledger.class);
            Map<EntityType, Map<Status, Long>> earlier = ledger.counts(run.id());
            metrics.began(new Progress(
                    run.id(),
                    () -> sum(earlier, ledger.appendedByStatus()),
                    application.getBean(SyncRunner.class)::requestTotals,
                    run.requests()));
        }
    }

    private static Map<EntityType, Map<Status, Long>> sum(
            Map<EntityType, Map<Status, Long>> earlier, Map<EntityType, Map<Status, Long>> now) {
        Map<EntityType, Map<Status, Long>> sum = new EnumMap<>(EntityType.class);
        for (Map<EntityType, Map<Status, Long>> part : List.of(earlier, now)) {
            part.forEach((entity, counts) ->
                    counts.forEach((status, count) -> sum.computeIfAbsent(entity, none -> new EnumMap<>(Status.class))
                            .merge(status, count, Long::sum)));
        }
        return sum;
    }

    /** The run has ended, and so has the application. */
    void ended(RunResult result) {
        RunSummary run = result.summary();
        tell(conclusion(run.exitCode(), run.errorCode(), run, result.folder()));
    }

    /**
     * The command failed without closing the books of a run.
     *
     * @param name finds out the name of the account, if that was not known yet
     */
    void failed(Throwable failure, ExitCode code, Callable<String> name) {
        if (target == null && (metrics.isOn() || notifier.isOn())) {
            try {
                knowTarget(name.call());
            } catch (Exception e) {
                // The configuration does not tell: whoever is told of the failure is told without the name.
                target = null;
            }
        }
        tell(conclusion(code, failure instanceof SyncException known ? known.code() : null, null, null));
    }

    private Conclusion conclusion(
            ExitCode code, @Nullable ErrorCode error, @Nullable RunSummary run, @Nullable Path reports) {
        Instant now = Instant.now();
        return new Conclusion(command, code, target, feed, error, now, Duration.between(begun, now), run, reports);
    }

    private void tell(Conclusion end) {
        ErrorCode error = end.error();
        Journal.ended(command, end.exitCode(), error == null ? null : error.code());
        metrics.ended(end);
        notifier.ended(end, before);
    }

    @Override
    public void close() {
        RunInLog.end();
        metrics.close();
    }
}
