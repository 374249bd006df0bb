package dev.customersync.monitor;

import dev.customersync.monitor.NotifySettings.Occasion;
import dev.customersync.run.ExitCode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ends of runs are told of. */
final class NotifyPolicy {
    private final Set<Occasion> on;
    private final boolean onRows;

    NotifyPolicy(Set<Occasion> on, boolean onRows) {
        this.on = on;
        this.onRows = onRows;
    }

    /** What is told. */
    enum Event {
        FAILURE,
        RECOVERY,
        SUCCESS
    }

    /**
     * What is told of that end; empty for nothing.
     *
     * @param before how the run before ended; empty when there was none
     */
    Optional<Event> event(ExitCode code, Optional<Before> before) {
        if (code == ExitCode.INTERRUPTED) {
            // Whoever pressed Ctrl-C knows of it.
            return Optional.empty();
        } else if (isFailure(code)) {
            return wanted(Event.FAILURE, Occasion.FAILURE);
        } else if (before.isPresent() && isFailure(before.get())) {
            return wanted(Event.RECOVERY, Occasion.RECOVERY);
        }
        return wanted(Event.SUCCESS, Occasion.ALWAYS);
    }

    /**
     * How an earlier run ended.
     *
     * @param code null when its process died without a word
     */
    record Before(@Nullable ExitCode code) {}

    private Optional<Event> wanted(Event event, Occasion occasion) {
        return on.contains(occasion) || on.contains(Occasion.ALWAYS) ? Optional.of(event) : Optional.empty();
    }

    private boolean isFailure(Before before) {
        return before.code() == null || isFailure(before.code());
    }

    /** SIGTERM comes from a scheduler whose time is up, so that it is one. */
    private boolean isFailure(ExitCode code) {
        return switch (code) {
            case OK, INTERRUPTED -> false;
            case ROWS_FAILED -> onRows;
            default -> true;
        };
    }
}
