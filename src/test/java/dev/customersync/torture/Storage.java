package dev.customersync.torture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the program keeps what it knows.
 *
 * @param environment what tells it so; empty for its embedded database
 * @param jdbc a look into it from outside; null where there is none
 */
record Storage(Map<String, String> environment, @Nullable JdbcClient jdbc) {
    static final Storage EMBEDDED = new Storage(Map.of(), null);

    static Storage server(String url, JdbcClient jdbc) {
        return new Storage(Map.of("SYNC_DB_URL", url, "SYNC_DB_USER", "postgres"), jdbc);
    }
}
