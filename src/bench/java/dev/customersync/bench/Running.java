package dev.customersync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process of the product. */
public final class Running implements AutoCloseable {
    private static final Duration ASK_EVERY = Duration.ofMillis(10);
    private static final long LOOK_MILLIS = 200;

    private final Process process;
    private final long startedAt;
    private final Path output;
    private long peakKilobytes;

    Running(Process process, long startedAt, Path output) {
        this.process = process;
        this.startedAt = startedAt;
        this.output = output;
    }

    /**
     * How it ended.
     *
     * @param seconds of its whole life
     * @param peakMegabytes the most memory that it ever had, all of it and not just the heap; 0 where the system does not tell
     * @param output what it printed
     */
    public record Ended(int exitCode, double seconds, double peakMegabytes, String output) {}

    /** Waits for its end. */
    public Ended await() {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                lookAtMemory();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
        double seconds = seconds();
        return new Ended(process.exitValue(), seconds, peakKilobytes / 1024.0, output());
    }

    /**
     * Waits until that is so.
     *
     * @return after how many seconds of the process's life it was, within ten milliseconds
     */
    public double until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new BenchmarkException("It ended before it came to the point that was waited for\n" + output());
            }
            // Who asks all the time takes one of two processors from what is measured.
            LockSupport.parkNanos(ASK_EVERY.toNanos());
        }
        return seconds();
    }

    /** SIGKILL; it is gone when this returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    private void lookAtMemory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    peakKilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException ended) {
            // Another system, or its last moment: what was seen before holds.
        }
    }

    /** What it has printed. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "its output cannot be read: " + e;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
