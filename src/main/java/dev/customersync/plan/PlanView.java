package dev.customersync.plan;

/** Shows a plan, record by record. For one thread. */
public interface PlanView {

    /** Shows one record. */
    void show(PlannedRecord record);

    /** Shows what all came to; the last call. */
    void end(PlanSummary summary);
}
