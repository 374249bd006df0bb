package dev.customersync.job;

import dev.customersync.http.CallFailedException;
import dev.customersync.push.PushSettings;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.push.RemoteLookUp.Wanted;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.state.StateChange;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of creates that an earlier process announced and did not live to see answered. Found, the record is
 * ours; not found, the announcement is withdrawn; when the look-up fails it stands, and the row of it is UNKNOWN.
 */
final class InFlightResolver {
    private static final Logger log = LoggerFactory.getLogger(InFlightResolver.class);
    private static final int PAGE = 1_000;

    private final SyncStates states;
    private final RemoteLookUp lookUp;
    private final PushSettings settings;
    private final StopSignal stop;
    private final Clock clock;
    private final Instant processStart;

    InFlightResolver(SyncStates states, RemoteLookUp lookUp, PushSettings settings, StopSignal stop, Clock clock) {
        this.states = states;
        this.lookUp = lookUp;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
        this.processStart = clock.instant();
    }

    /**
     * Resolves all announcements of the target.
     *
     * @param origin the run that does it
     * @param quietSince since when nothing was sent to the target; null when that is not known, since a process died
     */
    void resolve(StateOrigin origin, @Nullable Instant quietSince) {
        Instant lastSent = quietSince == null ? processStart : quietSince;
        if (states.anyUnsettled()) {
            waitUntilSettled(lastSent);
            states.settleAll();
        }
        states.forEachInFlight(PAGE, page -> {
            waitUntilSettled(lastSent);
            resolve(origin, page);
        });
    }

    /** The server may still be at work at what was sent last, for as long as it may be at anything. */
    private void waitUntilSettled(Instant lastSent) {
        Duration unsettled = settings.settle().compareTo(settings.serverMaxTime()) > 0
                ? settings.settle()
                : settings.serverMaxTime();
        Duration left = Duration.between(clock.instant(), lastSent.plus(unsettled));
        if (left.compareTo(Duration.ZERO) > 0) {
            log.info(
                    "An earlier run was cut off while it created records. What became of them is looked up in {} s, when the"
                            + " target must have settled (sync.push.server-max-time)",
                    left.toSeconds() + 1);
        }
        if (stop.await(left)) {
            throw new RunStoppedException();
        }
    }

    private void resolve(StateOrigin origin, List<SyncState> page) {
        Map<RecordKey, SyncState> owners = states.find(page.stream()
                .map(SyncState::key)
                .filter(key -> key.entity() != EntityType.CUSTOMER)
                .map(RecordKey::owner)
                .distinct()
                .toList());
        List<RecordKey> absent = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (SyncState state : page) {
            RecordKey key = state.key();
            String parent = key.entity() == EntityType.CUSTOMER ? null : remoteId(owners.get(key.owner()));
            if (key.entity() != EntityType.CUSTOMER && parent == null) {
                absent.add(key);
            } else {
                wanted.add(new Wanted(new EntityRecord(key, state.payload().get()), parent));
            }
        }
        settle(origin, page, absent, lookUp.find(wanted));
    }

    private void settle(StateOrigin origin, List<SyncState> page, List<RecordKey> withoutCustomer, Findings findings) {
        List<RecordKey> absent = new ArrayList<>(withoutCustomer);
        List<StateChange> present = new ArrayList<>();
        for (SyncState state : page) {
            List<RemoteRecord> found = findings.of(state.key());
            CallFailedException failed = findings.failed().get(state.key());
            if (failed != null) {
                log.warn("{} stays unclear: {}", state.key(), failed.getMessage());
            } else if (found.size() > 1) {
                log.warn("{} stays unclear: the target holds it {} times", state.key(), found.size());
            } else if (found.isEmpty() && state.confirmed()) {
                log.warn("{} stays unclear: the target has confirmed it, but does not show it", state.key());
            } else if (found.isEmpty()) {
                absent.add(state.key());
            } else {
                present.add(ours(state, found.get(0)));
            }
        }
        if (!present.isEmpty()) {
            states.save(origin, present);
        }
        if (!absent.isEmpty()) {
            states.withdraw(absent.stream().distinct().toList());
        }
        log.info(
                "Creates without an answer: {} are at the target, {} are not, {} stay unclear",
                present.size(),
                absent.size(),
                page.size() - present.size() - absent.size());
    }

    private static StateChange ours(SyncState state, RemoteRecord remote) {
        return new StateChange(
                state.key(),
                remote.remoteId(),
                remote.parts(),
                state.payload().get(),
                state.rowHash(),
                Objects.requireNonNull(state.createdByRun(), "an announcement without its run"));
    }

    private static @Nullable String remoteId(@Nullable SyncState owner) {
        return owner == null ? null : owner.remoteId();
    }
}
