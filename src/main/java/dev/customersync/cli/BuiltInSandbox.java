package dev.customersync.cli;

import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Serves the sandbox within this process and makes it the account of the target, whatever else is configured. */
final class BuiltInSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String target = environment.getRequiredProperty("sync.target");
        Path store = store(Path.of(environment.getProperty("sync.data-dir", ".customer-sync")), target);
        SandboxServer server = SandboxServer.start(SandboxOptions.defaults(store));
        Map<String, Object> properties = new HashMap<>();
        properties.put("sync.target-name", target + ":sandbox");
        properties.putAll(server.clientProperties().getOrDefault(target, Map.of()));
        properties.put("erp.sample", "true");
        if (!environment.containsProperty("sync.rate-limit")) {
            properties.put("sync.rate-limit", SandboxOptions.DEFAULT_RATE_LIMIT.toString());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("sandbox", properties));
        context.addApplicationListener((ContextClosedEvent closed) -> server.close());
    }

    /** Where the sandbox keeps what it holds, so that a second run finds what the first one left. */
    static Path store(Path dataDir, String target) {
        return dataDir.resolve("sandbox-" + target + ".db");
    }
}
