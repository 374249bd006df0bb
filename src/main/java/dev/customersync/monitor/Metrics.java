package dev.customersync.monitor;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pushes the meters of a run to a Prometheus Pushgateway while it is under way and when it has ended, if one is configured. Never
 * fails, and a run never waits for it but for some seconds at its end: whatever goes wrong is warned of once.
 *
 * <p>Pushes replace the meters that they hold and leave others of the group as they are, so that the time of the last success
 * outlives a run that fails.
 */
public final class Metrics implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Of single rows: they would be timed one by one, and tell less than our own meters. */
    private static final String ITEMS = "spring.batch.item.";

    private final MetricsSettings settings;
    private final Optional<URI> url;
    private final Consumer<String> warnings;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RunMeters meters = new RunMeters(registry);
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final ScheduledExecutorService thread;
    private @Nullable PushGateway gateway;
    private @Nullable Progress run;
    private boolean warned;

    /**
     * @param warnings told what went wrong
     * @throws dev.customersync.problem.SyncException when the settings are wrong
     */
    public Metrics(MetricsSettings settings, Consumer<String> warnings) {
        this.settings = settings;
        this.url =
                HttpUrl.of(settings.pushgateway().url(), "sync.metrics.pushgateway.url (SYNC_METRICS_PUSHGATEWAY_URL)");
        this.warnings = warnings;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "metrics");
            daemon.setDaemon(true);
            return daemon;
        });
        observations
                .observationConfig()
                .observationPredicate((name, context) -> !name.startsWith(ITEMS))
                .observationHandler(new DefaultMeterObservationHandler(registry, IgnoredMeters.LONG_TASK_TIMER));
    }

    /** Whether anybody wants to know. */
    public boolean isOn() {
        return url.isPresent();
    }

    /** What Spring Batch is to tell of its jobs, steps and chunks. */
    public ObservationRegistry observations() {
        return isOn() ? observations : ObservationRegistry.NOOP;
    }

    /** Says what the metrics are of; nothing is pushed before. */
    public synchronized void group(String target, String feed) {
        gateway = url.map(to -> gateway(to, target, feed)).orElse(null);
    }

    /** The run has begun: it is pushed from now on. */
    public synchronized void began(Progress progress) {
        if (gateway != null) {
            run = progress;
            long every = Math.max(
                    SHORTEST.toMillis(), settings.pushgateway().interval().toMillis());
            ScheduledFuture<?> unused =
                    thread.scheduleWithFixedDelay(this::pushProgress, 0, every, TimeUnit.MILLISECONDS);
        }
    }

    /** The command has ended: pushes that for the last time. */
    public void ended(Conclusion end) {
        thread.shutdown();
        pushEnd(end);
    }

    private synchronized void pushProgress() {
        if (run != null && !thread.isShutdown()) {
            Progress now = run;
            push(() -> {
                meters.running();
                meters.show(now);
            });
        }
    }

    private synchronized void pushEnd(Conclusion end) {
        Progress last = run;
        push(() -> {
            if (last != null) {
                meters.show(last);
            }
            meters.show(end);
        });
    }

    private void push(Runnable show) {
        if (gateway == null) {
            return;
        }
        try {
            show.run();
            gateway.pushAdd();
        } catch (IOException | RuntimeException e) {
            warn(e);
        }
    }

    private void warn(Exception e) {
        if (!warned) {
            warned = true;
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            warnings.accept("The Pushgateway at " + url.map(Metrics::name).orElse("")
                    + " (sync.metrics.pushgateway.url) did not take the metrics; the run does not depend on it: "
                    + reason);
        }
    }

    private PushGateway gateway(URI url, String target, String feed) {
        PushGateway.Builder builder = PushGateway.builder()
                .scheme(Scheme.fromString(url.getScheme()))
                .address(url.getHost()
                        + (url.getPort() < 0 ? "" : ":" + url.getPort())
                        + url.getPath().replaceAll("/+$", ""))
                .job(settings.job())
                .groupingKey("target", target)
                .groupingKey("feed", feed)
                .registry(registry.getPrometheusRegistry())
                .format(Format.PROMETHEUS_TEXT)
                .connectionTimeout(CONNECT)
                .readTimeout(ANSWER);
        String[] user =
                url.getUserInfo() == null ? new String[0] : url.getUserInfo().split(":", 2);
        if (user.length == 2) {
            builder.basicAuth(user[0], user[1]);
        }
        return builder.build();
    }

    /** Without the password. */
    private static String name(URI url) {
        return url.getScheme() + "://" + url.getAuthority().replaceAll("^.*@", "");
    }

    @Override
    public void close() {
        thread.shutdownNow();
        registry.close();
    }
}
