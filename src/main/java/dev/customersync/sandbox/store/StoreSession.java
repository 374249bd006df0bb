package dev.customersync.sandbox.store;

import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One connection to the store, used by one thread at a time. What fails throws {@link StoreException}. */
public final class StoreSession {
    private static final String COLUMNS =
            "select id, entity, owner_id, reference_id, status, created_at, updated_at, content from record ";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    StoreSession(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    <T> T inTransaction(Function<StoreSession, T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.apply(this);
            connection.commit();
            return result;
        } catch (RuntimeException | SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    public void insert(StoredRecord record) {
        update(
                "insert into record (id, entity, owner_id, reference_id, status, created_at, updated_at, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                record.id(),
                record.entity().word(),
                record.ownerId(),
                record.referenceId(),
                record.status(),
                micros(record.createdAt()),
                micros(record.updatedAt()),
                record.content().toString());
    }

    /** Puts this record in the place of the one with its id. */
    public void replace(StoredRecord record) {
        update(
                "update record set reference_id = ?, status = ?, updated_at = ?, content = ? where id = ?",
                record.referenceId(),
                record.status(),
                micros(record.updatedAt()),
                record.content().toString(),
                record.id());
    }

    /** Deletes the record and what is nested in it. */
    public void delete(String id) {
        update("delete from record where owner_id = ?", id);
        update("delete from record where id = ?", id);
    }

    /** Answers how many there were. */
    public int deleteAll() {
        return update("delete from record");
    }

    public Optional<StoredRecord> find(Entity entity, String id) {
        return select(COLUMNS + "where id = ? and entity = ?", id, entity.word()).stream()
                .findFirst();
    }

    /** In the order in which they came. */
    public List<StoredRecord> nestedIn(String ownerId, Entity entity) {
        return select(COLUMNS + "where owner_id = ? and entity = ? order by seq", ownerId, entity.word());
    }

    public boolean holds(Entity entity, String ownerId, String referenceId) {
        // The plus keeps SQLite from the index on owner_id, under which all customers are one heap.
        return number(
                        "select exists (select 1 from record where entity = ? and reference_id = ? and +owner_id = ?)",
                        entity.word(),
                        referenceId,
                        ownerId)
                == 1;
    }

    public RecordPage list(ListQuery query) {
        ListSql sql = new ListSql(query);
        long total = number("select count(*) from record " + sql.where(), sql.arguments());
        return new RecordPage(select(COLUMNS + sql.where() + sql.orderAndPage(), sql.arguments()), total);
    }

    public long count(Entity entity) {
        return number("select count(*) from record where entity = ?", entity.word());
    }

    /** Feeds every record of that entity, with its customer's reference_id, in the order in which they came. */
    public void forEach(Entity entity, RecordVisitor visitor) {
        query(
                "select r.id, r.entity, r.owner_id, r.reference_id, r.status, r.created_at, r.updated_at, r.content,"
                        + " coalesce(o.reference_id, '') from record r left join record o on o.id = r.owner_id"
                        + " where r.entity = ? order by r.seq",
                rows -> {
                    while (rows.next()) {
                        visitor.visit(record(rows), rows.getString(9));
                    }
                },
                entity.word());
    }

    public List<Duplicate> duplicates() {
        List<Duplicate> duplicates = new ArrayList<>();
        query(
                "select r.entity, coalesce(o.reference_id, ''), r.reference_id, group_concat(r.id, ' ')"
                        + " from record r left join record o on o.id = r.owner_id"
                        + " group by 1, 2, 3 having count(*) > 1 order by 1, 2, 3",
                rows -> {
                    while (rows.next()) {
                        duplicates.add(new Duplicate(
                                entity(rows.getString(1)),
                                rows.getString(2),
                                rows.getString(3),
                                List.of(rows.getString(4).split(" "))));
                    }
                });
        return duplicates;
    }

    /** Takes records one by one. */
    @FunctionalInterface
    public interface RecordVisitor {
        /**
         * Takes the next record.
         *
         * @param customerReferenceId of the customer that the record is nested in; empty for a customer
         */
        void visit(StoredRecord record, String customerReferenceId);
    }

    @FunctionalInterface
    private interface RowsReader {
        void read(ResultSet rows) throws SQLException;
    }

    private List<StoredRecord> select(String sql, Object... arguments) {
        List<StoredRecord> records = new ArrayList<>();
        query(
                sql,
                rows -> {
                    while (rows.next()) {
                        records.add(record(rows));
                    }
                },
                arguments);
        return records;
    }

    private long number(String sql, Object... arguments) {
        long[] number = new long[1];
        query(sql, rows -> number[0] = rows.getLong(1), arguments);
        return number[0];
    }

    private void query(String sql, RowsReader reader, Object... arguments) {
        try (ResultSet rows = prepare(sql, arguments).executeQuery()) {
            reader.read(rows);
        } catch (SQLException e) {
            throw new StoreException("The sandbox's store failed: " + e.getMessage(), e);
        }
    }

    private int update(String sql, Object... arguments) {
        try {
            return prepare(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("The sandbox's store failed: " + e.getMessage(), e);
        }
    }

    /** Kept for the session's life: preparing costs more than most of these statements. */
    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static StoredRecord record(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getString(1),
                entity(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.EPOCH.plus(row.getLong(6), ChronoUnit.MICROS),
                Instant.EPOCH.plus(row.getLong(7), ChronoUnit.MICROS),
                Json.object(row.getString(8)));
    }

    /** As times are stored: finer than requests follow one another, so that lists have one order. */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static Entity entity(String word) {
        return switch (word) {
            case "customer" -> Entity.CUSTOMER;
            case "contact" -> Entity.CONTACT;
            case "address" -> Entity.ADDRESS;
            default -> throw new StoreException("The sandbox's store holds a record of the unknown kind " + word, null);
        };
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost: every write was committed when it was answered.
            System.getLogger(StoreSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing the store failed", e);
        }
    }
}
