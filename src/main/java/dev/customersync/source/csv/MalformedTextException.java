package dev.customersync.source.csv;

import java.io.IOException;

/** Bytes that are no text in the encoding expected. */
final class MalformedTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String expectation;
    private final String advice;

    /**
     * @param culprit the first byte that does not fit
     */
    MalformedTextException(byte culprit, Encoding encoding) {
        super(String.format("the byte 0x%02X", culprit));
        this.expectation = encoding.expectation();
        this.advice = encoding.advice();
    }

    /** What was expected, found, and is to be done, when so many characters of the line were read. */
    String sentence(int column) {
        return expectation + ", found " + getMessage() + " after " + column + " characters of the line. " + advice;
    }
}
