package dev.customersync.job;

import dev.customersync.database.Access;
import dev.customersync.database.EmbeddedDatabase;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.erp.ErpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Which staging database is read: the one that is configured, or, for trying, the shipped sample in the embedded one. */
final class ErpDatabase {
    private static final Path SAMPLE = Path.of("samples", "erp");
    private static final List<Path> SCRIPTS = List.of(SAMPLE.resolve("schema.sql"), SAMPLE.resolve("data.sql"));
    private static final String SAMPLE_DATABASE = "erp_sample";

    private final ErpSettings settings;
    private final ObjectProvider<EmbeddedDatabase> embedded;

    ErpDatabase(ErpSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /**
     * What it takes to connect.
     *
     * @throws SyncException ({@link ErrorCode#ERP_DATABASE}) when there is none
     */
    Access access() {
        if (isConfigured()) {
            ErpSettings.Db db = settings.db();
            return new Access(String.valueOf(db.url()), db.user(), db.password());
        }
        if (settings.sample()) {
            return embedded.getObject().sample(SAMPLE_DATABASE, SCRIPTS);
        }
        throw new SyncException(
                ErrorCode.ERP_DATABASE,
                "ERP_DB_URL: expected the staging database, such as jdbc:postgresql://host:5432/erp, found none; to try"
                        + " --erp without one, use sync --erp --sandbox");
    }

    /** Tells this database from others, also when it moves to another port. */
    String identity() {
        return isConfigured() ? String.valueOf(settings.db().url()).replaceFirst("\\?.*", "") : SAMPLE_DATABASE;
    }

    /** What people should know of it. */
    Optional<String> notice() {
        return isConfigured()
                ? Optional.empty()
                : Optional.of("ERP_DB_URL is not set: reading the sample staging database of " + SAMPLE
                        + ", in the embedded PostgreSQL");
    }

    private boolean isConfigured() {
        String url = settings.db().url();
        return url != null && !url.isBlank();
    }
}
