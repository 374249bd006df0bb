package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.ListQuery;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The query parameters of a list. What is not right is refused with 400. */
final class ListParameters {
    private static final int LARGEST_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;

    private final Request request;

    ListParameters(Request request) {
        this.request = request;
    }

    ListQuery query(Entity entity, String ownerId, Distortion distortion) {
        return new ListQuery(
                entity,
                ownerId,
                choice("status", "active", "inactive"),
                entity == Entity.CUSTOMER && !distortion.filterIgnored() ? referenceIds() : Optional.empty(),
                instant("created_after"),
                instant("created_before"),
                instant("updated_after"),
                instant("updated_before"),
                distortion.lag().equals(Duration.ZERO)
                        ? Optional.empty()
                        : Optional.of(Instant.now().minus(distortion.lag())),
                choice("sort_by", "updated_at", "created_at").equals("created_at"),
                choice("sort", "desc", "asc").equals("desc"),
                page(),
                pageSize());
    }

    int page() {
        return number("page", 1, Integer.MAX_VALUE);
    }

    int pageSize() {
        return number("page_size", DEFAULT_PAGE, LARGEST_PAGE);
    }

    /** The value of a parameter that has two; the first is the default. */
    String choice(String name, String byDefault, String other) {
        String value = request.parameter(name).orElse(byDefault);
        if (!value.equals(byDefault) && !value.equals(other)) {
            throw Refusal.badParameter(name, "must be " + byDefault + " or " + other);
        }
        return value;
    }

    private Optional<List<String>> referenceIds() {
        return request.parameter("reference_ids")
                .filter(list -> !list.isEmpty())
                .map(list -> Arrays.asList(list.split(",")));
    }

    private int number(String name, int byDefault, int most) {
        String value = request.parameter(name).orElse(String.valueOf(byDefault));
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw badNumber(name, most);
        }
        throw badNumber(name, most);
    }

    private static Refusal badNumber(String name, int most) {
        return Refusal.badParameter(
                name,
                most == Integer.MAX_VALUE ? "must be a number of 1 or more" : "must be a number from 1 to " + most);
    }

    private Optional<Instant> instant(String name) {
        try {
            return request.parameter(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Refusal.badParameter(name, "must be a time in UTC such as 2006-01-02T15:04:05Z");
        }
    }
}
