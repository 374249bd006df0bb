package dev.customersync.source;

import java.util.regex.Pattern;

/**
 * Where a row stands.
 *
 * @param source the file's name, or that of the table or query, which begins with {@value #TABLE}
 * @param line the row's first physical line, from 1, as an editor shows it; of a table the row's number in the order in which it was read
 */
public record Position(String source, long line) {
    /** What names of tables and queries begin with. */
    public static final String TABLE = "erp:";

    private static final Pattern OF_RUN = Pattern.compile(".* \\(run [0-9]+\\)");

    /** The position of a row that an earlier run has read; that run is named, since its file may be another one by now. */
    public Position ofRun(long runId) {
        return OF_RUN.matcher(source).matches() ? this : new Position(source + " (run " + runId + ")", line);
    }

    /** Whether it can be gone to by the line: in a table it is the key that a row is found by. */
    public boolean isInFile() {
        return !source.startsWith(TABLE);
    }

    @Override
    public String toString() {
        return source + (isInFile() ? " line " : " row ") + line;
    }
}
