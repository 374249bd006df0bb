package dev.customersync.cli.doctor;

import dev.customersync.cli.configuration.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What is configured. It is checked when the application starts, so this one only tells what came of that. */
final class SettingsCheck implements Check {
    static final String NAME = "configuration";

    private final @Nullable Environment environment;
    private final @Nullable RuntimeException failure;

    /**
     * @param environment null when the application did not start
     * @param failure why it did not
     */
    SettingsCheck(@Nullable Environment environment, @Nullable RuntimeException failure) {
        this.environment = environment;
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
        Environment known = environment;
        long set = Settings.all().stream()
                .filter(setting ->
                        known != null && known.containsProperty(setting.name().toString()))
                .count();
        return List.of(
                Finding.ok(NAME, set + (set == 1 ? " property is" : " properties are") + " set, all understood"));
    }
}
