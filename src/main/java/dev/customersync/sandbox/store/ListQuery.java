package dev.customersync.sandbox.store;

import dev.customersync.sandbox.wire.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which records a list holds, and in which order; an empty bound is no bound.
 *
 * @param ownerId the customer's id; empty for customers
 * @param referenceIds empty for no such filter
 * @param visibleUntil records younger than this are left out
 * @param byCreation by time of creation, else of the last update
 * @param page from 1
 */
public record ListQuery(
        Entity entity,
        String ownerId,
        String status,
        Optional<List<String>> referenceIds,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        Optional<Instant> updatedAfter,
        Optional<Instant> updatedBefore,
        Optional<Instant> visibleUntil,
        boolean byCreation,
        boolean descending,
        int page,
        int pageSize) {}
