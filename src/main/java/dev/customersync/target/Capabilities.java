package dev.customersync.target;

import java.util.Set;

/**
 * What differs between platforms, declared.
 *
 * @param lookUpBatch how many records one look-up may ask for
 * @param incomparableFields fields whose remote value says nothing of what was sent, so that an adopted record is not patched
 *     for them; a field of nested addresses is written {@code addresses.is_default}
 */
public record Capabilities(int lookUpBatch, Set<String> incomparableFields) {}
