package dev.customersync.outcome;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an output's first failure to itself until {@link #throwFailure()}, and drops what comes after it. For writers that must
 * not be interrupted: a {@code COPY} that is broken off by an exception leaves the JDBC driver's connection unusable without
 * saying so.
 */
final class PatientOutputStream extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    PatientOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failure == null) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    void throwFailure() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }
}
