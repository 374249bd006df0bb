package dev.customersync.outcome;

import dev.customersync.record.EntityType;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of tables that did not succeed and are read again by their keys, whatever their watermark says, the table
 * {@code erp_reread}. Those that were given up are not among them. Thread-safe; throws Spring's
 * {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class RowsToReread {
    private final JdbcClient jdbc;
    private final String target;
    private final String feed;

    public RowsToReread(JdbcClient jdbc, String target, String feed) {
        this.jdbc = jdbc;
        this.target = target;
        this.feed = feed;
    }

    /** The texts of their key columns, in the order in which these were given. */
    public List<List<String>> of(EntityType entity) {
        return jdbc.sql("""
                        select e.key from erp_reread e
                        where e.target = :target and e.feed = :feed and e.entity = :entity
                            and not exists (
                                select 1 from given_up g
                                where g.target = e.target and g.entity = e.entity
                                    and g.customer_reference_id = e.customer_reference_id
                                    and g.reference_id = e.reference_id and g.run_id >= e.run_id)
                        order by e.key
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .query((row, number) ->
                        Arrays.asList((String[]) row.getArray("key").getArray()))
                .list();
    }

    /**
     * Replaces them by the rows of a source that were invalid, blocked, failed or unknown in that run; without those that lack a key.
     * A duplicate is none of them: read without the row that came before it, it would take that one's place.
     *
     * @param source as the rows' positions name it
     * @param keyColumns by which a row can be read
     * @param limit how many are noted at most
     */
    public void replace(EntityType entity, long runId, String source, List<String> keyColumns, int limit) {
        jdbc.sql("delete from erp_reread where target = :target and feed = :feed and entity = :entity")
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .update();
        jdbc.sql("""
                        insert into erp_reread (target, feed, entity, key, customer_reference_id, reference_id, run_id)
                        select :target, :feed, o.entity, k.key, o.customer_reference_id, o.reference_id, o.run_id
                        from row_outcome o cross join lateral (
                            select array_agg(o.raw -> 'cells' ->> (c.place - 1)::int order by n.place) as key
                            from unnest(:keyColumns) with ordinality n(name, place)
                                join json_array_elements_text(o.raw -> 'columns') with ordinality c(name, place)
                                    on c.name = n.name) k
                        where o.run_id = :run and o.entity = :entity and o.source = :source
                            and o.status in ('INVALID', 'BLOCKED', 'FAILED', 'UNKNOWN')
                            and cardinality(k.key) = cardinality(:keyColumns) and '' <> all (k.key)
                        limit :limit
                        on conflict do nothing
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .param("run", runId)
                .param("source", source)
                .param("keyColumns", keyColumns.toArray(String[]::new))
                .param("limit", limit)
                .update();
    }
}
