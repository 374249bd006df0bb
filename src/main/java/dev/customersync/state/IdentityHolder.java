package dev.customersync.state;

import dev.customersync.record.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A customer of ours, and what the target knows it by.
 *
 * @param identity in its normal form
 * @param remoteId null as long as it is not known
 */
public record IdentityHolder(
        RecordKey key, String identity, @Nullable String remoteId) {}
