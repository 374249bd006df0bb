package dev.customersync.torture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The real program, carrying out {@code sync} in a process of its own. What it prints is added to a file. */
final class SyncProcess implements AutoCloseable {
    private static final long POLL_MILLIS = 10;

    private final Process process;

    private SyncProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param folder its working directory, where it finds no configuration and leaves its reports
     */
    static SyncProcess start(Path folder, Map<String, String> environment, InputFiles inputs) {
        String jar = System.getProperty("customersync.jar", "target/customer-sync.jar");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of(jar).toAbsolutePath().toString(),
                        "sync",
                        "--customers",
                        inputs.customers().toString(),
                        "--contacts",
                        inputs.contacts().toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output(folder).toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SYNC_") || name.startsWith("WIZCOMMERCE_") || name.startsWith("ECWID_"));
        builder.environment().putAll(environment);
        try {
            return new SyncProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the processes of that folder print to. */
    static Path output(Path folder) {
        return folder.resolve("output.log");
    }

    /** The latest run's folder of reports. */
    static Path reports(Path folder) {
        File[] runs = folder.resolve("reports").toFile().listFiles(File::isDirectory);
        if (runs == null || runs.length == 0) {
            throw new AssertionError("no reports in " + folder);
        }
        Path latest = runs[0].toPath();
        for (File run : runs) {
            latest = number(run.toPath()) > number(latest) ? run.toPath() : latest;
        }
        return latest;
    }

    private static long number(Path reports) {
        String name = reports.getFileName().toString();
        return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    }

    /** Waits until it has ended or that has happened. True when it has ended. */
    boolean awaitEndUnless(BooleanSupplier happened, Duration atMost) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (happened.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "process " + process.pid() + " is still at work after " + atMost + "\n" + stacks());
            }
        }
        return true;
    }

    /** Waits for its end and answers its exit status. */
    int awaitEnd(Duration atMost) throws InterruptedException, TimeoutException {
        awaitEndUnless(() -> false, atMost);
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL; it is gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What its threads are doing, for the message of a failure. */
    private String stacks() throws InterruptedException {
        try {
            Path stacks = Files.createTempFile("stacks", ".txt");
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jstack")
                                    .toString(),
                            String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(stacks.toFile())
                    .start()
                    .waitFor();
            return Files.readString(stacks);
        } catch (IOException e) {
            return "its stacks cannot be had: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
