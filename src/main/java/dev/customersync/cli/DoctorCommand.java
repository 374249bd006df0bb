package dev.customersync.cli;

import dev.customersync.cli.doctor.Doctor;
import dev.customersync.cli.doctor.Examination;
import dev.customersync.cli.doctor.Finding;
import dev.customersync.cli.doctor.Level;
import dev.customersync.run.ExitCode;
import dev.customersync.run.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: whether a run could begin. */
@Command(
        name = "doctor",
        description =
                "Checks Java, configuration, directories, database, API, lock and last run, and the inputs when they are"
                        + " given, and says what to do about each that is not well. Changes nothing at the API.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    /** A run waits a long time for an API that is down; whoever asks for a diagnosis does not. */
    private static final Map<String, Object> IMPATIENT =
            Map.of("sync.push.attempts", "1", "sync.push.give-up-after", "1s", "sync.push.connect-timeout", "5s");

    private static final String INDENT = " ".repeat(27);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where reports are to be written; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path reportDir;

    @Option(names = "--sandbox", description = "Look at the built-in simulator of the API instead of a real account.")
    private boolean sandbox;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "For people or for programs: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private OutputFormat output;

    @Override
    public Integer call() throws Exception {
        Examination examination =
                new Examination(reportDir, input.isGiven() ? input.selection() : null, Application::explained);
        List<Finding> findings = examine(examination);
        ExitCode exitCode = Doctor.exitCode(findings);
        if (output == OutputFormat.JSON) {
            JsonOutput.write(json(findings, exitCode), spec.commandLine().getOut());
        } else {
            print(findings, spec.commandLine().getOut());
        }
        return exitCode.status();
    }

    private List<Finding> examine(Examination examination) throws Exception {
        AtomicReference<@Nullable List<Finding>> findings = new AtomicReference<>();
        try {
            return Application.run(
                    application -> {
                        List<Finding> found = examination.with(application).examine();
                        findings.set(found);
                        return found;
                    },
                    new ReadOnly(),
                    DoctorCommand::prepare,
                    sandbox ? new BuiltInSandbox() : context -> {});
        } catch (RuntimeException e) {
            List<Finding> found = findings.get();
            return found == null ? examination.without(e).examine() : found;
        }
    }

    private static void prepare(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("stopSignal", new StopSignal());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("doctor", IMPATIENT));
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %-17s %s%n",
                    name(finding.level()),
                    finding.check(),
                    finding.found().replace("\n", "\n" + INDENT));
            if (!finding.next().isEmpty()) {
                out.println(INDENT + finding.next());
            }
        }
        out.println();
        out.println(verdict(count(findings, Level.FAIL), count(findings, Level.WARN)));
        out.flush();
    }

    private static String verdict(long failed, long warnings) {
        if (failed > 0) {
            return failed + (failed == 1 ? " check has" : " checks have") + " failed: a run could not do its work.";
        }
        return warnings == 0
                ? "All is well."
                : "A run can begin; see the " + (warnings == 1 ? "warning." : "warnings.");
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(List<Finding> findings, ExitCode exitCode) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", exitCode == ExitCode.OK);
        json.put("exit_code", exitCode.status());
        json.put("checks", findings.stream().map(DoctorCommand::json).toList());
        return json;
    }

    private static Map<String, String> json(Finding finding) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("check", finding.check());
        json.put("result", name(finding.level()));
        json.put("found", finding.found());
        json.put("next", finding.next());
        return json;
    }
}
