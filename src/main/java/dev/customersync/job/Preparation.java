package dev.customersync.job;

import dev.customersync.state.StateOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every execution of a run begins with: the guards that may stop it before anything is sent, then the creates of which an
 * earlier process did not live to see the answer.
 */
final class Preparation {
    private final MappingChangeGuard mappingChange;
    private final AccountGuard account;
    private final InFlightResolver inFlight;
    private final ReadMarks marks;

    Preparation(MappingChangeGuard mappingChange, AccountGuard account, InFlightResolver inFlight, ReadMarks marks) {
        this.mappingChange = mappingChange;
        this.account = account;
        this.inFlight = inFlight;
        this.marks = marks;
    }

    /**
     * Prepares.
     *
     * @param quietSince since when nothing was sent to the target; null when that is not known
     * @throws dev.customersync.problem.SyncException when a guard stops the run
     */
    void run(StateOrigin origin, SyncRequest request, SyncInputs inputs, @Nullable Instant quietSince) {
        if (!request.acceptMappingChange()) {
            mappingChange.check(inputs.inputs());
        }
        account.check();
        inFlight.resolve(origin, quietSince);
    }

    /** Notes that all rows of these inputs were read by that run and have an outcome, by the mappings that they have. */
    void completed(long runId, List<SyncInput> inputs) {
        marks.save(runId, inputs);
        mappingChange.remember(inputs);
    }
}
