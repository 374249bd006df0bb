package dev.customersync.run;

import dev.customersync.problem.ErrorCode;

/** How a command ended, for schedulers: the process's exit status. */
public enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    USAGE(2),
    CANNOT_START(3),
    ROWS_FAILED(4),
    GUARD(5),
    GAVE_UP(6),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The number. */
    public int status() {
        return status;
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
            case CONFIGURATION, INPUT_UNREADABLE, HEADER, PROFILE, NO_SUCH_RUN, FILE_NOT_WRITABLE, ERP_QUERY -> USAGE;
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
