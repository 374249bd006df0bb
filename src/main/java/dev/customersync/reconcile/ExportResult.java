package dev.customersync.reconcile;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was exported.
 *
 * @param target the name of the target
 * @param addressesTold whether the target tells addresses so that they can be exported
 */
public record ExportResult(String target, boolean addressesTold, List<Written> files) {
    private static final int FIELDS_SHOWN = 5;

    /**
     * The records of one entity.
     *
     * @param rows how many have a reference_id, and so are in the file
     * @param nameless where those are that have none; null when there are none
     * @param untold fields without a column, since the target does not tell them
     * @param refusedRows how many of the rows a sync would refuse
     * @param refused for what, by rows
     * @param altered how many of the rows say something else once they are read
     * @param alteredFields in which fields
     * @param formulas how many cells a spreadsheet may run as a formula
     * @param inactive how many of the records are inactive at the target
     * @param sharing how many share their reference_id with another one
     */
    public record Written(
            EntityType entity,
            Path file,
            long rows,
            @Nullable Path nameless,
            long namelessRows,
            List<String> untold,
            long refusedRows,
            Map<ErrorCode, Long> refused,
            long altered,
            List<String> alteredFields,
            long formulas,
            long inactive,
            long sharing) {}

    /** What the files do not hold as the target does; one sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!addressesTold) {
            warnings.add("addresses are not exported: the target tells them only as parts of other fields");
        }
        files.forEach(file -> warn(file, warnings));
        return warnings;
    }

    private static void warn(Written written, List<String> warnings) {
        String name = written.file().getFileName() + ": ";
        if (written.namelessRows() > 0) {
            warnings.add(name + "without a reference_id, or of a customer without one: " + rows(written.namelessRows())
                    + ", which went to " + written.nameless() + " instead, no input for a sync");
        }
        if (written.refusedRows() > 0) {
            warnings.add(name + "refused by a sync: " + rows(written.refusedRows()) + " (" + reasons(written)
                    + "); 'validate --" + written.entity().plural() + " " + written.file() + "' names them");
        }
        if (written.altered() > 0) {
            warnings.add(name + "read back differently: " + rows(written.altered()) + ", in " + fields(written)
                    + "; white space around a value, or a value #N/A, cannot be told from a cell's own");
        }
        if (written.sharing() > 0) {
            warnings.add(name + "sharing a reference_id with another record: " + rows(written.sharing())
                    + "; a sync takes the first");
        }
        if (written.inactive() > 0) {
            warnings.add(name + "inactive at the target, which the file does not tell: " + rows(written.inactive()));
        }
        if (!written.untold().isEmpty()) {
            warnings.add(
                    name + "no column " + String.join(", ", written.untold()) + ", since the target does not tell it");
        }
        if (written.formulas() > 0) {
            warnings.add(name + String.format(Locale.ROOT, "cells that begin like a formula: %,d", written.formulas())
                    + "; a spreadsheet should import the file as text");
        }
    }

    private static String reasons(Written written) {
        return new TreeMap<>(written.refused())
                .entrySet().stream()
                        .map(reason -> String.format(
                                Locale.ROOT,
                                "%,d × %s %s",
                                reason.getValue(),
                                reason.getKey().code(),
                                reason.getKey().title()))
                        .collect(Collectors.joining(", "));
    }

    private static String fields(Written written) {
        List<String> fields = written.alteredFields();
        String shown = String.join(", ", fields.subList(0, Math.min(FIELDS_SHOWN, fields.size())));
        return fields.size() > FIELDS_SHOWN ? shown + "…" : shown;
    }

    private static String rows(long number) {
        return String.format(Locale.ROOT, number == 1 ? "%,d row" : "%,d rows", number);
    }
}
