package dev.customersync.job;

import dev.customersync.decision.Decider;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import dev.customersync.job.Owners.Owner;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.problem.Problem;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.push.RemoteLookUp.Wanted;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.state.StateStatus;
import dev.customersync.state.SyncState;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done with the rows of a chunk: one query for what is known of them, one look-up for what is not. Sends
 * nothing that changes anything. For one thread.
 */
final class ChunkPlanner implements Planner {
    private final long runId;
    private final Mapping mapping;
    private final RowCheck check;
    private final SyncStates states;
    private final Ledger ledger;
    private final Target target;
    private final AddressJoin addresses;
    private final Owners owners;
    private final LookUp lookUp;
    private final Decider decider;
    private final CustomerIdentities identities;
    private final ClaimedKeys claimedKeys;

    ChunkPlanner(
            long runId,
            Mapping mapping,
            RowCheck check,
            SyncStates states,
            Ledger ledger,
            Target target,
            AddressJoin addresses,
            Owners owners,
            LookUp lookUp) {
        this.runId = runId;
        this.mapping = mapping;
        this.check = check;
        this.states = states;
        this.ledger = ledger;
        this.target = target;
        this.addresses = addresses;
        this.owners = owners;
        this.lookUp = lookUp;
        this.decider = new Decider(target.capabilities().incomparableWhenFound());
        this.identities = new CustomerIdentities(target.capabilities().customerIdentity(), states);
        this.claimedKeys = new ClaimedKeys(runId, ledger);
    }

    /** A sound row whose record is unchanged only if its fields are. */
    private record Mappable(
            Candidate candidate,
            EntityRecord record,
            @Nullable SyncState state) {}

    @Override
    public List<RowDecision> plan(List<KeyedRow> rows) {
        List<RowDecision> decided = new ArrayList<>(rows.size());
        List<Candidate> candidates = withoutFaulty(candidates(withoutOutcome(rows)), decided);
        // The first row of a key decides what its state has to tell: should its hash be the state's, all others are
        // duplicates.
        Map<RecordKey, RowHash> hashes = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> candidate.key().isComplete())
                .forEach(candidate -> hashes.putIfAbsent(candidate.key(), candidate.hash()));
        Set<RecordKey> withAddresses = candidates.stream()
                .filter(candidate -> !candidate.addresses().isEmpty())
                .map(Candidate::key)
                .collect(Collectors.toSet());
        Map<RecordKey, SyncState> known = states.find(hashes, withAddresses);
        Map<RecordKey, Position> claimed = claimedKeys.among(hashes.keySet());
        List<Mappable> mappable = decideByRow(candidates, known, claimed, decided);
        if (!mappable.isEmpty()) {
            decideByRecord(mappable, decided);
        }
        claimedKeys.decided(claimed);
        return decided;
    }

    private List<KeyedRow> withoutOutcome(List<KeyedRow> rows) {
        Set<Position> recorded = ledger.recorded(
                runId, mapping.entity(), rows.stream().map(KeyedRow::position).toList());
        return recorded.isEmpty()
                ? rows
                : rows.stream()
                        .filter(row -> !recorded.contains(row.position()))
                        .toList();
    }

    private List<Candidate> candidates(List<KeyedRow> rows) {
        Map<RecordKey, List<StagedAddress>> staged = addresses.of(
                rows.stream().map(KeyedRow::key).filter(RecordKey::isComplete).toList());
        return rows.stream()
                .map(row -> Candidate.of(row, staged.getOrDefault(row.key(), List.of())))
                .toList();
    }

    /** Without those that the check has found: they are invalid, and what they say does not matter. */
    private List<Candidate> withoutFaulty(List<Candidate> candidates, List<RowDecision> decided) {
        Map<Position, Problem> faults =
                check.problems(candidates.stream().map(Candidate::keyed).toList());
        List<Candidate> faultless = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Problem fault = faults.get(candidate.row().position());
            if (fault == null) {
                faultless.add(candidate);
            } else {
                decided.add(candidate.decided(new Decision.Invalid(List.of(fault))));
            }
        }
        return faultless;
    }

    /**
     * What can be said without mapping, and for the rest the mapped record. The first sound row of a key claims it.
     *
     * @param claimed what was claimed before; afterwards also what these rows claim
     */
    private List<Mappable> decideByRow(
            List<Candidate> candidates,
            Map<RecordKey, SyncState> known,
            Map<RecordKey, Position> claimed,
            List<RowDecision> decided) {
        List<Mappable> mappable = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Position first = claimed.get(candidate.key());
            SyncState state = known.get(candidate.key());
            if (first != null) {
                decided.add(candidate.decided(new Decision.Duplicate(first)));
            } else if (state != null && state.status() == StateStatus.IN_FLIGHT) {
                claim(candidate, claimed);
                decided.add(candidate.decided(new Decision.InFlight(), Map.of()));
            } else if (state != null && candidate.hash().equals(state.rowHash())) {
                claim(candidate, claimed);
                decided.add(candidate.decided(sameAsBefore(state), state.remoteParts()));
            } else {
                decideByMapping(candidate, state, claimed, decided).ifPresent(mappable::add);
            }
        }
        return mappable;
    }

    private Optional<Mappable> decideByMapping(
            Candidate candidate,
            @Nullable SyncState state,
            Map<RecordKey, Position> claimed,
            List<RowDecision> decided) {
        List<Problem> problems = new ArrayList<>();
        try {
            EntityRecord record = map(candidate.row(), problems);
            if (record == null) {
                decided.add(candidate.decided(new Decision.Invalid(problems)));
                return Optional.empty();
            }
            claim(candidate, claimed);
            return join(candidate, record, state, decided);
        } catch (CallFailedException e) {
            claim(candidate, claimed);
            Problem problem = new Problem(e.code(), "", "looking up what the row refers to failed: " + e.getMessage());
            decided.add(candidate.decided(new Decision.Failed(problem), Map.of()));
            return Optional.empty();
        }
    }

    /** Puts the address rows that go with a customer into its record; those that cannot go with it are decided on. */
    private Optional<Mappable> join(
            Candidate candidate, EntityRecord record, @Nullable SyncState state, List<RowDecision> decided) {
        if (candidate.addresses().isEmpty()) {
            return Optional.of(new Mappable(candidate, record, state));
        }
        AddressJoin.Joined joined =
                addresses.join(record.payload(), candidate.row().position(), candidate.addresses());
        decided.addAll(joined.rejected());
        Candidate accepted = candidate.withAddresses(joined.accepted());
        if (state != null && accepted.hash().equals(state.rowHash())) {
            decided.add(accepted.decided(sameAsBefore(state), state.remoteParts()));
            return Optional.empty();
        }
        Payload whole = record.payload().with(Payload.ADDRESSES, joined.addresses());
        return Optional.of(new Mappable(accepted, new EntityRecord(record.key(), whole), state));
    }

    private static void claim(Candidate candidate, Map<RecordKey, Position> claimed) {
        claimed.put(candidate.key(), candidate.row().position());
    }

    private Decision sameAsBefore(SyncState state) {
        String remoteId = state.remoteId();
        Long createdByRun = state.createdByRun();
        return remoteId != null && createdByRun != null && createdByRun == runId
                ? new Decision.AlreadyCreated(remoteId)
                : new Decision.Unchanged(remoteId, null);
    }

    private @Nullable EntityRecord map(Row row, List<Problem> problems) {
        Mapped mapped = mapping.map(row);
        if (mapped instanceof Mapped.Invalid invalid) {
            problems.addAll(invalid.problems());
            return null;
        }
        EntityRecord record = ((Mapped.Valid) mapped).record();
        problems.addAll(target.check(record));
        return problems.isEmpty() ? record : null;
    }

    private void decideByRecord(List<Mappable> all, List<RowDecision> decided) {
        Map<RecordKey, Owner> found = owners(all);
        Map<RecordKey, Problem> unfit = identities.problems(all.stream()
                .map(one -> new CustomerIdentities.Subject(one.record(), one.state()))
                .toList());
        List<Mappable> mappable = without(unfit, all, decided);
        List<Mappable> unblocked = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (Mappable one : mappable) {
            Owner owner = found.get(ownerOf(one));
            if (mapping.entity() != EntityType.CUSTOMER && owner == null) {
                decided.add(one.candidate().decided(new Decision.Blocked()));
                continue;
            }
            unblocked.add(one);
            // What belongs to a customer that this very run creates cannot have been there before.
            if (one.state() == null && (owner == null || !owner.isNew())) {
                wanted.add(new Wanted(one.record(), remoteId(owner)));
            }
        }
        Findings findings = lookUp.find(wanted);
        Map<RecordKey, Problem> taken =
                identities.takenAtTarget(wanted.stream().map(Wanted::record).toList(), findings);
        for (Mappable one : without(taken, unblocked, decided)) {
            Decision decision = decide(one, remoteId(found.get(ownerOf(one))), findings);
            decided.add(one.candidate().decided(decision, remoteParts(decision, one.state())));
        }
    }

    private static List<Mappable> without(
            Map<RecordKey, Problem> problems, List<Mappable> all, List<RowDecision> decided) {
        List<Mappable> others = new ArrayList<>();
        for (Mappable one : all) {
            Problem problem = problems.get(one.record().key());
            if (problem == null) {
                others.add(one);
            } else {
                decided.add(one.candidate().decided(new Decision.Invalid(List.of(problem)), Map.of()));
            }
        }
        return others;
    }

    private Decision decide(Mappable one, @Nullable String parentRemoteId, Findings findings) {
        RowHash hash = one.candidate().hash();
        SyncState state = one.state();
        if (state != null) {
            return decider.known(one.record(), hash, state, parentRemoteId);
        }
        CallFailedException failed = findings.failed().get(one.record().key());
        if (failed != null) {
            return new Decision.Failed(new Problem(
                    failed.code(), FieldDefinition.REFERENCE_ID, "looking it up failed: " + failed.getMessage()));
        }
        return decider.unknown(one.record(), hash, findings.of(one.record().key()), parentRemoteId);
    }

    private static Map<String, String> remoteParts(Decision decision, @Nullable SyncState state) {
        if (decision instanceof Decision.Patch patch) {
            return patch.remoteParts();
        } else if (decision instanceof Decision.Adopt adopt) {
            return adopt.adopted().parts();
        }
        return state == null ? Map.of() : state.remoteParts();
    }

    private Map<RecordKey, Owner> owners(List<Mappable> mappable) {
        if (mapping.entity() == EntityType.CUSTOMER) {
            return Map.of();
        }
        Set<RecordKey> customers = new LinkedHashSet<>();
        mappable.forEach(one -> customers.add(one.candidate().key().owner()));
        return owners.of(customers);
    }

    private static RecordKey ownerOf(Mappable one) {
        RecordKey key = one.candidate().key();
        return key.entity() == EntityType.CUSTOMER ? key : key.owner();
    }

    private static @Nullable String remoteId(@Nullable Owner owner) {
        return owner == null ? null : owner.remoteId();
    }
}
