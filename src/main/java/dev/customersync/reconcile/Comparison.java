package dev.customersync.reconcile;

import dev.customersync.reconcile.RemoteSnapshot.Listed;
import dev.customersync.reconcile.SourceSnapshot.Fault;
import dev.customersync.reconcile.SourceSnapshot.SourceRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.StateStatus;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each record of a family what it finds. Calls nothing. */
final class Comparison {
    private final Target target;
    private final FieldComparison fields;
    private final boolean withContacts;
    private final Consumer<RecordFinding> findings;

    Comparison(Target target, boolean withContacts, Consumer<RecordFinding> findings) {
        this.target = target;
        this.fields = new FieldComparison(target.capabilities().incomparableFields());
        this.withContacts = withContacts;
        this.findings = findings;
    }

    void compare(Family family) {
        customer(family);
        if (withContacts) {
            contacts(family);
            if (family.strangers().size() > 1 || family.remote() != null) {
                family.strangers().forEach(stranger -> strangerContacts(family.referenceId(), stranger.customer()));
            }
        }
    }

    private void customer(Family family) {
        KnownRecord known = family.state();
        RemoteRecord remote = family.remote() == null ? null : family.remote().customer();
        List<RemoteRecord> strangers =
                family.strangers().stream().map(Listed::record).toList();
        if (known != null) {
            known(known, remote, strangers, family.source());
        }
        boolean explained = known != null && remote == null && strangers.size() == 1;
        if (!explained) {
            strangers(family.key(), remote, strangers, known == null ? family.source() : null);
        }
        if (known == null && strangers.isEmpty() && family.source() != null) {
            onlyInSource(family.source(), "");
        }
    }

    private void contacts(Family family) {
        RemoteCustomer home = family.home();
        ContactMatch match = home == null
                ? new ContactMatch(Map.of(), List.of())
                : ContactMatch.of(home, family.contactStates(), target);
        Map<String, List<RemoteRecord>> strangers = byReferenceId(match.strangers());
        Map<RecordKey, SourceRecord> sources = new LinkedHashMap<>();
        family.contactSources().forEach(source -> sources.put(source.key(), source));
        for (KnownRecord known : family.contactStates()) {
            List<RemoteRecord> same =
                    Objects.requireNonNullElse(strangers.remove(known.key().referenceId()), List.of());
            RemoteRecord listed = match.known().get(known.key());
            RemoteRecord remote =
                    listed == null ? null : family.contactsAsSent().getOrDefault(known.key(), listed);
            known(known, remote, same, sources.remove(known.key()));
            if (remote != null || same.size() > 1) {
                strangers(known.key(), remote, same, null);
            }
        }
        strangers.forEach((referenceId, records) -> {
            RecordKey key = RecordKey.contact(family.referenceId(), referenceId);
            if (referenceId.isEmpty()) {
                records.forEach(nameless -> stranger(key, nameless, null, Finding.REMOTE_ONLY, ""));
            } else {
                strangers(key, null, records, sources.remove(key));
            }
        });
        String missing = home == null ? "its customer is not at the target" : "";
        sources.values().forEach(source -> onlyInSource(source, missing));
    }

    /** A record that was synchronised. */
    private void known(
            KnownRecord known,
            @Nullable RemoteRecord remote,
            List<RemoteRecord> sameReferenceId,
            @Nullable SourceRecord source) {
        if (known.state().status() == StateStatus.IN_FLIGHT) {
            add(known, Finding.IN_FLIGHT, null, List.of(), source, inFlight(sameReferenceId));
        } else if (remote == null) {
            add(known, Finding.MISSING_REMOTELY, null, List.of(), source, missing(known, sameReferenceId));
        } else {
            List<FieldFinding> differences = fields.known(
                    remote.payload(), known.state().payload().get(), source == null ? null : source.payload());
            add(known, finding(differences), remote, differences, source, notes(known, remote));
        }
    }

    private static Finding finding(List<FieldFinding> differences) {
        boolean edited = differences.stream().anyMatch(FieldFinding::edited);
        boolean ahead = differences.stream().anyMatch(FieldFinding::ahead);
        if (edited) {
            return ahead ? Finding.CONFLICT : Finding.EDITED_REMOTELY;
        }
        return ahead ? Finding.SOURCE_AHEAD : Finding.IN_SYNC;
    }

    private static String inFlight(List<RemoteRecord> sameReferenceId) {
        String found = sameReferenceId.isEmpty()
                ? "it is not at the target"
                : "its reference_id is at the target as " + ids(sameReferenceId);
        return "its create was announced and got no answer; " + found + "; the next run settles it";
    }

    private static String missing(KnownRecord known, List<RemoteRecord> sameReferenceId) {
        String gone = "gone at the target, where it was " + known.state().remoteId();
        return sameReferenceId.isEmpty()
                ? gone
                : gone + "; its reference_id is there as " + ids(sameReferenceId) + ", which was never synchronised";
    }

    private String notes(KnownRecord known, RemoteRecord remote) {
        List<String> notes = new ArrayList<>();
        if (!remote.active()) {
            notes.add("inactive at the target");
        }
        List<String> foreign =
                fields.foreign(remote.payload(), known.state().payload().get());
        if (!foreign.isEmpty()) {
            notes.add("also held there, and left alone: " + String.join(", ", foreign));
        }
        return String.join("; ", notes);
    }

    /** Records at the target that no state knows. */
    private void strangers(
            RecordKey key, @Nullable RemoteRecord known, List<RemoteRecord> strangers, @Nullable SourceRecord source) {
        List<RemoteRecord> all = new ArrayList<>(strangers);
        if (known != null && key.referenceId().equals(known.payload().text(FieldDefinition.REFERENCE_ID))) {
            all.add(0, known);
        }
        for (RemoteRecord stranger : strangers) {
            if (all.size() > 1) {
                stranger(
                        key,
                        stranger,
                        source,
                        Finding.DUPLICATE_REMOTELY,
                        "the target holds this reference_id " + all.size() + " times: " + ids(all));
            } else {
                stranger(
                        key,
                        stranger,
                        source,
                        Finding.REMOTE_ONLY,
                        source == null ? "" : "the source has it too: the next sync adopts it");
            }
        }
    }

    private void stranger(
            RecordKey key, RemoteRecord stranger, @Nullable SourceRecord source, Finding finding, String message) {
        String inactive = stranger.active() ? "" : "inactive at the target";
        findings.accept(new RecordFinding(
                key,
                finding,
                stranger.remoteId(),
                fields.unknown(stranger.payload(), source == null ? null : source.payload()),
                source == null ? null : source.position(),
                null,
                stranger.active(),
                message.isEmpty() || inactive.isEmpty() ? message + inactive : message + "; " + inactive));
    }

    /** A customer at the target that has no reference_id and that no state knows, and its contacts. */
    void nameless(RemoteCustomer customer) {
        stranger(RecordKey.customer(""), customer.customer(), null, Finding.REMOTE_ONLY, "it has no reference_id");
        strangerContacts("", customer);
    }

    private void strangerContacts(String customerReferenceId, RemoteCustomer customer) {
        byReferenceId(customer.contacts()).forEach((referenceId, contacts) -> {
            RecordKey key = RecordKey.contact(customerReferenceId, referenceId);
            String owner = "of the customer " + customer.customer().remoteId();
            contacts.forEach(contact -> stranger(key, contact, null, Finding.REMOTE_ONLY, owner));
        });
    }

    private static Map<String, List<RemoteRecord>> byReferenceId(List<RemoteRecord> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> Objects.requireNonNullElse(record.payload().text(FieldDefinition.REFERENCE_ID), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private void onlyInSource(SourceRecord source, String message) {
        findings.accept(new RecordFinding(
                source.key(), Finding.NOT_SYNCED, null, List.of(), source.position(), null, null, message));
    }

    /** A row of the source that cannot be compared. */
    void fault(Fault fault) {
        if (withContacts || fault.key().entity() != EntityType.CONTACT) {
            findings.accept(new RecordFinding(
                    fault.key(),
                    Finding.SOURCE_INVALID,
                    null,
                    List.of(),
                    fault.position(),
                    null,
                    null,
                    fault.message()));
        }
    }

    private void add(
            KnownRecord known,
            Finding finding,
            @Nullable RemoteRecord remote,
            List<FieldFinding> differences,
            @Nullable SourceRecord source,
            String message) {
        findings.accept(new RecordFinding(
                known.key(),
                finding,
                remote == null ? known.state().remoteId() : remote.remoteId(),
                differences,
                source == null ? null : source.position(),
                known.feed(),
                remote == null ? null : remote.active(),
                message));
    }

    private static String ids(List<RemoteRecord> records) {
        return records.stream().map(RemoteRecord::remoteId).sorted().collect(Collectors.joining(", "));
    }
}
