package dev.customersync.job;

import dev.customersync.http.Rate;
import dev.customersync.missing.MissingLimit;
import dev.customersync.push.PushSettings.RemoteMissing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a run works, the properties {@code sync.*}; each is also an environment variable ({@code SYNC_CHUNK_SIZE}).
 *
 * @param target the kind of platform; the product's own default is set beside its other ones, in {@code application.yml}
 * @param targetName the name that keeps the states of this account apart; null for the adapter's own, made of kind and host
 * @param feed the stream of inputs that a run belongs to
 * @param rateLimit how many requests may be sent in which time; null for the platform's own limit
 * @param concurrency how many requests are under way at once
 * @param chunkSize how many rows are read, decided and pushed at a time
 * @param inputs what input files are, which decides whether an unfinished run may be left for newer ones
 * @param stopTimeout how long a run that is asked to stop may take to finish the rows in flight
 */
@Validated
@ConfigurationProperties("sync")
public record SyncSettings(
        @NotBlank String target,
        @Nullable String targetName,
        @DefaultValue("default") @NotBlank String feed,
        @Nullable Rate rateLimit,
        @DefaultValue("8") @Min(1) @Max(256) int concurrency,
        @DefaultValue("2000") @Min(1) @Max(20_000) int chunkSize,
        @DefaultValue("delta") @NotNull Inputs inputs,
        @DefaultValue("30s") @NotNull Duration stopTimeout,
        @DefaultValue @Valid MappingChangeLimit mappingChangeLimit,
        @DefaultValue @Valid Missing missing,
        @DefaultValue @Valid Push push,
        @DefaultValue @Valid History history,
        @DefaultValue @Valid Samples samples) {

    /** What a file holds. */
    public enum Inputs {
        /** What has changed since the file before. */
        DELTA,
        /** Everything there is. */
        FULL
    }

    /**
     * How many records a changed mapping may patch unasked, {@code sync.mapping-change-limit.*}: more than both needs consent.
     *
     * @param rows a number of rows
     * @param percent a share of the rows of the input
     */
    public record MappingChangeLimit(
            @DefaultValue("100") @Min(0) long rows,
            @DefaultValue("1") @Min(0) @Max(100) double percent) {}

    /**
     * What may be deleted that the source has no more, {@code sync.missing.*}.
     *
     * @param deleteCustomers whether customers are, or contacts alone
     */
    public record Missing(
            @DefaultValue("false") boolean deleteCustomers,
            @DefaultValue @Valid Limit limit) {

        /**
         * How many records of one entity may be deleted unasked, {@code sync.missing.limit.*}: more than either stops the run.
         *
         * @param records a number of records
         * @param percent a share of the records that could be missing
         */
        public record Limit(
                @DefaultValue("50") @Min(0) long records,
                @DefaultValue("5") @Min(0) @Max(100) double percent) {
            MissingLimit toMissingLimit() {
                return new MissingLimit(records, percent);
            }
        }
    }

    /**
     * What is kept of past runs, {@code sync.history.*}.
     *
     * @param keepRuns of how many runs a target's outcomes are kept; outstanding rows are kept in any case
     */
    public record History(
            @DefaultValue("30") @Min(1) @Max(10_000) int keepRuns) {}

    /**
     * How a run is watched for the charts of its report, {@code sync.samples.*}.
     *
     * @param every the pause between two samples; shorter at the begin, longer in a run of hours
     */
    public record Samples(
            @DefaultValue("5s") @NotNull @DurationMin(millis = 250)
            Duration every) {}

    /**
     * How records are pushed, {@code sync.push.*}.
     *
     * @param settle how long after the last send the target's "not there" is believed
     * @param serverMaxTime how long the target may go on working at a request that we have given up waiting for
     * @param attempts how often a request is sent at most
     * @param giveUpAfter how long without one success until the run ends, resumable
     * @param retryAfterCap the longest wait that a Retry-After can cause
     * @param connectTimeout how long a connection may take to stand
     * @param responseTimeout how long an answer is waited for
     * @param remoteMissing what to do when a record is to be patched that was deleted at the target
     */
    public record Push(
            @DefaultValue("5s") @NotNull Duration settle,
            @DefaultValue("60s") @NotNull Duration serverMaxTime,
            @DefaultValue("5") @Min(1) @Max(100) int attempts,
            @DefaultValue("15m") @NotNull Duration giveUpAfter,
            @DefaultValue("15m") @NotNull Duration retryAfterCap,
            @DefaultValue("10s") @NotNull Duration connectTimeout,
            @DefaultValue("30s") @NotNull Duration responseTimeout,
            @DefaultValue("fail") @NotNull RemoteMissing remoteMissing) {}
}
