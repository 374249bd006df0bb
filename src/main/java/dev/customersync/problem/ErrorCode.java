package dev.customersync.problem;

import org.jspecify.annotations.Nullable;

/**
 * The error catalogue. Numbers are stable: 1xx setup, 2xx connection, 3xx look-up (parent, remote), 4xx data, 5xx server.
 */
public enum ErrorCode {
    CONFIGURATION(101, "Configuration", "Correct the property or environment variable that is named, then run again."),
    INPUT_UNREADABLE(102, "Input cannot be read", "Check the path, the permissions and the encoding of the file."),
    HEADER(103, "Header does not fit", "Correct the header line of the file, or map its columns."),
    DATABASE(104, "Database", "Check SYNC_DB_URL, SYNC_DB_USER and SYNC_DB_PASSWORD, and that the server is up."),
    LOCKED(105, "Already running", "Wait until the other run ends, or stop it."),
    WRONG_ACCOUNT(106, "Another account", "Check that the API key and SYNC_TARGET_NAME belong to the same account."),
    FILTER_IGNORED(
            107,
            "The look-up filter is ignored",
            "The API returned records that were not asked for: nothing that it says of absence can be trusted. Ask its support."),
    CREDENTIALS(108, "Credentials not accepted", "Check the key or token, its expiry and its scopes, then run again."),
    REPORT_NOT_WRITABLE(
            109,
            "Reports cannot be written",
            "The synchronisation itself is safe in the database. Make room or give another --report-dir, and run again."),
    UNFINISHED_RUN(
            110,
            "Another run is unfinished",
            "Run it again with its own files to finish it, or give --new-run to leave its unread rows for good."),
    INPUT_CHANGED(
            111,
            "Input changed while it was read",
            "When nothing writes to the file any more, run the same command again: what is done already costs nothing."),
    PROFILE(112, "Mapping profile", "Correct the lines that are named, then run again."),
    MAPPING_CHANGED(
            113,
            "The mapping has changed",
            "If these patches are meant, run again with --accept-mapping-change; else give the mapping of the run before."),
    FILE_NOT_WRITABLE(
            118, "File cannot be written", "Make room, check the permissions or name another place, then run again."),
    MISSING_LIMIT(
            120,
            "Too many records are missing",
            "Look at them: plan --missing delete shows them too. If they may go, run again with higher sync.missing.limit.records and .percent; else repair the export."),
    SOURCE_INCOMPLETE(
            123,
            "Not a full source",
            "The rows are synchronised; what is missing is not looked for. Repair the export and run again, or leave --missing delete out."),
    NO_SUCH_RUN(
            119, "No such run", "'status' lists the runs; outcomes of old ones are dropped (sync.history.keep-runs)."),

    ERP_DATABASE(121, "ERP database", "Check ERP_DB_URL, ERP_DB_USER and ERP_DB_PASSWORD, and that the server is up."),
    ERP_QUERY(
            122,
            "ERP table or query",
            "Correct the erp.* setting that is named, or what the user may do in the ERP database, then run again."),

    UNREACHABLE(
            201,
            "API not reachable",
            "Check the base URL, DNS, proxy and firewall; the row is tried again by the next run."),
    NO_CLEAR_ANSWER(
            202,
            "No clear answer",
            "Whether the record was written is not known. The next run looks it up before anything is sent again."),
    NOT_ATTEMPTED(
            203,
            "Not attempted",
            "The run ended before this row's turn. Run the same command again: it goes on from here."),
    DATABASE_LOST(
            205,
            "Database lost",
            "What was done is looked up or repeated safely. When the database is back, run the same command again: it goes on."),
    GAVE_UP(
            204,
            "Gave up waiting for the API",
            "The API was out of service too long. Run the same command again when it works: it goes on from here."),

    ERP_LOST(
            221,
            "ERP database lost",
            "What was done is recorded. When the database is back, run the same command again: it reads anew what was not done."),

    CUSTOMER_MISSING(
            301,
            "Its customer is not at the target",
            "Synchronise the customer first: correct its row, or add it to the customers file."),
    AMBIGUOUS_MATCH(
            302,
            "Several records match",
            "The target holds the record more than once. Merge or delete the surplus there."),
    REMOTE_MISSING(
            303,
            "Gone at the target",
            "The record was deleted at the target. Set sync.push.remote-missing=recreate to create it again."),
    INACTIVE(304, "Inactive at the target", "Make the record active there if it is to be used."),
    REFERENCE_UNKNOWN(
            305,
            "Not known at the target",
            "Correct the name in the row, or create what it names at the target and make it active there."),
    REFERENCE_AMBIGUOUS(
            306,
            "Several of that name",
            "Give the id of the one that is meant, or have their names differ at the target."),

    CELL_COUNT(
            401,
            "Wrong number of cells",
            "Check the row for missing or stray delimiters and quotes. In a rejects file, put its cells right, then clear its _error_code cell."),
    REQUIRED(402, "Value required", "Fill in the column in the ERP or in the file."),
    TOO_LONG(403, "Value too long", "Shorten the value."),
    EMAIL(404, "Not an e-mail address", "Correct the address, or leave the cell blank."),
    PHONE(405, "Not an E.164 phone number", "Write it with + and country code, such as +4930123456."),
    UUID(
            406,
            "Not an id",
            "Use the id as the target's API shows it, such as 0c05a9a7-84ed-46f0-819b-653545730920, or a sales rep's e-mail address."),
    COUNTRY(407, "Not a country code", "Use the two-letter ISO 3166-1 code, such as US, DE or FR."),
    ADDRESS_TYPE(408, "Not an address type", "Use billing or shipping."),
    BOOLEAN(409, "Not a yes or no", "Use true or false."),
    DUPLICATE(410, "Key seen before", "Keep one row of this key in the input; the first valid one was used."),
    CHARACTER(411, "Character not allowed", "Remove the character; it usually comes from a damaged export."),
    NOT_CLEARABLE(
            412, "Cannot be cleared", "This field must have a value: give one, or leave the cell blank to keep it."),
    REFERENCE_ID_COMMA(
            413,
            "Comma in reference_id",
            "The target cannot look such a key up. Change the key in the ERP, or map it."),
    QUOTE(
            414,
            "Quote out of place",
            "Write a quote within a quoted cell twice, or remove it. In a rejects file, put the row's cells right, then clear its _error_code cell."),
    SAME_ADDRESS(
            415,
            "Two addresses, one reference_id",
            "Give billing and shipping a reference_id each, or leave both blank: then they get their own."),
    NOT_IN_TABLE(
            416, "Value not in the table", "Correct the value, or add it to the field's map in the mapping profile."),
    DATE(417, "Not a date of that form", "Correct the value, or the date's form in the mapping profile."),
    NUMBER(418, "Not a number of that form", "Correct the value, or the number's form in the mapping profile."),
    SEVERAL_DEFAULTS(
            419,
            "Two default addresses of one type",
            "Let is_default be true for one of the customer's addresses of a type."),
    STALE(
            420,
            "Overtaken by a later run",
            "Leave the row out: a later run has dealt with the record. To send it all the same, clear its _run_id cell."),
    RUN_ID(421, "Not a run", "Put back the number that the rejects file had there, or leave the row out."),
    IDENTITY_MISSING(
            422,
            "Not to be told from others",
            "Give the customer a value of its own in this field, in the ERP or by the mapping: the target knows customers by it."),
    IDENTITY_TAKEN(
            423,
            "Another customer has it",
            "Correct the value of one of the two, or leave one out: the target would take them for one customer."),
    REFUSED(450, "Refused by the target", "Correct the value that the target names, then run again."),

    SERVER_ERROR(501, "Server error", "The target failed several times; the row is tried again by the next run."),
    ANSWER_UNREADABLE(
            502, "Answer not understood", "Check that the base URL leads to the API and not to a proxy or login page.");

    private final int number;
    private final String title;
    private final String hint;

    ErrorCode(int number, String title, String hint) {
        this.number = number;
        this.title = title;
        this.hint = hint;
    }

    /** As shown in reports and stored in tables: {@code CS404}. */
    public String code() {
        return "CS" + number;
    }

    /** A few words for headings. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }

    /**
     * The entry of that code.
     *
     * @param code as {@link #code()} gives it
     * @throws IllegalArgumentException when the catalogue has no such code
     */
    public static ErrorCode ofCode(String code) {
        for (ErrorCode candidate : values()) {
            if (candidate.code().equals(code)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("No error code " + code);
    }

    /** The entry whose code such a sentence begins with, as the error of a run does; null when it begins with none. */
    public static @Nullable ErrorCode first(String sentence) {
        for (ErrorCode candidate : values()) {
            if (sentence.startsWith(candidate.code())) {
                return candidate;
            }
        }
        return null;
    }
}
