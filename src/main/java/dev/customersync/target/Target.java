package dev.customersync.target;

import dev.customersync.http.Exchange;
import dev.customersync.http.RequestTotals;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.ReferenceKind;
import dev.customersync.record.RemoteRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A platform account that records are pushed to. Thread-safe.
 *
 * <p>Wherever a {@code parentRemoteId} is taken, it is the remote id of the owning customer, and null for a customer.
 *
 * <p>Every method that calls the platform throws {@link dev.customersync.http.CallFailedException} when no usable answer was
 * had after all that may safely be repeated was repeated, and {@link dev.customersync.problem.SyncException} when the whole run
 * has to stop.
 */
public interface Target {

    /** What this account is called unless it is given a name: the kind of platform and the host, such as {@code shop:api.shop.com}. */
    String defaultName();

    Capabilities capabilities();

    /** What was asked of the platform so far by this process. */
    RequestTotals requests();

    /**
     * Asks the platform whether it lets us do what a run needs. Changes nothing there. What cannot be found out is a finding, not an
     * exception; only a run that has to stop for another reason than a refused credential ends it.
     *
     * @return a check for each permission that can be asked for, at least one, the most basic first
     */
    List<AccessCheck> checkAccess();

    /** By how much this machine's clock is ahead of the platform's; empty as long as no answer has told. */
    default Optional<Duration> clockSkew() {
        return Optional.empty();
    }

    /** What this platform, beyond the product's own rules, cannot accept of a record; empty when all is well. */
    List<Problem> check(EntityRecord record);

    /** The record as far as this platform has a place for what it says; calls nothing. */
    default Fitted fit(EntityRecord record) {
        return new Fitted(record, List.of());
    }

    /**
     * Stands for what {@link #fit} and the adapter's configuration make of a record: rows are compared anew when it changes. Empty
     * when everything has its place.
     */
    default String fittingVersion() {
        return "";
    }

    /**
     * The records that the target holds under these records' keys, active or not, with all their content. A field that the
     * platform keeps only as a part of another is given as the record has it when the target says the same, else left out.
     *
     * @param records of one entity and, below a customer, of one owner; customers at most {@link Capabilities#lookUpBatch()}
     * @return an entry for each key that was found; several matches mean that the target holds it several times
     */
    Map<RecordKey, List<RemoteRecord>> find(@Nullable String parentRemoteId, List<EntityRecord> records);

    /**
     * What the target has that records refer to, and is active: the remote ids by each name that one may be given by. Several ids mean
     * that the name is not enough to tell.
     *
     * @return empty when the platform knows nothing of that kind
     */
    Map<String, Set<String>> idsByName(ReferenceKind kind);

    /**
     * Creates the record. Sent once; what happened when no clear answer came is for the caller to find out. A record that the
     * platform keeps in several pieces gets those that it lacks.
     *
     * @param record holds no {@linkplain dev.customersync.record.Payload#withoutCleared cleared fields}
     * @throws PartlyDoneException when some pieces were made and another one was refused
     * @throws dev.customersync.http.CallFailedException also when the answer confirms the record but holds no id
     */
    Receipt create(@Nullable String parentRemoteId, EntityRecord record);

    /**
     * Changes a record.
     *
     * @param changed the fields that differ, lists whole
     * @param whole all that the record is to hold as far as we say, {@code changed} included
     * @throws PartlyDoneException when a part of the change was carried out and another one was refused
     */
    Receipt update(RemoteLocation at, Payload changed, Payload whole);

    /** The record as the target holds it; empty when it is not there. */
    Optional<RemoteRecord> get(RemoteLocation at);

    /**
     * Deletes a record, but for what is {@linkplain RemoteLocation#shared() shared}. That it is gone already counts as done.
     *
     * @return what it took
     */
    Exchange delete(RemoteLocation at);

    /**
     * Reads all customers, active or not, with their addresses, in the order in which they were created, so that none is missed
     * while others change. One may come twice when the platform deletes or deactivates another meanwhile.
     *
     * @param withContacts whether each customer's contacts are wanted too, which may cost a call a customer
     */
    void list(boolean withContacts, Consumer<RemoteCustomer> each);

    /**
     * What of a customer's listed contacts is the record of that location. A platform that keeps a record in several pieces puts
     * them together. Calls nothing.
     *
     * @return empty when it is not among them
     */
    default Optional<RemoteRecord> among(List<RemoteRecord> contacts, RemoteLocation at) {
        return contacts.stream()
                .filter(contact -> contact.remoteId().equals(at.remoteId()))
                .findFirst();
    }
}
