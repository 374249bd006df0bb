package dev.customersync.target;

import java.util.Set;

/**
 * What differs between platforms, declared.
 *
 * @param lookUpBatch how many records one look-up may ask for
 * @param incomparableFields fields whose remote value says nothing of what was sent, so that an adopted record is not patched
 *     for them; a field of nested addresses is written {@code addresses.is_default}
 * @param generatedFields fields of customers that the platform fills in when nothing was sent
 */
public record Capabilities(int lookUpBatch, Set<String> incomparableFields, Set<String> generatedFields) {

    /** Of a platform that fills in nothing. */
    public Capabilities(int lookUpBatch, Set<String> incomparableFields) {
        this(lookUpBatch, incomparableFields, Set.of());
    }
}
