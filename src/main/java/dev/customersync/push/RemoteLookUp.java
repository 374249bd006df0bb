package dev.customersync.push;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.Workers;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks the target which records it holds, in batches as large as it takes, several at once. Thread-safe. */
public final class RemoteLookUp {
    private final Target target;
    private final Workers workers;

    public RemoteLookUp(Target target, Workers workers) {
        this.target = target;
        this.workers = workers;
    }

    /**
     * What to ask for.
     *
     * @param parentRemoteId the remote id of the owning customer; null for a customer
     */
    public record Wanted(EntityRecord record, @Nullable String parentRemoteId) {}

    /**
     * What the target says.
     *
     * @param found the records under each key that it holds
     * @param failed the keys that could not be asked for: nothing is known of these, least of all that they are not there
     */
    public record Findings(Map<RecordKey, List<RemoteRecord>> found, Map<RecordKey, CallFailedException> failed) {

        /** The records under that key; empty when the target holds none. */
        public List<RemoteRecord> of(RecordKey key) {
            return found.getOrDefault(key, List.of());
        }
    }

    /**
     * Looks all of these up.
     *
     * @throws dev.customersync.problem.SyncException when the whole run has to stop
     */
    public Findings find(Collection<Wanted> wanted) {
        Map<RecordKey, List<RemoteRecord>> found = new HashMap<>();
        Map<RecordKey, CallFailedException> failed = new HashMap<>();
        List<Callable<Findings>> batches = new ArrayList<>();
        byParent(wanted).forEach((parent, records) -> {
            int size = parent.remoteId() == null ? target.capabilities().lookUpBatch() : records.size();
            for (List<EntityRecord> batch : partition(records, size)) {
                batches.add(() -> findBatch(parent.remoteId(), batch));
            }
        });
        for (Findings findings : workers.callAll(batches)) {
            found.putAll(findings.found());
            failed.putAll(findings.failed());
        }
        return new Findings(found, failed);
    }

    private Findings findBatch(@Nullable String parentRemoteId, List<EntityRecord> batch) {
        try {
            return new Findings(target.find(parentRemoteId, batch), Map.of());
        } catch (CallFailedException e) {
            Map<RecordKey, CallFailedException> failed = new HashMap<>();
            batch.forEach(record -> failed.put(record.key(), e));
            return new Findings(Map.of(), failed);
        }
    }

    private record Parent(@Nullable String remoteId) {}

    private static Map<Parent, List<EntityRecord>> byParent(Collection<Wanted> wanted) {
        Map<Parent, List<EntityRecord>> byParent = new LinkedHashMap<>();
        wanted.forEach(one -> byParent.computeIfAbsent(new Parent(one.parentRemoteId()), parent -> new ArrayList<>())
                .add(one.record()));
        return byParent;
    }

    private static List<List<EntityRecord>> partition(List<EntityRecord> records, int size) {
        List<List<EntityRecord>> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            batches.add(records.subList(from, Math.min(from + size, records.size())));
        }
        return batches;
    }
}
