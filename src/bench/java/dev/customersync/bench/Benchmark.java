package dev.customersync.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.customersync.bench.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Runs the scenarios that the {@link Settings} name, prints their figures as a table and leaves them as JSON. */
public final class Benchmark {
    /** The name of the target in all states. */
    static final String TARGET = "bench";

    private Benchmark() {}

    /**
     * Runs.
     *
     * @param args the product's jar, the folder to work in, and the file for the figures
     */
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]).toAbsolutePath();
        Path folder = emptied(Path.of(args[1]).toAbsolutePath());
        Path results = Path.of(args[2]).toAbsolutePath();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Settings settings = Settings.fromProperties();
        List<Scenario> scenarios = Scenario.named(settings.scenarios());
        Figures figures = new Figures(settings);
        try (Server server = Server.start(folder);
                Database database = Database.start(folder)) {
            Bench bench = new Bench(settings, jar, folder, server, database, figures);
            for (Scenario scenario : scenarios) {
                long startedAt = System.nanoTime();
                System.err.println(scenario.name() + ": " + scenario.what());
                scenario.run(bench);
                System.err.printf("  took %.0f s%n", (System.nanoTime() - startedAt) / 1e9);
            }
        } finally {
            // What was measured until something failed is told in any case.
            figures.print(System.out);
            figures.write(results, machine());
            System.out.println("Figures: " + results);
        }
        emptied(folder);
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return machine;
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .filter(file -> !file.toString().endsWith(".jfr") && !file.equals(folder))
                        .forEach(Benchmark::delete);
            }
        }
        return Files.createDirectories(folder);
    }

    private static void delete(Path file) {
        try {
            if (!Files.isDirectory(file) || isEmpty(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
