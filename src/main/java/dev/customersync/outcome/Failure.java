package dev.customersync.outcome;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a row did not succeed.
 *
 * @param code the catalogue's entry; of several problems the first one's
 * @param fields the fields concerned, separated by {@code ;}; empty when it is about the whole row
 * @param message all that is wrong, for people
 */
public record Failure(ErrorCode code, String fields, String message) {
    /** Of every row that was read and not attempted. */
    public static final Failure NOT_ATTEMPTED = of(ErrorCode.NOT_ATTEMPTED, "The run ended before it came to this row");

    /** A failure that is about the row as a whole. */
    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, "", message);
    }

    /**
     * All problems of a row as one failure.
     *
     * @param problems at least one
     */
    public static Failure of(List<Problem> problems) {
        return new Failure(
                problems.get(0).code(),
                problems.stream()
                        .map(Problem::field)
                        .filter(field -> !field.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(";")),
                problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
}
