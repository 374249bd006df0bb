package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.source.Header;
import java.util.List;

/**
 * Knows rows of a rejects file whose cells were cut or filled up when it was written, since they did not fit the header. Read again they
 * do fit, with cells that are missing or stand in the wrong column, so that somebody has to say that they were put right.
 */
final class Unmended {
    private static final List<ErrorCode> DAMAGE = List.of(ErrorCode.CELL_COUNT, ErrorCode.QUOTE);

    private Unmended() {}

    /** Says so when it is one: the row has its old problem still. */
    static List<Problem> problems(Header header, List<String> cells) {
        int column = header.isFedBack() ? header.columns().indexOf(Header.ERROR_CODE) : -1;
        return DAMAGE.stream()
                .filter(code -> column >= 0 && cells.get(column).equals(code.code()))
                .map(Unmended::problem)
                .toList();
    }

    private static Problem problem(ErrorCode code) {
        return new Problem(
                code,
                Header.ERROR_CODE,
                Header.ERROR_CODE + ": expected a blank cell beside cells that were put right, found \"" + code.code()
                        + "\"; put the cells right, then clear the " + Header.ERROR_CODE + " cell");
    }
}
