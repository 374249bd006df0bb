package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a test runs commands as a user would: with a sandbox, a directory and a target name of its own, in the database of its
 * class. Whatever a command leaves behind is checked for secrets and for balanced books.
 */
final class Workplace implements BeforeEachCallback, AfterEachCallback {
    static final String API_KEY = "api-key-that-nobody-may-see";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final TestDatabase database;
    private final TestPlatform platform;
    private final UnaryOperator<SandboxOptions> sandboxOptions;
    private final Map<String, String> properties = new TreeMap<>();
    private Path directory = Path.of("");
    private SandboxServer sandbox;
    private SandboxClient client;

    Workplace(TestDatabase database) {
        this(database, UnaryOperator.identity());
    }

    Workplace(TestDatabase database, TestPlatform platform) {
        this(database, platform, UnaryOperator.identity());
    }

    Workplace(TestDatabase database, UnaryOperator<SandboxOptions> sandboxOptions) {
        this(database, TestPlatform.WIZCOMMERCE, sandboxOptions);
    }

    @SuppressWarnings("NullAway.Init") // set before each test
    private Workplace(TestDatabase database, TestPlatform platform, UnaryOperator<SandboxOptions> sandboxOptions) {
        this.database = database;
        this.platform = platform;
        this.sandboxOptions = sandboxOptions;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("customer-sync-test");
        properties.clear();
        startSandbox(sandboxOptions);
        set("sync.target", platform.kind());
        set("sync.db.url", database.jdbcUrl());
        set("sync.target-name", "test-" + NUMBERS.incrementAndGet());
        set("sync.data-dir", directory.resolve("data").toString());
        set("sync.rate-limit", "2000/s");
        set("sync.push.settle", "200ms");
        set("sync.push.server-max-time", "500ms");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        sandbox.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Another sandbox, that holds nothing, in the place of the one that there is. */
    void startSandbox(UnaryOperator<SandboxOptions> options) throws IOException {
        if (sandbox != null) {
            sandbox.close();
        }
        Path store = Files.createTempFile(directory, "sandbox", ".db");
        Files.delete(store);
        sandbox = SandboxServer.start(
                options.apply(SandboxOptions.defaults(store).withApiKey(API_KEY).withRateLimit(RateLimit.NONE)));
        client = new SandboxClient(sandbox.baseUri(), API_KEY);
        Objects.requireNonNull(sandbox.clientProperties().get(platform.kind())).forEach(this::set);
    }

    /** Sets a property for the commands to come. */
    void set(String property, String value) {
        properties.put(property, value);
    }

    void unset(String property) {
        properties.remove(property);
    }

    String targetName() {
        return properties.getOrDefault("sync.target-name", "");
    }

    Path directory() {
        return directory;
    }

    Path dataDir() {
        return directory.resolve("data");
    }

    String baseUrl() {
        return sandbox.baseUri().toString();
    }

    /** The client of the sandbox, with the right key. */
    SandboxClient api() {
        return client;
    }

    /** A file of these lines. */
    Path file(String name, String... lines) {
        try {
            return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in this process. */
    Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> before = new LinkedHashMap<>();
        properties.forEach((name, value) -> before.put(name, String.valueOf(System.getProperty(name))));
        properties.forEach(System::setProperty);
        try {
            int exit = CustomerSync.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
            Ended ended = new Ended(exit, out.toString(), err.toString());
            checkNoSecretIn(ended);
            return ended;
        } finally {
            before.keySet().forEach(System::clearProperty);
        }
    }

    /** Runs {@code sync} with reports in this test's directory. */
    Ended sync(String... args) {
        List<String> all =
                new ArrayList<>(List.of("sync", "--report-dir", reports().toString()));
        all.addAll(Arrays.asList(args));
        Ended ended = run(all.toArray(String[]::new));
        if (ended.hasSummary()) {
            ended.checkBooks();
        }
        return ended;
    }

    Ended syncCustomers(Path customers, String... args) {
        return sync(with("--customers", customers, args));
    }

    Ended syncContacts(Path contacts, String... args) {
        return sync(with("--contacts", contacts, args));
    }

    Ended sync(Path customers, Path contacts) {
        return sync("--customers", customers.toString(), "--contacts", contacts.toString());
    }

    private static String[] with(String option, Path file, String... args) {
        return Stream.concat(Stream.of(option, file.toString()), Arrays.stream(args))
                .toArray(String[]::new);
    }

    private Path reports() {
        return directory.resolve("reports");
    }

    private void checkNoSecretIn(Ended ended) {
        assertThat(ended.out() + ended.err()).doesNotContain(API_KEY);
        assertNothingWrittenHolds(API_KEY);
    }

    /** Looks into all files that commands have written: reports and logs. */
    void assertNothingWrittenHolds(String... secrets) {
        for (Path root : List.of(reports(), dataDir())) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile).forEach(file -> assertThat(file)
                            .content(StandardCharsets.ISO_8859_1)
                            .doesNotContain(secrets));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    // What the sandbox holds and was asked.

    /** All records of an entity, as received, with their ids, by reference_id. */
    Map<String, JsonNode> held(String entity) throws Exception {
        Map<String, JsonNode> held = new LinkedHashMap<>();
        client.get("/_sandbox/records?entity=" + entity)
                .body()
                .lines()
                .map(JSON::readTree)
                .forEach(record -> held.put(record.path("reference_id").asString(), record));
        return held;
    }

    /** How many records of an entity there are. */
    int heldCount(String entity) throws Exception {
        return client.stats().path("holds").path(entity).asInt();
    }

    JsonNode heldCustomer(String referenceId) throws Exception {
        return Objects.requireNonNull(
                held("customers").get(referenceId), "The sandbox holds no customer " + referenceId);
    }

    /** What was asked since the last {@link #forgetRequests}: how many answers by method and status. */
    Map<String, Integer> requests() throws Exception {
        Map<String, Integer> requests = new TreeMap<>();
        client.stats()
                .path("by_method_and_status")
                .forEachEntry((answer, count) -> requests.put(answer, count.asInt()));
        return requests;
    }

    long writes() throws Exception {
        return client.stats().path("writes").asLong();
    }

    void forgetRequests() throws Exception {
        client.post("/_sandbox/reset?only=statistics", "");
    }

    /** Makes the sandbox misbehave; no rules make it behave. */
    void misbehave(String... rules) throws Exception {
        HttpResponse<String> answer = rules.length == 0
                ? client.delete("/_sandbox/faults")
                : client.put("/_sandbox/faults", String.join("\n", rules));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** How often the first rule struck. */
    int struck() throws Exception {
        return SandboxClient.json(client.get("/_sandbox/faults"))
                .path(0)
                .path("struck")
                .asInt();
    }

    void checkNoDuplicates() throws Exception {
        JsonNode duplicates = SandboxClient.json(client.get("/_sandbox/duplicates"));
        assertThat(duplicates.toString()).isEqualTo("{\"customers\":[],\"contacts\":[],\"addresses\":[]}");
    }
}
