package dev.customersync.source;

import dev.customersync.problem.Problem;
import java.util.List;

/**
 * One row as it was read.
 *
 * @param position where it stands
 * @param header the columns of its source, shared by all its rows
 * @param cells the cells, trimmed; as many as the header has columns unless {@code problems} says otherwise
 * @param problems what was wrong already in reading it; such a row is kept for the reports and never mapped
 */
public record Row(Position position, Header header, List<String> cells, List<Problem> problems) {

    /** The cell of that column; empty when the row is too short to have it. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
