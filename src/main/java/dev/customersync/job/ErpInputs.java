package dev.customersync.job;

import dev.customersync.mapping.Mappings;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.erp.ErpSettings;
import dev.customersync.source.erp.Examined;
import dev.customersync.source.erp.Relation;
import dev.customersync.source.erp.Staging;
import dev.customersync.source.erp.WatermarkType;
import dev.customersync.source.erp.Window;
import dev.customersync.state.Watermarks.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Opens the ERP's staging database as the inputs of a run: all of them in one snapshot. */
public final class ErpInputs {
    private final ErpSettings settings;
    private final ErpDatabase database;
    private final ObjectProvider<ReadMarks> marks;

    ErpInputs(ErpSettings settings, ErpDatabase database, ObjectProvider<ReadMarks> marks) {
        this.settings = settings;
        this.database = database;
        this.marks = marks;
    }

    /**
     * Opens what is to be read since the last run, for as long as the work takes.
     *
     * @throws SyncException when it cannot be read, or does not fit its mapping
     */
    public <T> T read(InputSelection selection, Function<SyncInputs, T> work) {
        return open(selection, marks.getObject(), work);
    }

    /** The same for all rows, whatever was read before, and without our own tables. */
    public <T> T readWhole(InputSelection selection, Function<SyncInputs, T> work) {
        return open(selection, null, work);
    }

    private <T> T open(InputSelection selection, @Nullable ReadMarks readMarks, Function<SyncInputs, T> work) {
        Mappings mappings = Mappings.load(selection.mappings());
        List<Relation> relations = Relation.of(settings);
        try (Staging staging = Staging.open(database.access(), settings)) {
            InputBinding binding = new InputBinding(mappings, selection.limit());
            database.notice().ifPresent(binding::warn);
            // All are looked at before the first row is read: so far as their watermarks have come then, all rows will
            // be read.
            List<Runnable> additions = new ArrayList<>();
            for (Relation relation : relations) {
                try {
                    Examined examined = staging.examine(relation);
                    additions.add(() -> add(examined, selection, mappings, readMarks, staging, binding));
                } catch (SyncException e) {
                    additions.add(() -> binding.fail(e));
                }
            }
            additions.forEach(Runnable::run);
            return work.apply(binding.result());
        }
    }

    private void add(
            Examined examined,
            InputSelection selection,
            Mappings mappings,
            @Nullable ReadMarks readMarks,
            Staging staging,
            InputBinding binding) {
        EntityType entity = examined.relation().entity();
        ReadMark mark = mark(examined, mappings.version(entity));
        Choice choice = readMarks == null || selection.fullRefresh()
                ? new Choice(Window.WHOLE, "all rows")
                : choose(examined, mark, readMarks);
        String description = examined.relation().name() + ": " + choice.words();
        binding.add(entity, () -> staging.source(examined, choice.window(), description), mark);
    }

    private @Nullable ReadMark mark(Examined examined, String mappingVersion) {
        String watermark = examined.watermark();
        return watermark == null
                ? null
                : new ReadMark(
                        ReadDefinition.of(database.identity(), examined.relation(), mappingVersion),
                        watermark,
                        examined.key());
    }

    /**
     * What is read, and why.
     *
     * @param words for people
     */
    private record Choice(Window window, String words) {}

    private Choice choose(Examined examined, @Nullable ReadMark mark, ReadMarks readMarks) {
        EntityType entity = examined.relation().entity();
        WatermarkType type = examined.type();
        if (type == null) {
            return new Choice(
                    Window.WHOLE, "all rows, as no erp." + entity.plural() + ".watermark says which have changed");
        }
        if (mark == null) {
            return new Choice(Window.WHOLE, "all rows, as " + examined.watermarkColumn() + " holds nothing yet");
        }
        Optional<Watermark> last = readMarks.watermark(entity);
        if (last.isEmpty()) {
            return new Choice(Window.WHOLE, "all rows, for the first time");
        }
        if (!mark.definition().equals(last.get().definition())) {
            return new Choice(Window.WHOLE, "all rows, as the mapping or the erp.* settings have changed");
        }
        List<List<String>> keys = readMarks.keys(entity);
        if (keys.size() > ReadMarks.MOST_KEYS) {
            return new Choice(
                    Window.WHOLE, "all rows, as more than " + ReadMarks.MOST_KEYS + " did not succeed the last time");
        }
        String from = type.before(last.get().value(), settings);
        String again = keys.isEmpty() ? "" : "; and " + keys.size() + " that did not succeed the last time";
        return new Choice(
                new Window(from, keys),
                "rows with " + examined.watermarkColumn() + " from " + from + " on, the overlap included" + again);
    }
}
