package dev.customersync.monitor;

import dev.customersync.run.ExitCode;
import dev.customersync.run.Run;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells a webhook how runs end, when one is configured. Never fails: whoever cannot be told is warned of. */
public final class Notifier {
    private final @Nullable Webhook webhook;
    private final NotifyPolicy policy;
    private final Consumer<String> warnings;

    /**
     * @param warnings told what went wrong
     * @throws dev.customersync.problem.SyncException when the settings are wrong
     */
    public Notifier(NotifySettings settings, Consumer<String> warnings) {
        this.webhook = HttpUrl.of(settings.webhook().url(), "sync.notify.webhook.url (SYNC_NOTIFY_WEBHOOK_URL)")
                .map(Webhook::new)
                .orElse(null);
        this.policy = new NotifyPolicy(settings.when(), settings.onRows());
        this.warnings = warnings;
    }

    /** Whether anybody is to be told. */
    public boolean isOn() {
        return webhook != null;
    }

    /**
     * Tells of an end, if it is one to be told of.
     *
     * @param before the run before of the same target and feed, as it was when the command began; null when there was none
     */
    public void ended(Conclusion end, @Nullable Run before) {
        if (webhook != null) {
            Optional<NotifyPolicy.Before> beforeThat =
                    Optional.ofNullable(before).map(Notifier::ending);
            policy.event(end.exitCode(), beforeThat).ifPresent(event -> send(webhook, new Message(end, event)));
        }
    }

    private static NotifyPolicy.Before ending(Run run) {
        Integer code = run.exitCode();
        return new NotifyPolicy.Before(code == null ? null : ExitCode.of(code));
    }

    private void send(Webhook to, Message message) {
        try {
            to.send(message.json());
        } catch (IOException | RuntimeException e) {
            warnings.accept("The webhook at " + to
                    + " (sync.notify.webhook.url) did not take the message of this run's end: " + e.getMessage());
        }
    }
}
