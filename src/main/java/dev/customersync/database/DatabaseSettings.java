package dev.customersync.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the product keeps its tables.
 *
 * @param dataDir Where the embedded database, the sandbox's records and the log file are.
 * @param db The database that is used instead of the embedded one.
 */
@ConfigurationProperties("sync")
public record DatabaseSettings(
        @DefaultValue(".customer-sync") Path dataDir,
        @DefaultValue Db db) {

    /**
     * The database server.
     *
     * @param url A PostgreSQL 14 or later, such as jdbc:postgresql://db/sync; not through a proxy that pools transactions.
     * @param user The user to connect as.
     * @param password That user's password.
     * @param poolSize How many connections are open at once.
     * @param outage How long a run waits for a database that went away.
     * @param attach Whether an embedded database that another process has in use is shared; commands that only read set it.
     */
    public record Db(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("10") @Min(3) @Max(100) int poolSize,
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
