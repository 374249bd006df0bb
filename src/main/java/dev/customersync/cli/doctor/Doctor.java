package dev.customersync.cli.doctor;

import dev.customersync.problem.SyncException;
import dev.customersync.run.ExitCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes all checks in their order; one that fails keeps only those back that need it. */
public final class Doctor {
    private final List<Check> checks;
    private final Function<RuntimeException, RuntimeException> explained;

    /**
     * @param explained takes a failure out of what a framework wrapped around it
     */
    Doctor(List<Check> checks, Function<RuntimeException, RuntimeException> explained) {
        this.checks = List.copyOf(checks);
        this.explained = explained;
    }

    /** What was found, at least one finding a check. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        for (Check check : checks) {
            Optional<String> missing =
                    check.needs().stream().filter(failed::contains).findFirst();
            List<Finding> found = missing.map(name ->
                            List.of(Finding.skipped(check.name(), "not looked at, since \"" + name + "\" is not well")))
                    .orElseGet(() -> examine(check));
            if (found.stream().anyMatch(one -> one.level() == Level.FAIL || one.level() == Level.SKIPPED)) {
                failed.add(check.name());
            }
            findings.addAll(found);
        }
        return findings;
    }

    private List<Finding> examine(Check check) {
        try {
            return check.examine();
        } catch (RuntimeException e) {
            return List.of(failure(check, explained.apply(e)));
        } catch (Exception e) {
            return List.of(failure(check, e));
        }
    }

    private static Finding failure(Check check, Exception e) {
        if (e instanceof SyncException known) {
            String problems = Stream.concat(Stream.of(known), Stream.of(known.getSuppressed()))
                    .map(Throwable::getMessage)
                    .collect(Collectors.joining("\n"));
            return new Finding(
                    check.name(), Level.FAIL, problems, known.code().hint(), ExitCode.beforeTheRun(known.code()));
        }
        return new Finding(
                check.name(),
                Level.FAIL,
                e.toString(),
                "This was not expected; report it as a defect.",
                ExitCode.UNEXPECTED);
    }

    /** What the program ends with: what a run would end with for the first thing that is not well. */
    public static ExitCode exitCode(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .findFirst()
                .map(Finding::exitCode)
                .orElse(ExitCode.OK);
    }
}
