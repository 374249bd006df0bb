package dev.customersync.torture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server of its own that can lose its life and get it back, on the same port and with the same data. */
final class CrashingServer implements AutoCloseable {
    private static final long DEADLINE = Duration.ofSeconds(60).toNanos();

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    CrashingServer(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.server = launch();
    }

    Storage storage() {
        return Storage.server(
                server.getJdbcUrl("postgres", "postgres"), JdbcClient.create(server.getPostgresDatabase()));
    }

    /** SIGKILL to the postmaster, at which its other processes end too, then a start with the recovery that this needs. */
    void crashAndRestart() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        server.close();
        server = relaunch();
    }

    /** The dead server's shared memory keeps a new one from starting until the last of its processes has noticed. */
    private EmbeddedPostgres relaunch() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE;
        while (true) {
            try {
                return launch();
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
