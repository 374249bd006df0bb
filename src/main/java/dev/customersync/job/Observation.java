package dev.customersync.job;

import dev.customersync.http.UnderWay;
import dev.customersync.run.Constraint;

/**
 * What a run was seen to do at one moment.
 *
 * @param api what its calls to the target were doing
 * @param queries how many connections to the database were in use
 * @param awake whether the thread that carries the run on was neither waiting nor pausing
 */
record Observation(UnderWay api, int queries, boolean awake) {

    /**
     * What the run was waiting for. A call that waits for its turn would go at once if the rate were higher, whatever else is under
     * way; as long as any request is under way, quicker answers would help; only with no call at all is it the database or the
     * program itself that the next one waits for.
     */
    Constraint constraint() {
        if (api.waiting() > 0) {
            return Constraint.API_RATE;
        } else if (api.requests() > 0) {
            return Constraint.API_LATENCY;
        } else if (api.calls() > 0) {
            return Constraint.TROUBLE;
        } else if (queries > 0) {
            return Constraint.DATABASE;
        }
        return awake ? Constraint.PROGRAM : Constraint.TROUBLE;
    }
}
