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

    /** That a state {@code s} is that of the record {@code k}. */
    static final String SAME_KEY = """
            s.target = :target and s.entity = k.entity and s.customer_reference_id = k.customer_reference_id
                and s.reference_id = k.reference_id
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
        byte[][] hashes = new byte[items.size()][];
        for (int i = 0; i < hashes.length; i++) {
            RowHash each = hash.apply(items.get(i));
            hashes[i] = each == null ? null : each.toBytes();
        }
        return hashes;
    }
}
