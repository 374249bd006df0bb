package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.DefaultAddresses;
import dev.customersync.record.Payload;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All addresses that a customer's row may hold. */
record CustomerAddresses(List<AddressColumns> sets) {
    /** Those that the row does hold. */
    List<Payload> read(Row row, String customerReferenceId, Findings findings) {
        List<Payload> addresses = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        DefaultAddresses defaults = new DefaultAddresses();
        for (AddressColumns set : sets) {
            Payload address = set.read(row, customerReferenceId, findings);
            if (address != null) {
                addresses.add(address);
                claimKey(set, address, keys, findings);
                claimDefault(set, address, defaults, findings);
            }
        }
        return addresses;
    }

    /** The target and the sync state tell a customer's addresses apart by their keys only. */
    private static void claimKey(AddressColumns set, Payload address, Set<String> keys, Findings findings) {
        String key = AddressColumns.keyOf(address);
        if (key != null && !keys.add(key)) {
            findings.add(
                    ErrorCode.SAME_ADDRESS,
                    set.referenceId(),
                    "another reference_id than the customer's other address has",
                    Excerpt.of(key));
        }
    }

    private static void claimDefault(
            AddressColumns set, Payload address, DefaultAddresses defaults, Findings findings) {
        String first = defaults.claim(address, set.set().name());
        if (first != null) {
            findings.add(
                    ErrorCode.SEVERAL_DEFAULTS,
                    set.isDefault(),
                    "one default " + address.text(AddressColumns.TYPE) + " address, " + first,
                    "another one, " + set.set().name());
        }
    }
}
