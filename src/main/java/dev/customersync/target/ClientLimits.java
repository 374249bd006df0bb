package dev.customersync.target;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.Rate;
import java.util.function.BooleanSupplier;

/**
 * How an adapter may call its platform, whichever it is.
 *
 * @param stopping whether the run is stopping, so that nothing new is to be sent
 */
public record ClientLimits(
        Rate rate,
        int concurrency,
        ClientSettings.Retries retries,
        ClientSettings.Timeouts timeouts,
        BooleanSupplier stopping) {}
