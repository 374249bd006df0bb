package dev.customersync.plan;

import dev.customersync.decision.FieldChange;
import dev.customersync.outcome.Failure;
import dev.customersync.plan.PlanSummary.Counts;
import dev.customersync.record.EntityType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import tools.jackson.databind.json.JsonMapper;

/** A plan for people. */
public final class PlanText implements PlanView {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INDENT = "      ";
    private static final List<PlanAction> ALWAYS = List.of(PlanAction.CREATE, PlanAction.PATCH, PlanAction.UNCHANGED);

    private final PrintWriter out;
    private final Ansi ansi;

    /**
     * @param ansi whether colours are wanted
     */
    public PlanText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public void show(PlannedRecord record) {
        PlanAction action = record.action();
        String where = record.position() == null ? "" : "  (" + record.position() + ")";
        String note = action == PlanAction.IN_FLIGHT ? ": its create got no answer, a sync looks it up first" : "";
        out.println(coloured(action, action.symbol() + " " + action.words()) + " "
                + printable(record.key().toString()) + note + where);
        record.changes().forEach(this::show);
        show(record.failure());
    }

    private void show(FieldChange change) {
        out.println(INDENT + printable(change.path()) + ": " + value(change.before(), "nothing") + " → "
                + value(change.after(), "cleared"));
    }

    private void show(@Nullable Failure failure) {
        if (failure != null) {
            out.println(INDENT + failure.code().code() + " " + printable(failure.message()));
        }
    }

    /** As JSON: it shows blanks at the ends, and lets no control character through to the terminal. */
    private static String value(@Nullable Object value, String none) {
        return value == null ? "(" + none + ")" : printable(JSON.writeValueAsString(value));
    }

    private static String printable(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? text.codePoints()
                        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private String coloured(PlanAction action, String text) {
        IStyle colour =
                switch (action) {
                    case CREATE -> Style.fg_green;
                    case PATCH, IN_FLIGHT -> Style.fg_yellow;
                    case DELETE, INVALID, DUPLICATE, BLOCKED, FAILED -> Style.fg_red;
                    case ADOPT, UNCHANGED -> Style.faint;
                };
        return ansi.enabled() ? colour.on() + text + colour.off() + Style.reset.off() : text;
    }

    @Override
    public void end(PlanSummary summary) {
        summary.entities().forEach(this::sayNotShown);
        printCounts(summary.entities());
        summary.warnings().forEach(warning -> out.println("warning: " + warning));
        out.printf(
                Locale.ROOT,
                "%nA plan for target %s: nothing was changed there (%,d %s%s).%n",
                summary.target(),
                summary.requests(),
                summary.requests() == 1 ? "request" : "requests",
                summary.offline() ? ", --offline: records that are not known yet count as new" : "");
        out.flush();
    }

    private void sayNotShown(EntityType entity, Counts counts) {
        long all = counts.byAction().entrySet().stream()
                .filter(count -> count.getKey() != PlanAction.UNCHANGED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (all > counts.shown()) {
            long others = all - counts.shown();
            String noun = others == 1 ? entity.label() : entity.plural();
            out.printf(Locale.ROOT, "… and %,d more %s (--diff-limit)%n", others, noun);
        }
    }

    private void printCounts(Map<EntityType, Counts> entities) {
        List<PlanAction> shown = Stream.of(PlanAction.values())
                .filter(action ->
                        ALWAYS.contains(action) || entities.values().stream().anyMatch(counts -> counts.of(action) > 0))
                .toList();
        out.printf("%n%-12s%10s", "", "read");
        shown.forEach(action -> out.printf("%11s", action.words()));
        out.println();
        entities.forEach((entity, counts) -> {
            if (counts.read() > 0 || !counts.byAction().isEmpty()) {
                out.printf(Locale.ROOT, "%-12s%,10d", entity.plural(), counts.read());
                shown.forEach(action -> out.printf(Locale.ROOT, "%,11d", counts.of(action)));
                out.println();
            }
        });
    }
}
