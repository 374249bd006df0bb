package dev.customersync.monitor;

import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pushes the meters of a run to a Prometheus Pushgateway while it is under way and when it has ended, if one is configured. Never
 * fails, and a run never waits for it but for some seconds at its end: whatever goes wrong is warned of once.
 */
public final class Metrics implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final @Nullable PushgatewayExporter gateway;
    private final Duration interval;
    private final Consumer<String> warnings;
    private final ScheduledExecutorService thread;
    private @Nullable Progress run;
    private boolean warned;

    /**
     * @param warnings told what went wrong
     * @throws dev.customersync.problem.SyncException when the settings are wrong
     */
    public Metrics(MetricsSettings settings, Consumer<String> warnings) {
        this.gateway = HttpUrl.of(
                        settings.pushgateway().url(), "sync.metrics.pushgateway.url (SYNC_METRICS_PUSHGATEWAY_URL)")
                .map(url -> new PushgatewayExporter(url, settings.job()))
                .orElse(null);
        this.interval = settings.pushgateway().interval();
        this.warnings = warnings;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "metrics");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Whether anybody wants to know. */
    public boolean isOn() {
        return gateway != null;
    }

    /** What Spring Batch is to tell of its jobs, steps and chunks. */
    public ObservationRegistry observations() {
        return gateway == null ? ObservationRegistry.NOOP : gateway.observations();
    }

    /** Says what the metrics are of; nothing is pushed before. */
    public synchronized void group(String target, String feed) {
        if (gateway != null) {
            gateway.group(target, feed);
        }
    }

    /** The run has begun: it is pushed from now on. */
    public synchronized void began(Progress progress) {
        if (gateway != null) {
            run = progress;
            long every = Math.max(SHORTEST.toMillis(), interval.toMillis());
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
            push(meters -> {
                meters.running();
                meters.show(now);
            });
        }
    }

    private synchronized void pushEnd(Conclusion end) {
        Progress last = run;
        push(meters -> {
            if (last != null) {
                meters.show(last);
            }
            meters.show(end);
        });
    }

    private void push(Consumer<RunMeters> show) {
        if (gateway != null) {
            try {
                gateway.push(show);
            } catch (IOException | RuntimeException e) {
                warn(gateway, e);
            }
        }
    }

    private void warn(PushgatewayExporter gateway, Exception e) {
        if (!warned) {
            warned = true;
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            warnings.accept("The Pushgateway at " + gateway
                    + " (sync.metrics.pushgateway.url) did not take the metrics; the run does not depend on it: "
                    + reason);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (gateway != null) {
            gateway.close();
        }
    }
}
