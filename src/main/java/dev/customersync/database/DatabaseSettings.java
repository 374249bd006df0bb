package dev.customersync.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the product keeps its tables.
 *
 * @param dataDir {@code sync.data-dir}: the directory of the embedded database
 * @param db {@code sync.db.*}: the database that is used instead of it
 */
@ConfigurationProperties("sync")
public record DatabaseSettings(
        @DefaultValue(".customer-sync") Path dataDir,
        @DefaultValue Db db) {

    /**
     * The database server.
     *
     * @param url as the JDBC driver takes it; null or blank for the embedded database
     * @param poolSize how many connections are open at once
     * @param outage how long a run waits for a database that has gone away before it gives up
     * @param attach whether an embedded database that another process has in use is shared, for commands that only read; without
     *     it, that is an error
     */
    public record Db(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("10") int poolSize,
            @DefaultValue("5m") Duration outage,
            @DefaultValue("false") boolean attach) {

        /** All but the password. */
        @Override
        public String toString() {
            return "Db[url=" + (url == null ? "" : Redaction.of(url)) + ", user=" + user + ", poolSize=" + poolSize
                    + ", outage=" + outage
                    + ", attach=" + attach + "]";
        }
    }
}
