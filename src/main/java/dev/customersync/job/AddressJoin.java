package dev.customersync.job;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.outcome.StagedAddress;
import dev.customersync.outcome.StagedAddresses;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.DefaultAddresses;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds customers' staged addresses, and puts them beside those that their own rows hold. For one step after the other. */
final class AddressJoin {
    private final long runId;
    private final Mapping mapping;
    private final StagedAddresses staged;
    /** Null until it was asked for; rows are staged before any is joined. */
    private @Nullable Boolean anyStaged;

    /**
     * @param mapping of the address rows
     */
    AddressJoin(long runId, Mapping mapping, StagedAddresses staged) {
        this.runId = runId;
        this.mapping = mapping;
        this.staged = staged;
    }

    /** The address rows of those of the records that are customers; no entry for one that has none waiting. */
    Map<RecordKey, List<StagedAddress>> of(Collection<RecordKey> keys) {
        if (anyStaged == null) {
            anyStaged = staged.any(runId);
        }
        if (!anyStaged) {
            return Map.of();
        }
        List<RecordKey> customers = keys.stream()
                .filter(key -> key.entity() == EntityType.CUSTOMER)
                .distinct()
                .toList();
        return customers.isEmpty() ? Map.of() : staged.waitingOf(runId, customers);
    }

    /**
     * All addresses of a customer.
     *
     * @param addresses those of its own row, then those of address rows
     * @param accepted the address rows that are among them
     * @param rejected decisions on the others
     */
    record Joined(List<Payload> addresses, List<StagedAddress> accepted, List<RowDecision> rejected) {}

    /**
     * Joins. An address row that has the key of an address before it, or is a second default one of its type, is left out.
     *
     * @param own the customer's payload as its own row gives it; {@link Payload#EMPTY} when no row of its own is read
     * @param ownPosition where that row stands; null when there is none
     */
    Joined join(Payload own, @Nullable Position ownPosition, List<StagedAddress> rows) {
        List<Payload> addresses = new ArrayList<>(own.elements(Payload.ADDRESSES));
        Map<String, Position> places = new HashMap<>();
        DefaultAddresses defaults = new DefaultAddresses();
        if (ownPosition != null) {
            addresses.forEach(address -> {
                places.put(String.valueOf(address.text(FieldDefinition.REFERENCE_ID)), ownPosition);
                defaults.claim(address, ownPosition.toString());
            });
        }
        List<StagedAddress> accepted = new ArrayList<>();
        List<RowDecision> rejected = new ArrayList<>();
        for (StagedAddress one : rows) {
            Payload address = payload(one.row());
            Position first = places.get(one.key().referenceId());
            String otherDefault =
                    first == null ? defaults.claim(address, one.row().position().toString()) : null;
            if (first != null) {
                rejected.add(rejected(one, new Decision.Duplicate(first)));
            } else if (otherDefault != null) {
                rejected.add(rejected(one, secondDefault(one, address, otherDefault)));
            } else {
                addresses.add(address);
                accepted.add(one);
            }
        }
        return new Joined(addresses, accepted, rejected);
    }

    private Payload payload(Row row) {
        if (mapping.map(row) instanceof Mapped.Valid valid) {
            return valid.record().payload();
        }
        throw new IllegalStateException("A staged row that is not valid: " + row.position());
    }

    private static RowDecision rejected(StagedAddress one, Decision decision) {
        return new RowDecision(one.row(), one.key(), decision);
    }

    private static Decision secondDefault(StagedAddress one, Payload address, String first) {
        return new Decision.Invalid(List.of(new Problem(
                ErrorCode.SEVERAL_DEFAULTS,
                "is_default",
                "is_default: expected one default " + address.text("type") + " address of "
                        + one.key().owner() + ", that of " + first + ", found another one in "
                        + one.row().position())));
    }
}
