package dev.customersync.outcome;

/**
 * Where outcomes and staged addresses are kept. What is decided before the eyes of a person and not carried out goes another way than
 * what a run does, and through the same code.
 *
 * @param outcomes the table of outcomes
 * @param staged the table of staged addresses
 */
public record LedgerTables(String outcomes, String staged) {
    /** Those of runs, which last. */
    public static final LedgerTables LASTING = new LedgerTables("row_outcome", "staged_address");
}
