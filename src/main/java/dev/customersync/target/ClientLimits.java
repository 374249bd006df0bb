package dev.customersync.target;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.Rate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How an adapter may call its platform, whichever it is.
 *
 * @param rate null for the platform's own limit, which its adapter knows
 * @param stopping whether the run is stopping, so that nothing new is to be sent
 */
public record ClientLimits(
        @Nullable Rate rate,
        int concurrency,
        ClientSettings.Retries retries,
        ClientSettings.Timeouts timeouts,
        BooleanSupplier stopping) {

    /** The rate that was set, else the one that the platform declares. */
    public Rate rateOr(Rate declared) {
        return rate == null ? declared : rate;
    }
}
