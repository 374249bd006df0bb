package dev.customersync.job;

import java.util.List;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Rows read one after another.
 *
 * @param rows at least one
 * @param place where the reader stood after them, as it saves it
 * @param rowsRead how many rows it had read by then
 */
record RowChunk(List<KeyedRow> rows, ExecutionContext place, long rowsRead) {}
