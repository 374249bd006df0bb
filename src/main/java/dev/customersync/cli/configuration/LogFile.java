package dev.customersync.cli.configuration;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** The file that logs go to: when it cannot be written, the logging system says so with pages of stack traces. */
final class LogFile {
    private LogFile() {}

    /**
     * Makes its directory.
     *
     * @throws SyncException ({@link ErrorCode#CONFIGURATION}) when it cannot be written
     */
    static void require(Environment environment) {
        String name = environment.getProperty("logging.file.name", "");
        if (name.isEmpty()) {
            return;
        }
        Path file = Path.of(name).toAbsolutePath();
        try {
            Files.createDirectories(file.resolveSibling(""));
        } catch (IOException e) {
            throw unwritable(file, "found: " + reason(e));
        }
        Path written = Files.exists(file) ? file : file.resolveSibling("");
        if (!Files.isWritable(written)) {
            throw unwritable(file, "found no permission to write to " + written);
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException known ? known.getReason() : null;
        return reason == null ? e.toString() : reason;
    }

    private static SyncException unwritable(Path file, String found) {
        return new SyncException(
                ErrorCode.CONFIGURATION,
                "sync.data-dir (SYNC_DATA_DIR): expected a directory in which this user may write the log file " + file
                        + ", " + found);
    }
}
