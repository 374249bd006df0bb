package dev.customersync.source.erp;

import dev.customersync.record.EntityType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The ERP's staging database, the properties {@code erp.*}; each is also an environment variable ({@code ERP_DB_URL}). When none of the
 * entities is set, the tables of the ready-made staging schema are read.
 *
 * @param overlap how long before the last run's watermark a row may have been stamped that is read again, of watermarks that are times
 * @param counterOverlap the same for watermarks that are numbers
 * @param timeZone the one that watermarks without a time zone are written in; null when it is not known
 * @param fetchSize how many rows the database hands over at a time
 * @param sample whether the shipped sample is read when no database is given
 */
@Validated
@ConfigurationProperties("erp")
public record ErpSettings(
        @DefaultValue @Valid Db db,
        @DefaultValue @Valid Rows customers,
        @DefaultValue @Valid Rows addresses,
        @DefaultValue @Valid Rows contacts,
        @DefaultValue("10m") @NotNull Duration overlap,
        @DefaultValue("1000") @Min(0) long counterOverlap,
        @Nullable ZoneId timeZone,
        @DefaultValue("1000") @Min(1) @Max(100_000) int fetchSize,
        @DefaultValue("false") boolean sample) {

    /**
     * The database server, {@code erp.db.*}.
     *
     * @param url as the JDBC driver takes it; null or blank for none
     * @param outage how long a run waits for a database that has gone away before it gives up
     */
    public record Db(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("5m") @NotNull Duration outage) {

        /** Neither the password nor a URL that may hold it. */
        @Override
        public String toString() {
            return "Db[user=" + user + ", outage=" + outage + "]";
        }
    }

    /**
     * Where the rows of an entity are: a table or a query, {@code erp.customers.*} and so on.
     *
     * @param table a table or view, as SQL names it; null for none
     * @param query a query that only reads; null for none
     * @param key the columns that name a row; null for the reference_id, of addresses and contacts after the customer_reference_id
     * @param watermark a column that grows whenever a row is written: a time, a date or a number; null to read all rows each time
     */
    public record Rows(
            @Nullable String table,
            @Nullable String query,
            @Nullable List<String> key,
            @Nullable String watermark) {

        boolean isSet() {
            return isGiven(table) || isGiven(query);
        }
    }

    static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    Rows of(EntityType entity) {
        return switch (entity) {
            case CUSTOMER -> customers;
            case ADDRESS -> addresses;
            case CONTACT -> contacts;
        };
    }
}
