package dev.customersync.source.erp;

import dev.customersync.database.Access;
import dev.customersync.database.Outage;
import dev.customersync.database.Redaction;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A session at the ERP's staging database that reads only. Relations are examined first; all rows are then read in one snapshot, so that
 * those of all entities fit together. When the connection breaks, reading goes on in a new snapshot. For one thread.
 */
public final class Staging implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Staging.class);

    private final Access access;
    private final ErpSettings settings;
    private final Postgres database = new Postgres();
    private final Outage outage;
    private @Nullable Connection connection;
    private boolean reading;
    private boolean torn;

    private Staging(Access access, ErpSettings settings) {
        this.access = access;
        this.settings = settings;
        this.outage = Outage.of(
                "The ERP database",
                "erp.db.outage",
                ErrorCode.ERP_LOST,
                settings.db().outage());
    }

    /** Something done at the database. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Opens a session.
     *
     * @throws SyncException ({@link ErrorCode#ERP_DATABASE}) when the database does not let us in
     */
    public static Staging open(Access access, ErpSettings settings) {
        Staging staging = new Staging(access, settings);
        try {
            staging.connection();
        } catch (SQLException e) {
            // Without the cause: the driver's exceptions may quote the URL as it was given.
            throw new SyncException(
                    ErrorCode.ERP_DATABASE, "Cannot read " + access + ": " + Redaction.of(staging.database.words(e)));
        }
        return staging;
    }

    /**
     * Looks at a relation's columns and at how far its watermark has come. To be called before rows are read.
     *
     * @throws SyncException when it cannot be read, or lacks a column that is named in the settings
     */
    public Examined examine(Relation relation) {
        if (reading) {
            throw new IllegalStateException("Examined too late: the snapshot has been taken");
        }
        return read(relation, at -> {
            try (Statement statement = at.createStatement()) {
                Shape shape;
                try (ResultSet rows =
                        statement.executeQuery(RowQuery.none(relation).sql())) {
                    shape = Shape.of(relation, rows.getMetaData(), database);
                }
                return new Examined(shape, watermark(shape, statement));
            } finally {
                // So that the next statement begins a new transaction, and the first one that reads rows the snapshot.
                at.rollback();
            }
        });
    }

    private @Nullable String watermark(Shape shape, Statement statement) throws SQLException {
        WatermarkType type = shape.watermarkType();
        String column = shape.watermark();
        if (type == null || column == null) {
            return null;
        }
        return switch (type) {
            case INSTANT -> clock(statement).toString();
            case LOCAL_TIME -> localTime(shape, column, statement);
            case COUNTER -> highest(shape, column, statement);
        };
    }

    private static Instant clock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_timestamp")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Without a known time zone the clock may be hours ahead of the rows' one: what was seen is not. */
    private @Nullable String localTime(Shape shape, String column, Statement statement) throws SQLException {
        Instant now = clock(statement);
        ZoneId zone = settings.timeZone();
        if (zone != null) {
            return LocalDateTime.ofInstant(now, zone).toString();
        }
        String highest = highest(shape, column, statement);
        if (highest == null) {
            return null;
        }
        LocalDateTime clock = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        try {
            LocalDateTime seen = highest.contains("T")
                    ? LocalDateTime.parse(highest)
                    : LocalDate.parse(highest).atStartOfDay();
            return (seen.isBefore(clock) ? seen : clock).toString();
        } catch (DateTimeException infinity) {
            return clock.toString();
        }
    }

    private @Nullable String highest(Shape shape, String column, Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(RowQuery.highest(shape, column).sql())) {
            row.next();
            return CellText.of(row.getMetaData(), 1, database).read(row, 1);
        }
    }

    /**
     * Rows of a relation as a source.
     *
     * @param description how it is read, in one sentence for people
     */
    public Source source(Examined examined, Window window, String description) {
        return new ErpSource(this, examined.shape(), window, description);
    }

    /** Whether all rows that were read so far, of all relations, were read in one snapshot. */
    boolean isOneSnapshot() {
        return !torn;
    }

    /**
     * Does something in the snapshot, or in a new one when the connection is lost.
     *
     * @param work may be done more than once
     * @throws SyncException ({@link ErrorCode#ERP_LOST}) when the database stays away for too long; ({@link ErrorCode#ERP_QUERY}) when it
     *     refuses
     */
    <T> T read(Relation relation, Work<T> work) {
        try {
            return attempt(relation, work);
        } catch (DataAccessResourceFailureException e) {
            log.warn("The connection to the ERP database broke: {}. Going on in a new one", e.getMessage());
            return outage.outlast(() -> attempt(relation, work));
        }
    }

    private <T> T attempt(Relation relation, Work<T> work) {
        try {
            return work.with(connection());
        } catch (SQLException e) {
            if (database.isLost(e)) {
                drop();
                throw new DataAccessResourceFailureException(Redaction.of(database.words(e)), e);
            }
            throw database.explained(relation, e);
        }
    }

    PreparedStatement prepare(Connection at, RowQuery query) throws SQLException {
        reading = true;
        PreparedStatement statement = at.prepareStatement(query.sql());
        try {
            statement.setFetchSize(settings.fetchSize());
            for (int i = 0; i < query.parameters().size(); i++) {
                database.bind(statement, i + 1, query.parameters().get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = database.connect(access);
            connection = current;
            current.setReadOnly(true);
            current.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // One transaction, and so one snapshot, until the end; and rows in portions instead of all at once.
            current.setAutoCommit(false);
        }
        return current;
    }

    private void drop() {
        torn |= reading;
        close();
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            log.debug("Closing the connection to the ERP database failed", e);
        }
    }
}
