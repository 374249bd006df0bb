package dev.customersync.run;

/** What a run may be waiting for at a moment. */
public enum Constraint {
    /** A call waits until the allowed rate, or the API's Retry-After, lets it go. */
    API_RATE(
            "the API's rate limit",
            "If the API allows more than sync.rate-limit, raise it; what it throttles by itself cannot be had faster."),
    /** All calls wait for their answers. */
    API_LATENCY(
            "the API's answer time",
            "More requests at once (sync.concurrency) may help, if the API answers them as quickly."),
    /** Calls are held back since the API or the database is in trouble, or what it did is not clear yet. */
    TROUBLE(
            "waiting until the API or the database was well, or a create without an answer had settled",
            "The log file says what was waited for, and when."),
    /** The database works. */
    DATABASE("the database", "A database that is nearer, or has faster disks, may help."),
    /** The program itself reads, maps and compares rows. */
    PROGRAM("reading and comparing rows", "Neither the API nor the database held the run up.");

    private final String words;
    private final String advice;

    Constraint(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    /** For people, as the end of "limited by". */
    public String words() {
        return words;
    }

    /** What may make a run faster that it limits. */
    public String advice() {
        return advice;
    }
}
