package dev.customersync.bench;

import dev.customersync.bench.floor.Floor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the scenarios work with: the product, the server and the database, all running, and where figures go. */
public final class Bench {
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Path jar;
    private final Path folder;
    private final Server server;
    private final Database database;
    private final Figures figures;
    private final Map<Long, KnownCustomers> known = new HashMap<>();

    Bench(Settings settings, Path jar, Path folder, Server server, Database database, Figures figures) {
        this.settings = settings;
        this.jar = jar;
        this.folder = folder;
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    public Settings settings() {
        return settings;
    }

    public Server server() {
        return server;
    }

    public Database database() {
        return database;
    }

    /** Where files may be left that are of no use afterwards. */
    public Path folder() {
        return folder;
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    /**
     * The product at work for a scenario: without a rate limit, against the server.
     *
     * @param scenario names its folder
     */
    public Product product(String scenario) {
        List<String> javaOptions = new ArrayList<>(settings.javaOptions());
        Path work = folder.resolve("product-" + scenario);
        if (settings.record()) {
            javaOptions.add("-XX:StartFlightRecording:settings=profile,filename=" + work);
        }
        return new Product(
                jar,
                javaOptions,
                Map.of(
                        "WIZCOMMERCE_BASE_URL",
                        server.uri().toString(),
                        "WIZCOMMERCE_API_KEY",
                        "bench",
                        "SYNC_TARGET_NAME",
                        Benchmark.TARGET,
                        "SYNC_RATE_LIMIT",
                        "1000000/s",
                        "SYNC_CONCURRENCY",
                        Integer.toString(settings.concurrency())),
                work);
    }

    /** The first customers as a file, and a database that knows them; made when they are asked for first. */
    public KnownCustomers known(long rows) {
        return known.computeIfAbsent(
                rows,
                some -> KnownCustomers.prepare(rows, database, product("known").with("SYNC_CONCURRENCY", 1), folder));
    }

    /** The product with a database that knows these customers. */
    public Product productKnowing(KnownCustomers customers, String scenario) {
        return product(scenario).with(database.environment(customers.database()));
    }

    /** Runs the bare program of that name, in a JVM like the product's; its figures by name. */
    public Map<String, Double> floor(String name, Object... arguments) {
        String[] all = Stream.concat(Stream.of(name), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new);
        Path errors = folder.resolve("floor.log");
        String output = Java.outputOf(settings.javaOptions(), Floor.class, errors, all);
        if (output.isBlank()) {
            throw new BenchmarkException("The floor \"" + name + "\" failed; see " + errors);
        }
        return JSON.readValue(output, new TypeReference<Map<String, Double>>() {});
    }
}
