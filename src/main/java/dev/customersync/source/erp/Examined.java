package dev.customersync.source.erp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation that was found to be there.
 *
 * @param watermark what the watermark column had come to before the snapshot that rows are read in: rows that are written later are not
 *     below it, but for those that are committed late; null when there is no such column, or nothing to tell it by
 */
public record Examined(Shape shape, @Nullable String watermark) {

    public Relation relation() {
        return shape.relation();
    }

    /** The columns that name a row. */
    public List<String> key() {
        return shape.key();
    }

    /** The column that grows whenever a row is written; null for none. */
    public @Nullable String watermarkColumn() {
        return shape.watermark();
    }

    /** What that column holds; null for none. */
    public @Nullable WatermarkType type() {
        return shape.watermarkType();
    }
}
