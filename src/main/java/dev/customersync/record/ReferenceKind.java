package dev.customersync.record;

/** What a record refers to by its remote id, and a row perhaps by a name that people know it by. */
public enum ReferenceKind {
    SALES_REP("sales rep", "id or e-mail address"),
    PRICE_LIST("price list", "id, name or reference_id");

    private final String label;
    private final String givenBy;

    ReferenceKind(String label, String givenBy) {
        this.label = label;
        this.givenBy = givenBy;
    }

    /** What one of it is called in messages. */
    public String label() {
        return label;
    }

    /** By what a row may give one of it; for messages. */
    public String givenBy() {
        return givenBy;
    }
}
