package dev.customersync.target;

import dev.customersync.record.RemoteRecord;
import java.util.List;

/**
 * A customer as the target lists it.
 *
 * @param customer with its addresses
 * @param contacts its contacts, each as the platform keeps it; empty when they were not asked for
 */
public record RemoteCustomer(RemoteRecord customer, List<RemoteRecord> contacts) {}
