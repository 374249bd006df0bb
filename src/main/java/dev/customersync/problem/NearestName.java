package dev.customersync.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which known name somebody meant: {@code E-Mail}, {@code companyname}, {@code adress_line_1}. */
public final class NearestName {
    private static final int MAX_DISTANCE = 2;

    private NearestName() {}

    /** The candidate that differs from the name by a slip at most. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        return several(name, candidates, 1).stream().findFirst();
    }

    /** The candidates that differ from the name by a slip at most, the nearest first. */
    public static List<String> several(String name, Collection<String> candidates, int limit) {
        return candidates.stream()
                .filter(candidate -> distance(name, candidate) <= allowed(candidate))
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(limit)
                .toList();
    }

    /** In a short name two letters make another word. */
    private static int allowed(String candidate) {
        return Math.min(MAX_DISTANCE, candidate.length() / 4);
    }

    private static int distance(String name, String candidate) {
        return LevenshteinDistance.getDefaultInstance().apply(normalised(name), normalised(candidate));
    }

    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}:]+", "_");
    }
}
