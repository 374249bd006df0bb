package dev.customersync.mapping;

import dev.customersync.record.ReferenceKind;
import java.util.List;

/**
 * Knows the remote ids of what rows name: the port by which mapping, which does no I/O, asks for them. Thread-safe.
 *
 * <p>Ids are not part of a {@linkplain Mapping#hash row's hash}. That a name has come to mean another id is noticed only when its row
 * changes, or its mapping.
 */
@FunctionalInterface
public interface References {
    /** Knows no name, so that ids alone are taken. */
    References NONE = (kind, name) -> new Resolution.Unknown(List.of());

    /**
     * What is meant by a name. May call the target, whose exceptions are then thrown.
     *
     * @param name not blank, and no UUID: that is an id already
     */
    Resolution resolve(ReferenceKind kind, String name);

    /** What a name came to. */
    sealed interface Resolution {

        /** It means just one. */
        record Found(String remoteId) implements Resolution {}

        /** Nothing is called that; {@code nearest} are the names that it may be a slip of, the likeliest first. */
        record Unknown(List<String> nearest) implements Resolution {}

        /** It means all of these. */
        record Ambiguous(List<String> remoteIds) implements Resolution {}
    }
}
