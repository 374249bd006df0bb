package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers all that is wrong with one profile. */
final class Mistakes {
    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /**
     * Notes one.
     *
     * @param line counted from 1
     */
    void add(int line, String text) {
        mistakes.add(new Mistake(line, text));
    }

    boolean isEmpty() {
        return mistakes.isEmpty();
    }

    /** All in one, in the order of their lines. */
    SyncException toException() {
        String lines = mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .map(mistake -> "\n  line " + mistake.line() + ": " + mistake.text())
                .collect(Collectors.joining());
        String count = mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes";
        return new SyncException(ErrorCode.PROFILE, file + ": expected a mapping profile, found " + count + lines);
    }

    private record Mistake(int line, String text) {}
}
