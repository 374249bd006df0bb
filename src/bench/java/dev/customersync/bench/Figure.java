package dev.customersync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something measured, beside what it is measured against.
 *
 * @param unit of both, such as {@code s} or {@code rows/s}
 * @param samples one a repetition; the figure is their median
 * @param yardstick what {@code against} is: {@code floor}, {@code limit}…; empty when there is none
 * @param against the yardstick's samples
 * @param goal null when none is set
 */
public record Figure(
        String scenario,
        String name,
        String unit,
        List<Double> samples,
        String yardstick,
        List<Double> against,
        @Nullable Goal goal) {

    /** A figure without a goal; with nothing beside it. */
    public static Figure of(String scenario, String name, String unit, List<Double> samples) {
        return new Figure(scenario, name, unit, List.copyOf(samples), "", List.of(), null);
    }

    /** The same beside that. */
    public Figure against(String what, List<Double> measured) {
        return new Figure(scenario, name, unit, samples, what, List.copyOf(measured), goal);
    }

    /** The same with a goal. */
    public Figure goal(Goal set) {
        return new Figure(scenario, name, unit, samples, yardstick, against, set);
    }

    double value() {
        return median(samples);
    }

    @Nullable Double againstValue() {
        return against.isEmpty() ? null : median(against);
    }

    /** How often the yardstick goes into the figure. */
    @Nullable Double ratio() {
        Double other = againstValue();
        return other == null ? null : value() / other;
    }

    /** Whether the goal is reached; null when there is none. */
    @Nullable Boolean met() {
        return goal == null ? null : goal.isMetBy(this);
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = new ArrayList<>(numbers);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * What a figure ought to be.
     *
     * @param ofRatio whether it is about the ratio and not the figure itself
     * @param atLeast whether more is better
     */
    public record Goal(boolean ofRatio, boolean atLeast, double bound) {
        public static Goal ratioAtMost(double bound) {
            return new Goal(true, false, bound);
        }

        public static Goal ratioAtLeast(double bound) {
            return new Goal(true, true, bound);
        }

        public static Goal atMost(double bound) {
            return new Goal(false, false, bound);
        }

        public static Goal atLeast(double bound) {
            return new Goal(false, true, bound);
        }

        private boolean isMetBy(Figure figure) {
            Double ratio = figure.ratio();
            double value = ofRatio && ratio != null ? ratio : figure.value();
            return atLeast ? value >= bound : value <= bound;
        }

        @Override
        public String toString() {
            return (atLeast ? ">= " : "<= ")
                    + String.format(Locale.ROOT, bound >= 1000 ? "%,.0f" : "%.2f", bound)
                    + (ofRatio ? " x" : "");
        }
    }
}
