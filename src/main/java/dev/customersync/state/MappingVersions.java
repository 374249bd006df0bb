package dev.customersync.state;

import dev.customersync.record.EntityType;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By which mapping the rows of a feed were last synchronised to the end, the table {@code mapping_version}. Thread-safe; throws
 * Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class MappingVersions {
    private final JdbcClient jdbc;
    private final String target;
    private final String feed;

    public MappingVersions(JdbcClient jdbc, String target, String feed) {
        this.jdbc = jdbc;
        this.target = target;
        this.feed = feed;
    }

    /** The mapping's version; empty when no run has come to its end yet. */
    public Optional<String> of(EntityType entity) {
        return jdbc.sql("""
                        select version from mapping_version
                        where target = :target and feed = :feed and entity = :entity
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .query(String.class)
                .optional();
    }

    /** Notes by which mapping all rows of an input were synchronised. */
    public void save(EntityType entity, String version) {
        jdbc.sql("""
                        insert into mapping_version (target, feed, entity, version)
                        values (:target, :feed, :entity, :version)
                        on conflict (target, feed, entity) do update set version = excluded.version, since = now()
                        """)
                .param("target", target)
                .param("feed", feed)
                .param("entity", entity.label())
                .param("version", version)
                .update();
    }
}
