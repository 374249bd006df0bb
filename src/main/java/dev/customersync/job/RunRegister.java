package dev.customersync.job;

import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Outstanding;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.report.EntityCounts;
import dev.customersync.run.Fingerprint;
import dev.customersync.run.NewRun;
import dev.customersync.run.Run;
import dev.customersync.run.RunInput;
import dev.customersync.run.Runs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a run, or takes up the unfinished one that reads the same. */
final class RunRegister {
    private static final Logger log = LoggerFactory.getLogger(RunRegister.class);

    private final Runs runs;
    private final Ledger ledger;
    private final String target;
    private final String feed;
    private final boolean fullInputs;
    private final Map<String, String> configuration;
    private final Clock clock;

    /**
     * @param fullInputs whether each input is a full export, so that a new one makes the rest of an old one needless
     * @param configuration the properties that are in force, secrets masked
     */
    RunRegister(
            Runs runs,
            Ledger ledger,
            String target,
            String feed,
            boolean fullInputs,
            Map<String, String> configuration,
            Clock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.target = target;
        this.feed = feed;
        this.fullInputs = fullInputs;
        this.configuration = configuration;
        this.clock = clock;
    }

    Runs runs() {
        return runs;
    }

    /** Since when no process has worked on the target; empty when that is not known. To be asked before a run is opened. */
    Optional<Instant> quietSince() {
        return runs.quietSince(target);
    }

    /** The outstanding rows of this target and feed; of one run alone, or of all when that is null. */
    Outstanding.Selection selection(@Nullable Long ofRun) {
        return new Outstanding.Selection(target, feed, ofRun);
    }

    /**
     * The run that these inputs belong to, from now on this process's. To be called with the target's lock held.
     *
     * @throws SyncException ({@link ErrorCode#UNFINISHED_RUN}) when a run of other inputs has rows unread, unless each input is said
     *     to be a full export or a new run is asked for
     */
    Run open(SyncRequest request, List<RunInput> inputs, List<String> mappingVersions) {
        List<String> options = new ArrayList<>(mappingVersions);
        options.add("outstanding of " + request.outstandingOf());
        if (request.missing().delete()) {
            options.add(request.missing().toString());
        }
        String fingerprint = Fingerprint.of(target, feed, request.command(), inputs, options);
        List<Run> unfinished = runs.unfinished(target).stream()
                .filter(run -> run.feed().equals(feed))
                .toList();
        Optional<Run> same = unfinished.stream()
                .filter(run -> run.fingerprint().equals(fingerprint))
                .findFirst();
        boolean resumable = inputs.stream().allMatch(RunInput::isRepeatable);
        if (same.isPresent() && resumable && !request.newRun()) {
            return resume(same.get());
        }
        if (!inputs.isEmpty() && !request.newRun() && !fullInputs) {
            refuseToLoseRows(unfinished, inputs, request.missing().delete());
        }
        if (!inputs.isEmpty()) {
            unfinished.forEach(this::leave);
        }
        return begin(request.command(), inputs, fingerprint);
    }

    private void leave(Run run) {
        log.info("Leaving run {}, begun {}, unfinished for good", run.id(), run.startedAt());
        runs.abandon(run.id());
    }

    /**
     * A file with changes only is read once: what an unfinished run has not read of it would never be read. What a table held is read by
     * the next run over it, in any case.
     */
    private static void refuseToLoseRows(List<Run> unfinished, List<RunInput> inputs, boolean full) {
        for (Run run : unfinished) {
            boolean losesNone = run.inputs().stream()
                    .filter(RunInput::isRepeatable)
                    .allMatch(old -> inputs.stream().anyMatch(input -> isReplacedBy(old, input, full)));
            if (!losesNone && !endedBeforeReading(run)) {
                throw unfinishedRun(run);
            }
        }
    }

    /** By the same content, which may have been begun with other options, or by all there is now. */
    private static boolean isReplacedBy(RunInput old, RunInput input, boolean full) {
        return old.kind().equals(input.kind()) && (full || old.digest().equals(input.digest()));
    }

    private static boolean endedBeforeReading(Run run) {
        return run.endedAt() != null
                && run.counts().values().stream()
                        .allMatch(counts -> EntityCounts.of(counts).read() == 0);
    }

    private Run begin(String command, List<RunInput> inputs, String fingerprint) {
        NewRun run = new NewRun(
                target,
                feed,
                command,
                inputs,
                fingerprint,
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return opened(runs.start(run));
    }

    private Run resume(Run run) {
        log.info("Going on with run {}, begun {}", run.id(), run.startedAt());
        runs.resume(run.id(), UUID.randomUUID());
        ledger.clearNotAttempted(run.id());
        return opened(run.id());
    }

    private Run opened(long runId) {
        runs.configuredBy(runId, configuration);
        ledger.openRun(runId);
        return runs.find(runId).orElseThrow();
    }

    private static SyncException unfinishedRun(Run run) {
        String files = run.inputs().stream().map(RunInput::location).collect(Collectors.joining(", "));
        return new SyncException(
                ErrorCode.UNFINISHED_RUN,
                "Run " + run.id() + ", begun " + run.startedAt() + ", has rows unread in other input than this: "
                        + files + " as it was then");
    }
}
