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

/**
 * The ERP's staging database, the properties {@code erp.*}; each is also an environment variable ({@code ERP_DB_URL}). When none of the
 * entities is set, the tables of the ready-made staging schema are read.
 *
 * @param overlap How long before the last run's watermark a row may have been stamped that is read again, of watermarks that are times.
 * @param counterOverlap The same for watermarks that are numbers.
 * @param timeZone The time zone that watermarks without one are written in.
 * @param fetchSize How many rows the database hands over at a time.
 * @param sample Whether the shipped sample is read when no database is given.
 */
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
     * @param url The staging database, such as jdbc:postgresql://erp/staging.
     * @param user The user to connect as.
     * @param password That user's password.
     * @param outage How long a run waits for a staging database that went away.
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
     * @param table The table or view that holds these rows, as SQL names it.
     * @param query A query that gives these rows and only reads, instead of a table.
     * @param key The columns that name a row; the reference_id unless set, of addresses and contacts after the customer_reference_id.
     * @param watermark A column that grows whenever a row is written, a time, a date or a number; without it all rows are read each time.
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
