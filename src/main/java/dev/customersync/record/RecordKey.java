package dev.customersync.record;

/**
 * A record's identity within a target: the ERP's own keys, nothing else.
 *
 * @param customerReferenceId the owning customer's reference_id; empty for a customer, whose own key is enough
 * @param referenceId the record's reference_id
 */
public record RecordKey(EntityType entity, String customerReferenceId, String referenceId) {

    /** A customer's key. */
    public static RecordKey customer(String referenceId) {
        return new RecordKey(EntityType.CUSTOMER, "", referenceId);
    }

    /** A contact's key. */
    public static RecordKey contact(String customerReferenceId, String referenceId) {
        return new RecordKey(EntityType.CONTACT, customerReferenceId, referenceId);
    }

    /**
     * The key of the customer that this record belongs to.
     *
     * @throws IllegalStateException for a customer, which belongs to nobody
     */
    public RecordKey owner() {
        if (entity == EntityType.CUSTOMER) {
            throw new IllegalStateException("A customer has no owner: " + this);
        }
        return customer(customerReferenceId);
    }

    /** Whether no part of the key is missing; a row without a whole key cannot be synchronised. */
    public boolean isComplete() {
        return !referenceId.isEmpty() && (entity == EntityType.CUSTOMER || !customerReferenceId.isEmpty());
    }

    /** For people: {@code customer C-100}, {@code contact P-7 of customer C-100}. */
    @Override
    public String toString() {
        return entity == EntityType.CUSTOMER
                ? "customer " + referenceId
                : entity.label() + " " + referenceId + " of customer " + customerReferenceId;
    }
}
