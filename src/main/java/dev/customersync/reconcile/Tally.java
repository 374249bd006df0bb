package dev.customersync.reconcile;

import dev.customersync.http.RequestTotals;
import dev.customersync.reconcile.Reconciliation.Scope;
import dev.customersync.reconcile.SourceSnapshot.SourceRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.StateStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts findings. For one thread. */
final class Tally {
    private final Scope scope;
    private final Instant asOf;
    private final SourceSnapshot sources;
    private final Map<EntityType, Map<Finding, Long>> findings = new EnumMap<>(EntityType.class);
    private final Map<EntityType, Long> notInSource = new EnumMap<>(EntityType.class);
    private long knownCustomers;
    private long knownCustomersThere;
    private long overtaken;

    /**
     * @param asOf when the comparison began, by the database's clock
     */
    Tally(Scope scope, SourceSnapshot sources, Instant asOf) {
        this.scope = scope;
        this.sources = sources;
        this.asOf = asOf;
    }

    void add(RecordFinding finding) {
        findings.computeIfAbsent(finding.key().entity(), none -> new EnumMap<>(Finding.class))
                .merge(finding.finding(), 1L, Long::sum);
    }

    void add(Family family) {
        if (family.state() != null) {
            add(family.state(), family.source() != null);
            if (family.state().state().status() == StateStatus.SYNCED) {
                knownCustomers++;
                knownCustomersThere += family.remote() == null ? 0 : 1;
            }
        }
        if (scope.withContacts()) {
            Set<RecordKey> inSource =
                    family.contactSources().stream().map(SourceRecord::key).collect(Collectors.toSet());
            family.contactStates().forEach(contact -> add(contact, inSource.contains(contact.key())));
        }
    }

    private void add(KnownRecord known, boolean inSource) {
        EntityType entity = known.key().entity();
        if (isGiven(entity) && !inSource && known.feed().equals(scope.feed())) {
            notInSource.merge(entity, 1L, Long::sum);
        }
        overtaken += known.writtenAt().isBefore(asOf) ? 0 : 1;
    }

    /** Closes the files with a summary. */
    ReconcileResult result(
            String target, Instant startedAt, Instant endedAt, RequestTotals requests, FindingFiles files) {
        boolean noneThere = knownCustomers > 0 && knownCustomersThere == 0;
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("target", target);
        summary.put("started_at", startedAt.toString());
        summary.put("ended_at", endedAt.toString());
        summary.put("duration_s", Duration.between(startedAt, endedAt).toMillis() / 1000.0);
        summary.put("sources", List.copyOf(sources.inputs().keySet()));
        summary.put("feed", scope.feed());
        summary.put("contacts_compared", scope.withContacts());
        summary.put("entities", entities());
        summary.put("overtaken", overtaken);
        summary.put("requests", Map.of("total", requests.total(), "retries", requests.retries()));
        List<Path> written = files.finish(summary);
        return new ReconcileResult(
                target,
                Duration.between(startedAt, endedAt),
                findings,
                notInSource,
                overtaken,
                noneThere ? knownCustomers : 0,
                requests.total(),
                written);
    }

    private boolean isGiven(EntityType entity) {
        return sources.inputs().containsValue(entity);
    }

    private Map<String, Object> entities() {
        Map<String, Object> entities = new LinkedHashMap<>();
        findings.forEach((entity, counts) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Finding finding : Finding.values()) {
                fields.put(finding.name().toLowerCase(Locale.ROOT), counts.getOrDefault(finding, 0L));
            }
            if (isGiven(entity)) {
                fields.put("not_in_source", notInSource.getOrDefault(entity, 0L));
            }
            entities.put(entity.plural(), fields);
        });
        return entities;
    }
}
