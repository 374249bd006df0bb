package dev.customersync.decision;

import org.jspecify.annotations.Nullable;

/**
 * One value that differs.
 *
 * @param path where it stands: {@code phone}, {@code addresses[C-100-billing].city}, {@code attributes[Tier].value}
 * @param before what the target holds; null when it holds nothing
 * @param after what it is to hold; null when it is to be cleared
 */
public record FieldChange(
        String path, @Nullable Object before, @Nullable Object after) {}
