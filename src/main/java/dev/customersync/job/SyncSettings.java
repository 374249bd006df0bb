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

/**
 * How a run works, the properties {@code sync.*}; each is also an environment variable ({@code SYNC_CHUNK_SIZE}).
 *
 * @param target The kind of platform that is pushed to.
 * @param targetName Keeps the state of this account apart from that of all others; the kind and the host unless it is set.
 * @param feed Names the ERP that the rows come from, if several feed one account.
 * @param rateLimit How many requests may be sent in which time; the platform's own limit unless it is set, with --sandbox that of the sandbox.
 * @param concurrency How many requests are under way at once.
 * @param chunkSize How many rows are read, decided and pushed at a time.
 * @param inputs What input files are: changes since the file before, or all there is, so that a newer one may replace an unfinished run.
 * @param stopTimeout How long Ctrl-C or SIGTERM waits for the rows in flight.
 */
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
        @DefaultValue @Valid Progress progress,
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
     * @param rows How many records a changed mapping may patch unasked; more than both limits needs --accept-mapping-change.
     * @param percent Which share of the input's rows a changed mapping may patch unasked.
     */
    public record MappingChangeLimit(
            @DefaultValue("100") @Min(0) long rows,
            @DefaultValue("1") @Min(0) @Max(100) double percent) {}

    /**
     * What may be deleted that the source has no more, {@code sync.missing.*}.
     *
     * @param deleteCustomers Whether --missing delete deletes customers too, or contacts alone.
     */
    public record Missing(
            @DefaultValue("false") boolean deleteCustomers,
            @DefaultValue @Valid Limit limit) {

        /**
         * How many records of one entity may be deleted unasked, {@code sync.missing.limit.*}: more than either stops the run.
         *
         * @param records How many missing records of one entity may be deleted; one more stops the run.
         * @param percent Which share of the known records may be; more stops the run.
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
     * @param keepRuns Of how many runs a target's outcomes are kept; outstanding rows are kept in any case.
     */
    public record History(
            @DefaultValue("30") @Min(1) @Max(10_000) int keepRuns) {}

    /**
     * How a run is watched for the charts of its report, {@code sync.samples.*}.
     *
     * @param every How often the run is measured for its report's charts; more often at its begin, less in a run of hours.
     */
    public record Samples(
            @DefaultValue("5s") @NotNull @DurationMin(millis = 250)
            Duration every) {}

    /**
     * How records are pushed, {@code sync.push.*}.
     *
     * @param settle How long after a create without an answer the API's "not there" is believed.
     * @param serverMaxTime How long the API may go on working at a request that was given up waiting for; "never twice" rests on it.
     * @param attempts How often a request is sent at most.
     * @param giveUpAfter How long without one success until the run ends, resumable.
     * @param retryAfterCap The longest wait that a Retry-After can cause.
     * @param connectTimeout How long a connection may take to stand.
     * @param responseTimeout How long an answer is waited for.
     * @param remoteMissing What becomes of a patch for a record that was deleted at the platform: the row fails, or it is created again.
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

    /**
     * How a run tells how far it is, {@code sync.progress.*}.
     *
     * @param every How often a line tells of it where there is no terminal.
     */
    public record Progress(@DefaultValue("10s") @NotNull Duration every) {}
}
