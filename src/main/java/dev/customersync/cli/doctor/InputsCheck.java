package dev.customersync.cli.doctor;

import dev.customersync.job.SyncInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The inputs and their mapping, as far as their headers tell; their rows are for {@code validate}. */
final class InputsCheck implements Check {
    private static final String NAME = "inputs";

    private final Supplier<SyncInputs> inputs;

    /**
     * @param inputs opens them
     */
    InputsCheck(Supplier<SyncInputs> inputs) {
        this.inputs = inputs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        SyncInputs opened = inputs.get();
        List<Finding> findings = new ArrayList<>();
        opened.descriptions().forEach(description -> findings.add(Finding.ok(NAME, description)));
        opened.warnings()
                .forEach(warning -> findings.add(Finding.warn(
                        NAME, warning, "Look at the header, or map the column; 'validate' checks the rows.")));
        return findings;
    }
}
