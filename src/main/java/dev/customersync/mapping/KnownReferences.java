package dev.customersync.mapping;

import dev.customersync.problem.NearestName;
import dev.customersync.record.ReferenceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names that are known at the target. They are asked for once a kind, when the first row needs them; an input that gives ids alone
 * never asks. A name is found as it is written or else in any case.
 */
public final class KnownReferences implements References {
    private static final int SUGGESTIONS = 3;

    private final Function<ReferenceKind, Map<String, Set<String>>> idsByName;
    private final Map<ReferenceKind, Directory> directories = new EnumMap<>(ReferenceKind.class);

    /**
     * @param idsByName the remote ids by name of all there are of a kind. When it fails, so does every look-up of that kind, with the
     *     same exception: to ask again for each row would hold a run up
     */
    public KnownReferences(Function<ReferenceKind, Map<String, Set<String>>> idsByName) {
        this.idsByName = idsByName;
    }

    @Override
    public Resolution resolve(ReferenceKind kind, String name) {
        return directory(kind).resolve(name);
    }

    private synchronized Directory directory(ReferenceKind kind) {
        return directories.computeIfAbsent(kind, this::ask);
    }

    private Directory ask(ReferenceKind kind) {
        try {
            return new Directory(idsByName.apply(kind), null);
        } catch (RuntimeException failure) {
            return new Directory(Map.of(), failure);
        }
    }

    private static final class Directory {
        private final Map<String, Set<String>> exact;
        private final Map<String, Set<String>> anyCase = new TreeMap<>();
        private final @Nullable RuntimeException failure;

        Directory(Map<String, Set<String>> idsByName, @Nullable RuntimeException failure) {
            this.exact = new TreeMap<>(idsByName);
            this.failure = failure;
            idsByName.forEach((name, ids) -> anyCase.computeIfAbsent(folded(name), some -> new TreeSet<>())
                    .addAll(ids));
        }

        Resolution resolve(String name) {
            if (failure != null) {
                throw failure;
            }
            Set<String> ids = exact.getOrDefault(name, anyCase.getOrDefault(folded(name), Set.of()));
            return switch (ids.size()) {
                case 0 -> new Resolution.Unknown(NearestName.several(name, exact.keySet(), SUGGESTIONS));
                case 1 -> new Resolution.Found(ids.iterator().next());
                default -> new Resolution.Ambiguous(List.copyOf(new TreeSet<>(ids)));
            };
        }

        private static String folded(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
