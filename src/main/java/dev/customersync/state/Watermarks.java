package dev.customersync.state;

import dev.customersync.record.EntityType;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the tables of a feed have been read, the table {@code erp_watermark}. Thread-safe; throws Spring's
 * {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class Watermarks {
    private final JdbcClient jdbc;
    private final String target;
    private final String feed;

    public Watermarks(JdbcClient jdbc, String target, String feed) {
        this.jdbc = jdbc;
        this.target = target;
        this.feed = feed;
    }

    /**
     * How far a table was read.
     *
     * @param definition stands for what was read and how it was mapped
     */
    public record Watermark(String definition, String value) {}

    /** Empty when no run over it has come to its end yet. */
    public Optional<Watermark> of(EntityType entity) {
        return jdbc.sql("""
                        select definition, watermark from erp_watermark
                        where target = :target and feed = :feed and entity = :entity
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .query((row, number) -> new Watermark(row.getString("definition"), row.getString("watermark")))
                .optional();
    }

    /** Moves on. */
    public void save(EntityType entity, Watermark watermark, long runId) {
        jdbc.sql("""
                        insert into erp_watermark (target, feed, entity, definition, watermark, run_id)
                        values (:target, :feed, :entity, :definition, :watermark, :run)
                        on conflict (target, feed, entity) do update
                            set definition = excluded.definition, watermark = excluded.watermark, run_id = excluded.run_id,
                                updated_at = now()
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .param("definition", watermark.definition())
                .param("watermark", watermark.value())
                .param("run", runId)
                .update();
    }
}
