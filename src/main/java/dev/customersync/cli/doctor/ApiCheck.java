package dev.customersync.cli.doctor;

import dev.customersync.job.TargetName;
import dev.customersync.problem.ErrorCode;
import dev.customersync.target.AccessCheck;
import dev.customersync.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** The platform's API: whether it can be reached, what the key allows, how quick it is, and whether its clock is ours. */
final class ApiCheck implements Check {
    static final String NAME = "api";

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration SKEWED = Duration.ofMinutes(1);

    private final ApplicationContext application;

    ApiCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public List<Finding> examine() {
        Target target = application.getBean(Target.class);
        String name = application.getBean(TargetName.class).value();
        List<Finding> findings = new ArrayList<>();
        for (AccessCheck access : target.checkAccess()) {
            findings.add(finding(name, access));
        }
        latency(target.requests().latencies().percentile(50)).ifPresent(findings::add);
        target.clockSkew().map(ApiCheck::clock).ifPresent(findings::add);
        return findings;
    }

    private static Finding finding(String target, AccessCheck access) {
        return switch (access.finding()) {
            case ALLOWED -> Finding.ok(NAME, target + ": may " + access.what() + detail(access));
            case DENIED ->
                Finding.fail(
                        NAME, target + ": may not " + access.what() + detail(access), ErrorCode.CREDENTIALS.hint());
            case UNCLEAR ->
                Finding.fail(
                        NAME,
                        target + ": cannot tell whether we may " + access.what() + detail(access),
                        "Check the base URL, DNS, proxy and firewall, and whether the API works.");
        };
    }

    private static String detail(AccessCheck access) {
        return access.detail().isEmpty() ? "" : ": " + access.detail();
    }

    private static Optional<Finding> latency(Duration latency) {
        if (latency.isZero()) {
            return Optional.empty();
        }
        String found = String.format(Locale.ROOT, "answers within %,d ms", latency.toMillis());
        return Optional.of(
                latency.compareTo(SLOW) > 0
                        ? Finding.warn(
                                "api speed", found, "A run takes long at that speed; SYNC_CONCURRENCY helps some.")
                        : Finding.ok("api speed", found));
    }

    private static Finding clock(Duration skew) {
        String found = String.format(
                Locale.ROOT,
                "this machine's clock is %,d s %s the API's",
                skew.abs().toSeconds(),
                skew.isNegative() ? "behind" : "ahead of");
        return skew.abs().compareTo(SKEWED) > 0
                ? Finding.warn("clock", found, "Set it by NTP: reports and logs cannot be laid beside the platform's.")
                : Finding.ok("clock", found);
    }
}
