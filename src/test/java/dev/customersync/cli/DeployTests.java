package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.customersync.job.SyncSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schedules to copy are such as their schedulers take, and treat exit codes and signals as the documentation says. */
class DeployTests {
    private static final Path DIRECTORY = Path.of("samples/deploy");
    private static final Duration NIGHT = Duration.ofHours(24);

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void cronRunsTheScriptEveryNight() throws IOException {
        String line = lines("customer-sync.cron")
                .filter(each -> Character.isDigit(each.charAt(0)))
                .findFirst()
                .orElseThrow();
        String[] parts = line.split(" ", 7);

        isNightly(String.join(" ", Arrays.copyOf(parts, 5)));
        assertThat(parts[5]).as("user").isEqualTo("customer-sync");
        assertThat(parts[6]).isEqualTo("/opt/customer-sync/nightly.sh");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "4, 1, 4", "3, 1, 3", "6 6 0, 3, 0", "6 4, 2, 4", "6 6 6 6 6, 4, 6"})
    void theScriptRepeatsWhatWasGivenUpAndNothingElse(String codes, int runs, int exit) throws Exception {
        Process script = script("""
                echo "$@" >> calls
                set -- $(cat codes)
                code=$1; shift; echo "$@" > codes
                exit $code
                """, codes);

        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(exit);
        assertThat(Files.readAllLines(scratch.resolve("calls")))
                .hasSize(runs)
                .allSatisfy(call -> parse(call.split(" ")));
    }

    @Test
    void theScriptPassesASignalOnAndWaitsForTheRunToEnd() throws Exception {
        Process script = script("""
                trap 'echo stopped > calls; exit 143' TERM
                touch started
                while :; do sleep 0.05; done
                """, "");
        Awaitility.await().until(() -> Files.exists(scratch.resolve("started")));

        script.destroy();

        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(143);
        assertThat(scratch.resolve("calls")).hasContent("stopped");
    }

    /** Runs nightly.sh with this in the place of java. */
    private Process script(String java, String codes) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        Path fake = Files.writeString(scratch.resolve("java"), "#!/bin/sh\n" + java);
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(scratch.resolve("codes"), codes);
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", DIRECTORY.resolve("nightly.sh").toAbsolutePath().toString());
        builder.redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile());
        builder.environment().put("PATH", scratch + ":" + System.getenv("PATH"));
        builder.environment().put("CUSTOMER_SYNC_HOME", scratch.toString());
        builder.environment()
                .put(
                        "CUSTOMER_SYNC_ENVIRONMENT",
                        DIRECTORY.resolve("environment").toAbsolutePath().toString());
        builder.environment().put("CUSTOMER_SYNC_PAUSE", "0");
        return builder.start();
    }

    @Test
    void systemdTakesTheUnits() throws Exception {
        Path verifier = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(verifier), "systemd-analyze is not installed");
        String java = ProcessHandle.current().info().command().orElse("/bin/sh");
        Files.writeString(
                scratch.resolve("customer-sync.service"),
                Files.readString(DIRECTORY.resolve("customer-sync.service")).replace("/usr/bin/java", java));
        Files.copy(DIRECTORY.resolve("customer-sync.timer"), scratch.resolve("customer-sync.timer"));
        Process process = new ProcessBuilder(
                        verifier.toString(),
                        "verify",
                        scratch.resolve("customer-sync.service").toString(),
                        scratch.resolve("customer-sync.timer").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Outside of a machine that systemd runs it may complain of that; of our units it must not.
        assumeTrue(!said.contains("Failed to initialize manager"), said);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("customer-sync.");
    }

    @Test
    void systemdRepeatsWhatWasGivenUpAndGivesARunTimeToStop() throws IOException {
        Map<String, String> unit = new TreeMap<>();
        lines("customer-sync.service").filter(line -> line.contains("=")).forEach(line -> {
            String[] setting = line.split("=", 2);
            unit.put(setting[0], setting[1]);
        });

        assertThat(unit)
                .containsEntry("Type", "oneshot")
                .containsEntry("SuccessExitStatus", "4 143")
                .containsEntry("Restart", "on-failure")
                .containsEntry("RestartPreventExitStatus", "1 2 3 5")
                .containsEntry("KillMode", "mixed")
                .containsEntry("EnvironmentFile", "/etc/customer-sync/environment")
                .doesNotContainKey("Environment");
        assertThat(Duration.ofSeconds(Long.parseLong(unit.getOrDefault("TimeoutStopSec", "0"))))
                .isGreaterThan(timeToStop());
        String command = unit.getOrDefault("ExecStart", "");
        parse(command.substring(command.indexOf(".jar ") + 5).split(" "));
    }

    @Test
    void kubernetesTakesTheCronJob() throws IOException {
        JsonNode schema = JsonMapper.shared()
                .readTree(
                        Path.of("src/test/resources/deploy/cronjob.schema.json").toFile());

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(Files.readString(DIRECTORY.resolve("cronjob.yaml")), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void kubernetesRepeatsWhatWasGivenUpAndGivesARunTimeToStop() throws IOException {
        JsonNode job = JsonMapper.shared()
                .valueToTree(new Yaml().load(Files.readString(DIRECTORY.resolve("cronjob.yaml"))))
                .path("spec");
        JsonNode pod = job.at("/jobTemplate/spec/template/spec");
        JsonNode container = pod.path("containers").path(0);

        isNightly(job.path("schedule").asString());
        assertThat(job.path("concurrencyPolicy").asString()).isEqualTo("Forbid");
        assertThat(pod.path("restartPolicy").asString()).isEqualTo("Never");
        assertThat(job.at("/jobTemplate/spec/podFailurePolicy/rules/1/action").asString())
                .isEqualTo("FailJob");
        assertThat(job.at("/jobTemplate/spec/podFailurePolicy/rules/1/onExitCodes/values")
                        .valueStream()
                        .map(JsonNode::asInt))
                .containsExactly(2, 4, 5);
        assertThat(job.at("/jobTemplate/spec/backoffLimit").asInt()).isPositive();
        assertThat(Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong()))
                .isGreaterThan(timeToStop());
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        parse(container.path("args").valueStream().map(JsonNode::asString).toArray(String[]::new));
        assertThat(container.path("env").valueStream())
                .filteredOn(variable -> variable.path("name").asString().matches(".*(PASSWORD|KEY|TOKEN|WEBHOOK_URL)"))
                .hasSize(3)
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/name").asString())
                        .isNotEmpty());
    }

    @Test
    void theImageRunsTheJarAsTheProcessThatSignalsReachAndNotAsRoot() throws IOException {
        List<String> lines = lines("Dockerfile").toList();

        assertThat(lines.get(0)).matches("FROM eclipse-temurin:17-jre(-[a-z]+)?");
        assertThat(lines).contains("STOPSIGNAL SIGTERM");
        assertThat(lines.stream().filter(line -> line.startsWith("USER "))).containsExactly("USER 10001");
        String entry = lines.stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow()
                .substring("ENTRYPOINT ".length());
        List<String> command = JsonMapper.shared()
                .readTree(entry)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(command).startsWith("java").containsSubsequence("-jar", "/opt/customer-sync/customer-sync.jar");
        assertThat(lines).contains("COPY customer-sync.jar /opt/customer-sync/customer-sync.jar");
    }

    @Test
    void secretsStandInNoUnit() throws IOException {
        Pattern secret = Pattern.compile("(API_KEY|PASSWORD|TOKEN)['\"]?\\s*[=:]\\s*['\"]?\\w");
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(each -> !each.endsWith("environment")).toList()) {
                Matcher found = secret.matcher(Files.readString(file));
                assertThat(found.find()).as(file.toString()).isFalse();
            }
        }
    }

    private static void isNightly(String cron) {
        CronExpression expression = CronExpression.parse("0 " + cron);
        LocalDateTime first = Objects.requireNonNull(expression.next(LocalDateTime.of(2026, 1, 1, 12, 0)));
        LocalDateTime second = Objects.requireNonNull(expression.next(first));
        assertThat(Duration.between(first, second)).isEqualTo(NIGHT);
    }

    /** What SIGTERM may take: the rows in flight, then the webhook and the last metrics. */
    private static Duration timeToStop() {
        return Binder.get(new MockEnvironment())
                .bindOrCreate("sync", SyncSettings.class)
                .stopTimeout()
                .plusSeconds(40);
    }

    private static void parse(String... args) {
        int jar = Arrays.asList(args).indexOf("-jar");
        String[] own = jar < 0 ? args : Arrays.copyOfRange(args, jar + 2, args.length);
        CustomerSync.commandLine().parseArgs(own);
    }

    private static Stream<String> lines(String file) throws IOException {
        return Files.readAllLines(DIRECTORY.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
}
