package dev.customersync.torture;

import java.util.HashMap;
import java.util.Map;

/** What the program is told by its environment. */
final class Environment {
    private Environment() {}

    /** Short waits, and a rate at which a run takes some seconds; for the caller to add to. */
    static Map<String, String> of(Platform platform, Storage storage) {
        Map<String, String> environment = new HashMap<>(storage.environment());
        environment.putAll(platform.environment());
        environment.put("SYNC_TARGET_NAME", "torture");
        environment.put("SYNC_RATE_LIMIT", "60/s");
        environment.put("SYNC_PUSH_SETTLE", Faults.SETTLE);
        environment.put("SYNC_PUSH_SERVERMAXTIME", Faults.SERVER_MAX_TIME);
        environment.put("SYNC_PUSH_GIVEUPAFTER", "30s");
        return environment;
    }
}
