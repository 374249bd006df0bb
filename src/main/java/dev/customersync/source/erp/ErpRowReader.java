package dev.customersync.source.erp;

import dev.customersync.source.Cells;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of a window in the order of their keys, then those of the keys that were asked for and have not come by. A row's line is
 * its number in that order.
 *
 * <p>When the connection breaks, it goes on in a new snapshot from the last key on, and passes over as many rows of that key as it has
 * handed over: a row that was there before comes exactly once. One that was written meanwhile with a key already passed does not come: its
 * watermark is above what the run remembers, so the next run reads it.
 */
final class ErpRowReader implements RowReader {
    private static final Logger log = LoggerFactory.getLogger(ErpRowReader.class);
    private static final int KEYS_AT_ONCE = 500;

    private final Staging staging;
    private final Shape shape;
    private final Window window;
    private final Header header;
    private final List<Integer> places;
    private final List<Integer> keyPlaces;
    private final Set<List<String>> keysLeft;
    private final Queue<List<String>> byKey = new ArrayDeque<>();
    private boolean windowRead;
    private long rowsRead;

    private @Nullable Connection openedAt;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet rows;
    private @Nullable List<@Nullable String> lastKey;
    private int handedOverOfLastKey;

    ErpRowReader(Staging staging, Shape shape, Window window) {
        this.staging = staging;
        this.shape = shape;
        this.window = window;
        this.header = shape.header();
        this.places = shape.handedOver();
        this.keyPlaces = shape.key().stream().map(shape.labels()::indexOf).toList();
        this.keysLeft = new LinkedHashSet<>(window.keys());
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable Row read() {
        List<String> cells = next();
        while (cells != null && Cells.areBlank(cells)) {
            cells = next();
        }
        return cells == null ? null : new Row(new Position(header.source(), rowsRead), header, cells, List.of());
    }

    private @Nullable List<String> next() {
        List<String> cells = windowRead
                ? null
                : staging.read(shape.relation(), this::nextOfWindow).orElse(null);
        if (cells == null) {
            windowRead = true;
            closeRows();
            cells = nextByKey();
        }
        if (cells != null) {
            rowsRead++;
        }
        return cells;
    }

    private Optional<List<String>> nextOfWindow(Connection at) throws SQLException {
        int toPassOver = 0;
        if (openedAt != at) {
            toPassOver = handedOverOfLastKey;
            openWindow(at);
        }
        ResultSet opened = rows;
        while (opened != null && opened.next()) {
            List<@Nullable String> key = key(opened);
            boolean same = key.equals(lastKey);
            if (same && toPassOver > 0) {
                toPassOver--;
                continue;
            }
            toPassOver = 0;
            List<String> all = texts(opened);
            handedOverOfLastKey = same ? handedOverOfLastKey + 1 : 1;
            lastKey = key;
            keysLeft.remove(keyPlaces.stream().map(all::get).toList());
            return Optional.of(handedOver(all));
        }
        return Optional.empty();
    }

    private void openWindow(Connection at) throws SQLException {
        closeRows();
        PreparedStatement opened = staging.prepare(at, RowQuery.of(shape, window, lastKey));
        statement = opened;
        rows = opened.executeQuery();
        openedAt = at;
    }

    private @Nullable List<String> nextByKey() {
        while (byKey.isEmpty() && !keysLeft.isEmpty()) {
            List<List<String>> keys = keysLeft.stream().limit(KEYS_AT_ONCE).toList();
            byKey.addAll(staging.read(shape.relation(), at -> rowsOf(keys, at)));
            keys.forEach(keysLeft::remove);
        }
        return byKey.poll();
    }

    private List<List<String>> rowsOf(List<List<String>> keys, Connection at) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (PreparedStatement opened = staging.prepare(at, RowQuery.of(shape, keys));
                ResultSet each = opened.executeQuery()) {
            while (each.next()) {
                found.add(handedOver(texts(each)));
            }
        }
        return found;
    }

    private List<String> handedOver(List<String> all) {
        return places.stream().map(all::get).toList();
    }

    /** As the database compares and orders it. */
    private List<@Nullable String> key(ResultSet row) throws SQLException {
        List<@Nullable String> key = new ArrayList<>();
        for (int place : keyPlaces) {
            key.add(row.getString(place + 1));
        }
        return key;
    }

    private List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>(shape.texts().size());
        for (int place = 0; place < shape.texts().size(); place++) {
            String text = shape.texts().get(place).read(row, place + 1);
            texts.add(text == null ? "" : text);
        }
        return Cells.trimmed(texts);
    }

    @Override
    public void skip(long toSkip) {
        for (long i = 0; i < toSkip && read() != null; i++) {
            // Reading is all that there is to it: no row of a snapshot has a place that could be gone to.
        }
    }

    private void closeRows() {
        PreparedStatement closing = statement;
        statement = null;
        rows = null;
        openedAt = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            log.debug("Closing a query of the ERP database failed", e);
        }
    }

    @Override
    public void close() {
        closeRows();
    }
}
