package dev.customersync.job;

import dev.customersync.decision.AddressRow;
import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Map;

/**
 * A row with what is needed to decide on it.
 *
 * @param keyed the row, with its hash alone
 * @param addresses of a customer, the address rows that go with it
 * @param hash of all these rows
 */
record Candidate(KeyedRow keyed, List<StagedAddress> addresses, RowHash hash) {
    static Candidate of(KeyedRow keyed, List<StagedAddress> addresses) {
        RowHash hash = addresses.isEmpty()
                ? keyed.hash()
                : keyed.hash().with(addresses.stream().map(StagedAddress::hash).toList());
        return new Candidate(keyed, addresses, hash);
    }

    Row row() {
        return keyed.row();
    }

    RecordKey key() {
        return keyed.key();
    }

    /** The same row with these address rows instead. */
    Candidate withAddresses(List<StagedAddress> others) {
        return of(keyed, others);
    }

    /** The decision on this row alone. */
    RowDecision decided(Decision decision) {
        return new RowDecision(row(), key(), decision);
    }

    /**
     * The decision on this row and its address rows.
     *
     * @param parts remote ids of nested elements by path, as known before
     */
    RowDecision decided(Decision decision, Map<String, String> parts) {
        return new RowDecision(row(), key(), decision, addressRows(addresses, parts), true);
    }

    /** Address rows with the ids that these parts give them. */
    static List<AddressRow> addressRows(List<StagedAddress> addresses, Map<String, String> parts) {
        return addresses.isEmpty()
                ? List.of()
                : addresses.stream()
                        .map(one -> new AddressRow(
                                one.row(),
                                one.key(),
                                parts.get(Payload.ADDRESSES + "/" + one.key().referenceId())))
                        .toList();
    }
}
