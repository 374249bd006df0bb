package dev.customersync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product, as an operator starts it: {@code java -Xmx256m -XX:+UseParallelGC -XX:MetaspaceSize=128m -jar customer-sync.jar …}.
 *
 * @param javaOptions of its JVM
 * @param environment what it is configured by; of the surrounding one nothing of the product's is passed on
 * @param folder where it works, and what it prints is kept
 */
public record Product(Path jar, List<String> javaOptions, Map<String, String> environment, Path folder) {

    /** The same with more options for its JVM. */
    public Product withJava(String... more) {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(List.of(more));
        return new Product(jar, options, environment, folder);
    }

    /** The same with more configuration. */
    public Product with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Product(jar, javaOptions, all, folder);
    }

    /** The same with that one more variable. */
    public Product with(String variable, Object value) {
        return with(Map.of(variable, value.toString()));
    }

    /** Runs it to its end, which must be a good one. */
    public Running.Ended run(String... arguments) {
        return runExpecting(0, arguments);
    }

    /** Runs it to its end, which must be with that exit code. */
    public Running.Ended runExpecting(int exitCode, String... arguments) {
        try (Running running = start(arguments)) {
            Running.Ended ended = running.await();
            if (ended.exitCode() != exitCode) {
                throw new BenchmarkException("Expected exit code " + exitCode + ", found " + ended.exitCode() + ": "
                        + String.join(" ", arguments) + "\n" + running.output());
            }
            return ended;
        }
    }

    /** Starts it. */
    public Running start(String... arguments) {
        List<String> command = new ArrayList<>(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.log");
        ProcessBuilder builder = new Java(javaOptions)
                .command(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SYNC_") || name.startsWith("WIZCOMMERCE_"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(folder);
            long startedAt = System.nanoTime();
            return new Running(builder.start(), startedAt, output);
        } catch (IOException e) {
            throw new BenchmarkException("The product does not start: " + jar, e);
        }
    }
}
