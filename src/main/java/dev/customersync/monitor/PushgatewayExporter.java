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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus Pushgateway, and the meters that are pushed to it. Pushes replace the meters that they hold and leave others of the
 * group as they are, so that the time of the last success outlives a run that fails. For one thread at a time.
 */
final class PushgatewayExporter implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Of single rows: they would be timed one by one, and tell less than our own meters. */
    private static final String ITEMS = "spring.batch.item.";

    private final URI url;
    private final String job;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RunMeters meters = new RunMeters(registry);
    private final ObservationRegistry observations = ObservationRegistry.create();
    private @Nullable PushGateway group;

    PushgatewayExporter(URI url, String job) {
        this.url = url;
        this.job = job;
        observations
                .observationConfig()
                .observationPredicate((name, context) -> !name.startsWith(ITEMS))
                .observationHandler(new DefaultMeterObservationHandler(registry, IgnoredMeters.LONG_TASK_TIMER));
    }

    /** Takes what Spring Batch tells of its jobs, steps and chunks. */
    ObservationRegistry observations() {
        return observations;
    }

    /** Says what the metrics are of; nothing is pushed before. */
    void group(String target, String feed) {
        PushGateway.Builder builder = PushGateway.builder()
                .scheme(Scheme.fromString(url.getScheme()))
                .address(url.getHost()
                        + (url.getPort() < 0 ? "" : ":" + url.getPort())
                        + url.getPath().replaceAll("/+$", ""))
                .job(job)
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
        group = builder.build();
    }

    /**
     * Pushes the meters, if it is known what they are of.
     *
     * @param show brings them up to date before
     * @throws IOException when the gateway does not take them
     */
    void push(Consumer<RunMeters> show) throws IOException {
        if (group != null) {
            show.accept(meters);
            group.pushAdd();
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getAuthority().replaceAll("^.*@", "");
    }

    @Override
    public void close() {
        registry.close();
    }
}
