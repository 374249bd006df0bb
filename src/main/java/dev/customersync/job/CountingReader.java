package dev.customersync.job;

import dev.customersync.source.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Gives rows to a step and counts them, for the books to be balanced by. */
interface CountingReader extends ItemStreamReader<Row> {
    /** Under which the count is kept in the step's execution context. */
    String ROWS_READ = "rows.read";

    /** The next row; null at the end. What it throws stops the run. */
    @Override
    @Nullable Row read();

    /** How many rows the step has read in this run, in its earlier executions too; 0 before it is opened. */
    long rowsRead();
}
