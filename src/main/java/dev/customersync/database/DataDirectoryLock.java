package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time use a data directory. The operating system frees the lock when the process dies, however it does;
 * the file stays and only tells who holds it.
 */
final class DataDirectoryLock implements AutoCloseable {
    /** Far behind the content, so that others can read who holds the lock where locks keep readers out (Windows). */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param directory exists
     * @throws SyncException ({@link ErrorCode#LOCKED}) when another process holds it
     */
    static DataDirectoryLock acquire(Path directory) {
        return tryAcquire(directory).orElseThrow(() -> new SyncException(ErrorCode.LOCKED, inUse(directory)));
    }

    /** Empty when another process holds it. */
    static Optional<DataDirectoryLock> tryAcquire(Path directory) {
        Path file = directory.resolve("lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new DataDirectoryLock(channel));
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot lock " + file + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid() + " on host " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String inUse(Path directory) {
        String holder;
        try {
            holder = Files.readString(directory.resolve("lock")).strip();
        } catch (IOException e) {
            holder = "";
        }
        return directory + " is in use by " + (holder.isEmpty() ? "another process" : holder)
                + "; wait for it or stop it";
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new SyncException(ErrorCode.DATABASE, "Cannot release the lock: " + e, e);
        }
    }
}
