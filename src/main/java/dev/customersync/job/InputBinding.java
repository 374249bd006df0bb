package dev.customersync.job;

import dev.customersync.mapping.BoundMapping;
import dev.customersync.mapping.Mappings;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.LimitedSource;
import dev.customersync.source.RowReader;
import dev.customersync.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Binds sources to their mappings one by one, and remembers what was wrong with any. */
final class InputBinding {
    private final Mappings mappings;
    private final @Nullable Long limit;
    private final List<SyncInput> inputs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<SyncException> failures = new ArrayList<>();

    /**
     * @param limit how many rows of each entity are read at most; null for all
     */
    InputBinding(Mappings mappings, @Nullable Long limit) {
        this.mappings = mappings;
        this.limit = limit;
    }

    /** Takes in one more; what cannot be read or does not fit is told by {@link #result}. */
    void add(EntityType entity, Supplier<Source> examined) {
        add(entity, examined, null);
    }

    /**
     * The same.
     *
     * @param mark what is remembered when the rows are done; null for nothing
     */
    void add(EntityType entity, Supplier<Source> examined, @Nullable ReadMark mark) {
        try {
            Source all = examined.get();
            Source source = limit == null ? all : new LimitedSource(all, limit);
            try (RowReader reader = source.open()) {
                BoundMapping bound = mappings.bind(entity, reader.header());
                warnings.addAll(bound.warnings());
                inputs.add(new SyncInput(
                        source, bound.mapping(), mappings.version(entity), SourceDigest.of(source), mark));
            }
        } catch (SyncException e) {
            failures.add(e);
        }
    }

    /** Takes note of what people should know. */
    void warn(String warning) {
        warnings.add(warning);
    }

    /** Takes note of a source that cannot be had. */
    void fail(SyncException failure) {
        failures.add(failure);
    }

    /**
     * All of them.
     *
     * @throws SyncException when any of them cannot be read or has a header that does not fit; when that is true of more, the others'
     *     exceptions are its suppressed ones
     */
    SyncInputs result() {
        if (!failures.isEmpty()) {
            SyncException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return new SyncInputs(List.copyOf(inputs), mappings, List.copyOf(warnings));
    }
}
