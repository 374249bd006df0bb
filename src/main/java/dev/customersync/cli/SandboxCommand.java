package dev.customersync.cli;

import dev.customersync.cli.configuration.ConfigurationNames;
import dev.customersync.sandbox.Latency;
import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import dev.customersync.sandbox.fault.FaultRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sandbox}: serves the simulator of the API until it is stopped. */
@Command(
        name = "sandbox",
        description =
                "Serves a simulator of the platforms' APIs on this machine, for trying and testing. What it is given it "
                        + "keeps, also beyond its end.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SandboxCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8085",
            description = "Port to listen on, 0 for any that is free; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "How long an answer takes, such as 20 or 20-50; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String latency;

    @Option(
            names = "--rate-limit",
            paramLabel = "N/s",
            defaultValue = "200/s",
            description = "How many requests it takes, such as 200/s, 600/m or off; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String rateLimit;

    @Option(
            names = "--fault",
            paramLabel = "RULE",
            description = "How it is to misbehave, such as cut-after-commit:rate=0.02; may be given several times.")
    private List<String> faults = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the chances in --fault.")
    private long seed;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = SandboxOptions.DEFAULT_API_KEY,
            description = "The key that it accepts; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String apiKey;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Where it keeps what it is given; default: sandbox.db in SYNC_DATA_DIR.")
    private @Nullable Path store;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (SandboxServer server = SandboxServer.start(options())) {
            out.println("Sandbox at " + server.baseUri() + ", key " + apiKey + ", rate limit " + rateLimit + ". Try:");
            server.clientProperties()
                    .forEach((target, properties) -> out.println("  SYNC_TARGET=" + target + " " + variables(properties)
                            + " java -jar target/customer-sync.jar sync --customers samples/customers.csv"));
            out.println("Ctrl-C ends it; what it holds is kept in " + storeFile() + ".");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static String variables(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> ConfigurationNames.variable(property.getKey()) + "=" + property.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private SandboxOptions options() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port: expected a number from 0 to " + HIGHEST_PORT + ", found " + port);
        }
        try {
            return SandboxOptions.defaults(storeFile())
                    .withPort(port)
                    .withApiKey(apiKey)
                    .withLatency(Latency.parse(latency))
                    .withRateLimit(RateLimit.parse(rateLimit))
                    .withFaults(faults.stream().map(FaultRule::parse).toList())
                    .withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Path storeFile() {
        return store == null ? DataDir.current().resolve("sandbox.db") : store;
    }
}
