package dev.customersync.source.csv;

import java.io.IOException;

/** Bytes that are no text in the charset expected. */
final class MalformedTextException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param culprit the first byte that does not fit
     */
    MalformedTextException(byte culprit) {
        super(String.format("the byte 0x%02X", culprit));
    }
}
