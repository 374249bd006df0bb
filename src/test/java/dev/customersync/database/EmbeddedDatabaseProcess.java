package dev.customersync.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that has an embedded database open until it is killed. */
final class EmbeddedDatabaseProcess {
    static final String READY = "ready";

    private EmbeddedDatabaseProcess() {}

    @SuppressWarnings("SystemOut") // Standard output is how it talks to the test.
    public static void main(String[] args) throws IOException {
        EmbeddedDatabase.open(Path.of(args[0]));
        System.out.println(READY);
        int end = System.in.read();
        throw new IllegalStateException("Expected to be killed, but standard input ended: " + end);
    }
}
