package dev.customersync.source.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;

/** What a watermark column holds. */
public enum WatermarkType {
    /** A moment. */
    INSTANT {
        @Override
        public String before(String watermark, ErpSettings settings) {
            return Instant.parse(watermark).minus(settings.overlap()).toString();
        }
    },
    /** A date, with a time or without, of a time zone that the column does not tell. */
    LOCAL_TIME {
        @Override
        public String before(String watermark, ErpSettings settings) {
            return LocalDateTime.parse(watermark).minus(settings.overlap()).toString();
        }
    },
    /** A number. */
    COUNTER {
        @Override
        public String before(String watermark, ErpSettings settings) {
            return new BigDecimal(watermark)
                    .subtract(BigDecimal.valueOf(settings.counterOverlap()))
                    .toPlainString();
        }
    };

    /** The watermark less the overlap, as the database takes it. */
    public abstract String before(String watermark, ErpSettings settings);
}
