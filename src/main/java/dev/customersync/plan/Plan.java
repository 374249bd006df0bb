package dev.customersync.plan;

import dev.customersync.record.EntityType;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Counts the records of a plan, and lets a view show as many as are wanted. In bounded memory; for one thread. */
public final class Plan {
    private final PlanView view;
    private final long limit;
    private final boolean showUnchanged;
    private final Map<EntityType, Map<PlanAction, Long>> counts = new EnumMap<>(EntityType.class);
    private final Map<EntityType, Long> shown = new EnumMap<>(EntityType.class);

    /**
     * @param limit how many records of each entity are shown
     * @param showUnchanged whether those are among them of which nothing is sent
     */
    public Plan(PlanView view, long limit, boolean showUnchanged) {
        this.view = view;
        this.limit = limit;
        this.showUnchanged = showUnchanged;
    }

    /** Takes in one record. */
    public void add(PlannedRecord record) {
        EntityType entity = record.key().entity();
        counts.computeIfAbsent(entity, none -> new EnumMap<>(PlanAction.class)).merge(record.action(), 1L, Long::sum);
        boolean wanted = showUnchanged || record.action() != PlanAction.UNCHANGED;
        if (wanted && shown.getOrDefault(entity, 0L) < limit) {
            shown.merge(entity, 1L, Long::sum);
            view.show(record);
        }
    }

    /** The counts so far of every entity. */
    public Map<EntityType, PlanSummary.Counts> counts(ToLongFunction<EntityType> rowsRead) {
        Map<EntityType, PlanSummary.Counts> all = new EnumMap<>(EntityType.class);
        for (EntityType entity : EntityType.values()) {
            Map<PlanAction, Long> byAction = counts.getOrDefault(entity, Map.of());
            all.put(
                    entity,
                    new PlanSummary.Counts(
                            rowsRead.applyAsLong(entity), Map.copyOf(byAction), shown.getOrDefault(entity, 0L)));
        }
        return all;
    }

    /** Shows what all came to. */
    public void end(PlanSummary summary) {
        view.end(summary);
    }
}
