package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server as its cluster's {@code postmaster.pid} tells of it: process id, data directory, start in epoch seconds and
 * port, a line each (PostgreSQL's {@code miscadmin.h}).
 */
record Postmaster(long pid, Instant startedAt, int port) {
    private static final int PID = 0;
    private static final int STARTED_AT = 2;
    private static final int PORT = 3;
    /** Clocks are set and the server takes its time to note the start; a restart of the machine takes longer than this. */
    private static final Duration START_TOLERANCE = Duration.ofMinutes(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    /** What the cluster's file says, be it true or not; empty when there is none or it is damaged. */
    static Optional<Postmaster> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(PID).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_AT).strip())),
                    Integer.parseInt(lines.get(PORT).strip())));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * Clears the cluster of a server that was left behind and of its file. The server is asked to end, so that it neither
     * works on for a client that is dead nor loses anything.
     *
     * @throws SyncException when it does not end
     */
    static void clear(Path cluster) {
        read(cluster).ifPresent(server -> server.process().ifPresent(process -> stop(server, process, cluster)));
        try {
            Files.deleteIfExists(file(cluster));
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot delete " + file(cluster) + ": " + e, e);
        }
    }

    /**
     * The server's process, if it lives. A number alone proves nothing: after a restart of the machine or container it may be
     * another process's, and PostgreSQL itself would then refuse to start.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isZombie())
                .filter(this::isServer);
    }

    /** Whether the process has ended and is only listed, since nobody waited for it: common in containers. Linux only. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isServer(ProcessHandle process) {
        boolean named = process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(true);
        boolean timely = process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(true);
        return named && timely;
    }

    private static void stop(Postmaster server, ProcessHandle process, Path cluster) {
        process.destroy();
        if (!Polling.until(STOP_TIMEOUT, () -> server.process().isEmpty())) {
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "PostgreSQL process " + server.pid + ", left behind in " + cluster + ", does not end within "
                            + STOP_TIMEOUT.toSeconds() + " s; end it, then run again");
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
