package dev.customersync.monitor;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told how runs end.
 *
 * @param webhook Where messages go.
 * @param when What is told of: failure, recovery (the first success after a failure), or always.
 * @param onRows Whether exit code 4, some rows to be mended, counts as a failure.
 */
@ConfigurationProperties("sync.notify")
public record NotifySettings(
        @DefaultValue Webhook webhook,
        @DefaultValue({"failure", "recovery"}) @NotNull Set<Occasion> when,
        @DefaultValue("true") boolean onRows) {

    /**
     * Where messages go.
     *
     * @param url A URL that takes JSON by POST, such as an incoming webhook of Slack or Mattermost; a secret.
     */
    public record Webhook(@Nullable URI url) {}

    /** When a message is sent. */
    public enum Occasion {
        FAILURE,
        RECOVERY,
        ALWAYS
    }
}
