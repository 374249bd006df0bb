package dev.customersync.source;

/**
 * Where a row stands.
 *
 * @param source the file's name, or the table's
 * @param line the row's first physical line, from 1, as an editor shows it
 */
public record Position(String source, long line) {
    @Override
    public String toString() {
        return source + " line " + line;
    }
}
