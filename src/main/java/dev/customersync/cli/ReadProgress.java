package dev.customersync.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Says now and then how much was read, where reading takes long. For one thread. */
final class ReadProgress implements LongConsumer {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final PrintWriter err;
    private long read;
    private long lastSaid;
    private long readThen;

    ReadProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(long customers) {
        long now = System.nanoTime();
        if (read == 0) {
            lastSaid = now;
        }
        read = customers;
        if (now - lastSaid >= INTERVAL) {
            double perSecond = (customers - readThen) * 1e9 / (now - lastSaid);
            err.printf(Locale.ROOT, "%,d customers read from the target, %,.0f a second%n", customers, perSecond);
            lastSaid = now;
            readThen = customers;
        }
    }

    /** How many there were so far. */
    long read() {
        return read;
    }
}
