package dev.customersync.run;

import dev.customersync.problem.ErrorCode;

/** How a command ended, for schedulers: the process's exit status. */
public enum ExitCode {
    OK(0, "all rows done", ""),
    UNEXPECTED(1, "unexpected error", "See the log file in SYNC_DATA_DIR/logs."),
    USAGE(2, "wrong usage, input or configuration", "Correct what the message on stderr names."),
    CANNOT_START(
            3,
            "cannot start (lock, database, credentials)",
            "See the message on stderr: it says who holds the lock, or what to finish."),
    ROWS_FAILED(
            4,
            "finished, some rows invalid, duplicate, blocked, failed or unknown",
            "Mend the rows of the rejects files and feed these back; what was blocked, failed or unknown is also tried again by"
                    + " the next run."),
    GUARD(5, "a safety guard stopped the run", "Check what the message on stderr names before anything else."),
    GAVE_UP(6, "gave up in mid-run", "Run the same command again: it goes on."),
    INTERRUPTED(130, "stopped by Ctrl-C", "Run the same command again: it goes on."),
    TERMINATED(143, "stopped by SIGTERM", "Run the same command again: it goes on.");

    private final int status;
    private final String meaning;
    private final String next;

    ExitCode(int status, String meaning, String next) {
        this.status = status;
        this.meaning = meaning;
        this.next = next;
    }

    /** The number. */
    public int status() {
        return status;
    }

    /** What has happened, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it; empty when there is nothing to do. */
    public String next() {
        return next;
    }

    /**
     * The code of that number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ExitCode of(int status) {
        for (ExitCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        throw new IllegalArgumentException("No exit code " + status);
    }

    /** The code for a command that an error kept from beginning its work. */
    public static ExitCode beforeTheRun(ErrorCode code) {
        return switch (code) {
            case CONFIGURATION, INPUT_UNREADABLE, HEADER, PROFILE, NO_SUCH_RUN, ERP_QUERY, FILE_NOT_WRITABLE -> USAGE;
            case WRONG_ACCOUNT, FILTER_IGNORED, MAPPING_CHANGED, MISSING_LIMIT, SOURCE_INCOMPLETE -> GUARD;
            case REPORT_NOT_WRITABLE -> UNEXPECTED;
            case GAVE_UP, DATABASE_LOST, ERP_LOST -> ExitCode.GAVE_UP;
            default -> CANNOT_START;
        };
    }

    /** The code for a run that an error ended in the middle of its work, so that it can be resumed. */
    public static ExitCode duringTheRun(ErrorCode code) {
        return switch (code) {
            case WRONG_ACCOUNT, FILTER_IGNORED, MAPPING_CHANGED, MISSING_LIMIT, SOURCE_INCOMPLETE -> GUARD;
            default -> GAVE_UP;
        };
    }
}
