package dev.customersync.source.erp;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or query that holds the rows of an entity.
 *
 * @param name for people and for the ledger: {@code erp:staging.customers}, {@code erp:contacts.query}
 * @param property the setting that it comes from
 * @param from what stands after {@code from} in SQL
 * @param key the columns that name a row, at least one
 * @param watermark the column that grows whenever a row is written; null for none
 */
public record Relation(
        EntityType entity,
        String name,
        String property,
        String from,
        List<String> key,
        @Nullable String watermark) {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern TABLE = Pattern.compile(PART + "(?:\\." + PART + "){0,2}");
    private static final Pattern SEMICOLONS = Pattern.compile("[;\\s]+$");
    private static final String READY_MADE_SCHEMA = "staging.";
    private static final String READY_MADE_WATERMARK = "updated_at";

    /**
     * Those that the settings name, or the tables of the ready-made staging schema when they name none.
     *
     * @throws SyncException ({@link ErrorCode#CONFIGURATION}) when one is not named well
     */
    public static List<Relation> of(ErpSettings settings) {
        boolean readyMade = Arrays.stream(EntityType.values())
                .noneMatch(entity -> settings.of(entity).isSet());
        List<Relation> relations = new ArrayList<>();
        for (EntityType entity : EntityType.values()) {
            ErpSettings.Rows rows = settings.of(entity);
            if (readyMade) {
                String watermark = rows.watermark() == null ? READY_MADE_WATERMARK : rows.watermark();
                String table = READY_MADE_SCHEMA + entity.plural();
                relations.add(of(entity, new ErpSettings.Rows(table, null, rows.key(), watermark)));
            } else if (rows.isSet()) {
                relations.add(of(entity, rows));
            }
        }
        return relations;
    }

    private static Relation of(EntityType entity, ErpSettings.Rows rows) {
        String group = "erp." + entity.plural();
        if (ErpSettings.isGiven(rows.table()) && ErpSettings.isGiven(rows.query())) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION, group + ": expected a table or a query, found both; remove one of them");
        }
        List<String> key = rows.key() == null || rows.key().isEmpty() ? defaultKey(entity) : List.copyOf(rows.key());
        String watermark = ErpSettings.isGiven(rows.watermark()) ? rows.watermark() : null;
        if (ErpSettings.isGiven(rows.query())) {
            String query =
                    SEMICOLONS.matcher(Objects.requireNonNull(rows.query())).replaceAll("");
            String name = Position.TABLE + entity.plural() + ".query";
            // On lines of its own, so that a comment at its end ends there.
            return new Relation(entity, name, group + ".query", "(\n" + query + "\n)", key, watermark);
        }
        String table = Objects.requireNonNull(rows.table()).strip();
        if (!TABLE.matcher(table).matches()) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    group
                            + ".table: expected the name of a table or view such as staging.customers or \"Staging\".\"OCRD\","
                            + " found \"" + table + "\"; for anything else use " + group + ".query");
        }
        return new Relation(entity, Position.TABLE + table, group + ".table", table, key, watermark);
    }

    private static List<String> defaultKey(EntityType entity) {
        return entity == EntityType.CUSTOMER
                ? List.of("reference_id")
                : List.of("customer_reference_id", "reference_id");
    }
}
