package dev.customersync.source.erp;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Header;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a relation are.
 *
 * @param labels all of them, in their order
 * @param texts how the values of each are written as text
 * @param key the labels of those that name a row
 * @param watermark the label of the one that grows whenever a row is written; null for none
 * @param watermarkType null like {@code watermark}
 */
public record Shape(
        Relation relation,
        List<String> labels,
        List<CellText> texts,
        List<String> key,
        @Nullable String watermark,
        @Nullable WatermarkType watermarkType) {
    private static final char DELIMITER = ',';

    /**
     * Of a result.
     *
     * @throws SyncException ({@link ErrorCode#CONFIGURATION}) when it lacks a column that was named, or that cannot be a watermark
     */
    static Shape of(Relation relation, ResultSetMetaData columns, Postgres database) throws SQLException {
        List<String> labels = new ArrayList<>();
        List<CellText> texts = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            labels.add(columns.getColumnLabel(column));
            texts.add(CellText.of(columns, column, database));
        }
        String group = "erp." + relation.entity().plural();
        List<String> key = relation.key().stream()
                .map(name -> label(name, labels, group + ".key", relation))
                .toList();
        String given = relation.watermark();
        if (given == null) {
            return new Shape(relation, List.copyOf(labels), List.copyOf(texts), key, null, null);
        }
        String watermark = label(given, labels, group + ".watermark", relation);
        WatermarkType type = database.watermarkType(columns, labels.indexOf(watermark) + 1);
        if (type == null) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    group + ".watermark: expected a column of times, dates or numbers, found that " + watermark + " of "
                            + relation.name() + " is of type "
                            + columns.getColumnTypeName(labels.indexOf(watermark) + 1));
        }
        return new Shape(relation, List.copyOf(labels), List.copyOf(texts), key, watermark, type);
    }

    /** The column of that name; SQL does not mind the case of names, so a name that differs in it alone will do. */
    private static String label(String name, List<String> labels, String property, Relation relation) {
        if (labels.contains(name)) {
            return name;
        }
        return labels.stream()
                .filter(label -> label.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorCode.CONFIGURATION,
                        property + ": expected a column of " + relation.name() + ", found \"" + name
                                + "\"; its columns are " + String.join(", ", labels)));
    }

    /** The places from 0 of the columns that are handed over: all but the watermark, which says nothing of the record. */
    List<Integer> handedOver() {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < labels.size(); place++) {
            if (!labels.get(place).equals(watermark) || key.contains(watermark)) {
                places.add(place);
            }
        }
        return places;
    }

    Header header() {
        List<String> columns =
                handedOver().stream().map(labels::get).map(String::strip).toList();
        return new Header(relation.name(), columns, DELIMITER);
    }
}
