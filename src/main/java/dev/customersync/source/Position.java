package dev.customersync.source;

import java.util.regex.Pattern;

/**
 * Where a row stands.
 *
 * @param source the file's name, or the table's
 * @param line the row's first physical line, from 1, as an editor shows it
 */
public record Position(String source, long line) {
    private static final Pattern OF_RUN = Pattern.compile(".* \\(run [0-9]+\\)");

    /** The position of a row that an earlier run has read; that run is named, since its file may be another one by now. */
    public Position ofRun(long runId) {
        return OF_RUN.matcher(source).matches() ? this : new Position(source + " (run " + runId + ")", line);
    }

    @Override
    public String toString() {
        return source + " line " + line;
    }
}
