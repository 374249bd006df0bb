package dev.customersync.log;

import dev.customersync.run.ExitCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes how commands end, for whoever watches the log alone: in the file, and where the log is JSON on stderr too, with the numbers
 * as fields of their own.
 */
public final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private Journal() {}

    /**
     * Notes an end.
     *
     * @param error the code of what ended it early, such as CS204; null when nothing did
     */
    public static void ended(String command, ExitCode code, @Nullable String error) {
        (code == ExitCode.OK ? log.atInfo() : log.atError())
                .addKeyValue("command", command)
                .addKeyValue("exit_code", code.status())
                .addKeyValue("error_code", error == null ? "" : error)
                .log(
                        "{} ended, exit code {}: {}{}",
                        command,
                        code.status(),
                        code.meaning(),
                        error == null ? "" : ", " + error);
    }
}
