package dev.customersync.cli;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the product keeps its own files, as far as it is known before the application is started: what the environment says. A
 * directory that is set in {@code config/application.yml} alone holds the database; spooled input and a sandbox of its own command
 * stay in the default one.
 */
final class DataDir {
    private DataDir() {}

    static Path current() {
        String variable = Objects.requireNonNullElse(System.getenv("SYNC_DATA_DIR"), ".customer-sync");
        return Path.of(Objects.requireNonNullElse(System.getProperty("sync.data-dir"), variable));
    }
}
