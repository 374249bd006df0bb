package dev.customersync.source.erp;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the values of a column as text, without loss, as a careful export would: the same for every machine and locale. */
@FunctionalInterface
interface CellText {
    /** Between the elements of an array, as in our lists. */
    String LIST_SEPARATOR = ";";

    /**
     * The value of that column in the current row.
     *
     * @return null for null
     */
    @Nullable String read(ResultSet row, int column) throws SQLException;

    /** For the values of that column. */
    static CellText of(ResultSetMetaData columns, int column, Postgres database) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.BOOLEAN, Types.BIT ->
                Boolean.class.getName().equals(columns.getColumnClassName(column))
                        ? CellText::bool
                        : ResultSet::getString;
            case Types.NUMERIC, Types.DECIMAL -> CellText::number;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> CellText::floating;
            case Types.DATE -> CellText::date;
            case Types.TIMESTAMP_WITH_TIMEZONE -> CellText::instant;
            case Types.TIMESTAMP -> database.isZoned(columns, column) ? CellText::instant : CellText::localTime;
            case Types.ARRAY -> (row, place) -> list(row, place, database);
            default -> ResultSet::getString;
        };
    }

    private static @Nullable String bool(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : String.valueOf(value);
    }

    /** With the decimal places that it has, and never with an exponent. */
    private static @Nullable String number(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null ? null : new BigDecimal(text).toPlainString();
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    /** The shortest decimal number that stands for the same binary one. */
    private static @Nullable String floating(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null
                    ? null
                    : new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    private static @Nullable String date(ResultSet row, int column) throws SQLException {
        LocalDate date = row.getObject(column, LocalDate.class);
        return date == null || date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)
                ? row.getString(column)
                : date.toString();
    }

    private static @Nullable String localTime(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null || time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)
                ? row.getString(column)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    private static @Nullable String instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null || time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)
                ? row.getString(column)
                : time.toInstant().toString();
    }

    /** An element that is null says nothing, and is left out. */
    private static @Nullable String list(ResultSet row, int column, Postgres database) throws SQLException {
        Array array = row.getArray(column);
        if (array == null) {
            return null;
        }
        List<String> elements = new ArrayList<>();
        try (ResultSet each = array.getResultSet()) {
            CellText text = of(each.getMetaData(), 2, database);
            while (each.next()) {
                String element = text.read(each, 2);
                if (element != null) {
                    elements.add(element);
                }
            }
        }
        return String.join(LIST_SEPARATOR, elements);
    }
}
