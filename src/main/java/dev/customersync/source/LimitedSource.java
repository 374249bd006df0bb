package dev.customersync.source;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of another source, for trying things out. A run over them is no run that others wait for: it has no digest by which
 * it could be gone on with.
 *
 * @param limit how many rows are read at most
 */
public record LimitedSource(Source all, long limit) implements Source {

    @Override
    public String location() {
        return all.location();
    }

    @Override
    public String digest() {
        return "";
    }

    @Override
    public String description() {
        return all.description() + "; of them at most " + limit + " (--limit)";
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public OptionalLong estimateRows() {
        OptionalLong rows = all.estimateRows();
        return rows.isPresent() ? OptionalLong.of(Math.min(limit, rows.getAsLong())) : rows;
    }

    @Override
    public RowReader open() {
        return new LimitedReader(all.open(), limit);
    }

    private static final class LimitedReader implements RowReader {
        private final RowReader reader;
        private long left;

        LimitedReader(RowReader reader, long limit) {
            this.reader = reader;
            this.left = limit;
        }

        @Override
        public Header header() {
            return reader.header();
        }

        @Override
        public @Nullable Row read() {
            Row row = left == 0 ? null : reader.read();
            left = row == null ? 0 : left - 1;
            return row;
        }

        @Override
        public void skip(long rows) {
            long skipped = Math.min(rows, left);
            reader.skip(skipped);
            left -= skipped;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
