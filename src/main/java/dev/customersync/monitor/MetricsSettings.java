package dev.customersync.monitor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where metrics of runs go.
 *
 * @param job The job label that the metrics are grouped under, beside target and feed.
 * @param pushgateway The Prometheus Pushgateway.
 */
@ConfigurationProperties("sync.metrics")
public record MetricsSettings(
        @DefaultValue("customer_sync") @NotBlank String job,
        @DefaultValue Pushgateway pushgateway) {

    /**
     * The Prometheus Pushgateway.
     *
     * @param url Of a Prometheus Pushgateway, such as http://pushgateway:9091; may hold user:password@.
     * @param interval How often metrics are pushed while a run is under way.
     */
    public record Pushgateway(
            @Nullable URI url, @DefaultValue("15s") @NotNull Duration interval) {}
}
