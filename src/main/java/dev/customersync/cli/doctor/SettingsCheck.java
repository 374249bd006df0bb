package dev.customersync.cli.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is configured. It is checked when the application starts, so this one only tells what came of that. */
final class SettingsCheck implements Check {
    static final String NAME = "configuration";

    private final @Nullable RuntimeException failure;

    /**
     * @param failure why the application did not start; null when it did
     */
    SettingsCheck(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        if (failure != null) {
            throw failure;
        }
        return List.of(Finding.ok(NAME, "all that is set is understood"));
    }
}
