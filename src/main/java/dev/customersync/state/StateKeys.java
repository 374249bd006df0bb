package dev.customersync.state;

import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements on the states of one target that name records by a parameter for each column, which the server unfolds. */
final class StateKeys {
    /** The keys of the records. */
    static final String KEYS =
            " unnest(:entities, :customerReferenceIds, :referenceIds) as k(entity, customer_reference_id, reference_id) ";

    /**
     * The place {@code ctid} and the status of each record {@code k} that there is a state of. Each is looked up by its key first,
     * whatever its status. Left to choose, the planner begins with the index of announcements, which it takes for empty, and reads all
     * that have been there until lately for every call; or it reads the whole table.
     */
    static final String KNOWN = """
             cross join lateral (
                select s.ctid, s.status from sync_state s
                where s.target = :target and s.entity = k.entity and s.customer_reference_id = k.customer_reference_id
                    and s.reference_id = k.reference_id
                limit 1) known
            """;

    private final JdbcClient jdbc;
    private final String target;

    StateKeys(JdbcClient jdbc, String target) {
        this.jdbc = jdbc;
        this.target = target;
    }

    JdbcClient.StatementSpec sql(String sql, List<RecordKey> keys) {
        return jdbc.sql(sql)
                .param("target", target)
                .param("entities", texts(keys, key -> key.entity().label()))
                .param("customerReferenceIds", texts(keys, RecordKey::customerReferenceId))
                .param("referenceIds", texts(keys, RecordKey::referenceId));
    }

    static <T> @Nullable String[] texts(List<T> items, Function<T, @Nullable String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    static <T> byte[][] hashes(List<T> items, Function<T, @Nullable RowHash> hash) {
        return bytes(items, item -> {
            RowHash each = hash.apply(item);
            return each == null ? null : each.toBytes();
        });
    }

    static <T> byte[][] bytes(List<T> items, Function<T, byte @Nullable []> content) {
        byte[][] bytes = new byte[items.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = content.apply(items.get(i));
        }
        return bytes;
    }
}
