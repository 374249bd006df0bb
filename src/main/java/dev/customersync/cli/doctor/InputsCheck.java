package dev.customersync.cli.doctor;

import dev.customersync.job.ErpInputs;
import dev.customersync.job.InputSelection;
import dev.customersync.job.SyncInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The inputs and their mapping, as far as their headers tell; their rows are for {@code validate}. */
final class InputsCheck implements Check {
    private static final String NAME = "inputs";

    private final InputSelection selection;
    private final @Nullable ApplicationContext application;

    /**
     * @param application for what is not a file; null when it did not start
     */
    InputsCheck(InputSelection selection, @Nullable ApplicationContext application) {
        this.selection = selection;
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return selection.erp() ? List.of(SettingsCheck.NAME) : List.of();
    }

    @Override
    public List<Finding> examine() {
        return selection.erp()
                ? Objects.requireNonNull(application)
                        .getBean(ErpInputs.class)
                        .readWhole(selection, InputsCheck::findings)
                : findings(SyncInputs.open(selection));
    }

    private static List<Finding> findings(SyncInputs opened) {
        List<Finding> findings = new ArrayList<>();
        opened.descriptions().forEach(description -> findings.add(Finding.ok(NAME, description)));
        opened.warnings()
                .forEach(warning -> findings.add(Finding.warn(
                        NAME, warning, "Look at the header, or map the column; 'validate' checks the rows.")));
        return findings;
    }
}
