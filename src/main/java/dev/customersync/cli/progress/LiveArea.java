package dev.customersync.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lines at the lower end of a terminal that are drawn again and again, while what others write, log lines above all, scrolls away
 * above them. Thread-safe. Knows ANSI terminals only.
 */
final class LiveArea {
    private static final String ERASE_DOWN = "\r\u001B[J";

    private final PrintStream terminal;
    private final PrintStream above = new PrintStream(new Above(), true, StandardCharsets.UTF_8);
    private final Map<Object, String> lines = new LinkedHashMap<>();
    private int drawn;

    LiveArea(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Shows a line in the place of the one that this owner had, else below all others. It must fit the terminal's width. */
    synchronized void show(Object owner, String line) {
        lines.put(owner, line);
        terminal.print(erased() + text());
        terminal.flush();
    }

    /** Takes an owner's line away. */
    synchronized void remove(Object owner) {
        lines.remove(owner);
        terminal.print(erased() + text());
        terminal.flush();
    }

    /** Where others write meanwhile; a line is shown when it ends. */
    PrintStream above() {
        return above;
    }

    private synchronized void insert(byte[] text) {
        terminal.print(erased());
        terminal.write(text, 0, text.length);
        terminal.print(text());
        terminal.flush();
    }

    private String erased() {
        return drawn == 0 ? "" : (drawn > 1 ? "\u001B[" + (drawn - 1) + "A" : "") + ERASE_DOWN;
    }

    private String text() {
        drawn = lines.size();
        return String.join("\n", lines.values());
    }

    private final class Above extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            line.write(one);
            if (one == '\n') {
                insert(line.toByteArray());
                line.reset();
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
