package dev.customersync.outcome;

/**
 * Where outcomes and staged addresses are kept. What is decided before the eyes of a person and not carried out goes another way than
 * what a run does, and through the same code.
 *
 * @param outcomes the table of outcomes
 * @param staged the table of staged addresses
 * @param partitioned whether each run's outcomes are in a partition of their own
 */
public record LedgerTables(String outcomes, String staged, boolean partitioned) {
    /** Those of runs, which last. */
    public static final LedgerTables LASTING = new LedgerTables("row_outcome", "staged_address", true);

    /** The table that has the outcomes of that run and no others; it is there once the run was {@linkplain Ledger#openRun opened}. */
    String outcomesOf(long runId) {
        return partitioned ? outcomes + "_" + runId : outcomes;
    }
}
