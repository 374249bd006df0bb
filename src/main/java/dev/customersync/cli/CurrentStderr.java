package dev.customersync.cli;

import java.io.OutputStream;

/** Whatever stderr is at the moment: while bars are shown, it is a stream that keeps clear of them. */
final class CurrentStderr extends OutputStream {
    @Override
    public void write(int one) {
        System.err.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        System.err.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        System.err.flush();
    }
}
