package dev.customersync.job;

import dev.customersync.http.UnderWay;
import dev.customersync.run.Constraint;

/**
 * What a run was seen to do at one moment.
 *
 * @param api what its calls to the target were doing
 * @param queries how many connections to the database were in use
 * @param awake how many of the threads that carry the run on were neither waiting nor pausing; one that has a query under way
 *     is among them
 */
record Observation(UnderWay api, int queries, int awake) {

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
        } else if (awake == 0) {
            return Constraint.TROUBLE;
        }
        return awake > queries ? Constraint.PROGRAM : Constraint.DATABASE;
    }
}
