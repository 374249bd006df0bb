package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers all that is wrong with one row, worded alike. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    /** Notes that a field's columns do not hold what they should. */
    void add(ErrorCode code, ColumnBinding place, String expected, String found) {
        problems.add(new Problem(code, place.name(), place.label() + ": expected " + expected + ", found " + found));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
