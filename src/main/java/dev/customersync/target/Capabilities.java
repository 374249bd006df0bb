package dev.customersync.target;

import dev.customersync.record.FieldDefinition;
import java.util.Set;

/**
 * What differs between platforms, declared.
 *
 * @param lookUpBatch how many customers one look-up may ask for; all records of one customer are asked for at once
 * @param customerIdentity the field by which a customer that we know nothing of is found: its {@code reference_id}, where the
 *     platform keeps our key; else another one, such as its {@code email}, that each customer then needs, and no two may share
 * @param incomparableFields fields whose remote value says nothing of what was sent, or is not told by a record that was merely
 *     read; a field of nested addresses is written {@code addresses.is_default}
 * @param incomparableWhenFound those of them that are not told even by {@link Target#find}, which knows what is wanted, so that an
 *     adopted record is not patched for them
 * @param sharesParts whether records of one customer may come to share what the platform keeps of them, so that they are sent one
 *     after the other, and a change has to know what others own; see {@link RemoteLocation#shared()}
 * @param generatedFields fields of customers that the platform fills in when nothing was sent
 */
public record Capabilities(
        int lookUpBatch,
        String customerIdentity,
        Set<String> incomparableFields,
        Set<String> incomparableWhenFound,
        boolean sharesParts,
        Set<String> generatedFields) {

    /**
     * Whether neither what is decided on a record nor what is written of it depends on what becomes of another record of its kind, so
     * that a record may be decided on and written while others still are.
     */
    public boolean independentRecords() {
        return !sharesParts && customerIdentity.equals(FieldDefinition.REFERENCE_ID);
    }
}
