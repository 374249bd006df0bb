package dev.customersync.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How the platform misbehaves. The program's promises rest on what it is told of the platform, so that must be true: a list lags
 * for less than {@link #SETTLE}, and a request is at work for less than {@link #SERVER_MAX_TIME}.
 */
final class Faults {
    static final String SETTLE = "1s";
    static final String SERVER_MAX_TIME = "4s";

    private static final int IN_A_ROUND = 9;
    private static final List<String> ALL = List.of(
            "error-before-commit:rate=0.03",
            "error-before-commit:rate=0.02,status=502",
            "error-before-commit:rate=0.02,status=409,call=create",
            "error-after-commit:rate=0.03",
            "error-after-commit:rate=0.03,status=504,call=create",
            "error-after-commit:rate=0.02,status=409,call=create",
            "cut-before-commit:rate=0.03",
            "cut-after-commit:rate=0.04",
            "slow-before-commit:rate=0.02,ms=3000",
            "slow-before-commit:rate=0.04,ms=300",
            "slow-after-commit:rate=0.02,ms=2000",
            "hang-after-commit:rate=0.01,ms=2500",
            "throttle:rate=0.004,burst=3,retry-after=1",
            "throttle:rate=0.004,burst=3",
            "unavailable:rate=0.01,burst=4",
            "unavailable:rate=0.01,burst=4,retry-after=1",
            "garbage-body:rate=0.02",
            "html-body:rate=0.02",
            "empty-body:rate=0.02",
            "no-id:rate=0.03",
            "stale-list:rate=0.3,ms=600");

    private Faults() {}

    static List<String> some(Random random) {
        List<String> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, IN_A_ROUND));
    }
}
