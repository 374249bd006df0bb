package dev.customersync.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How much is measured, the properties {@code bench.*}; what is not set comes from the preset.
 *
 * @param scenarios the names of those that are run
 * @param rows of the files whose customers are known
 * @param largeRows of the larger one that cost and memory are compared with
 * @param creates how many customers are created as fast as possible
 * @param pacedSeconds how long each of the runs goes on whose pace is given
 * @param repetitions of everything; figures are medians
 * @param concurrency of the run without latency
 * @param latencyMillis of the server, where there is any without a rate limit
 * @param latencyConcurrency of the run with it
 * @param javaOptions for the product's JVM
 * @param record whether the product's runs leave JFR recordings in its folders, which stay
 */
public record Settings(
        String preset,
        List<String> scenarios,
        long rows,
        long largeRows,
        long creates,
        int pacedSeconds,
        int repetitions,
        int concurrency,
        int latencyMillis,
        int latencyConcurrency,
        List<String> javaOptions,
        boolean record) {
    private static final String SHORT = "short";
    private static final String GOALS = "goals";
    private static final List<String> SHORT_SCENARIOS =
            List.of("start-up", "unchanged", "plan", "resume", "create", "latency", "rate-limit");
    private static final List<String> ALL_SCENARIOS =
            List.of("start-up", "unchanged", "plan", "resume", "create", "latency", "rate-limit", "growth");

    /** What the system properties say; a blank one says nothing. */
    static Settings fromProperties() {
        String preset = property("preset", SHORT, Function.identity());
        if (!List.of(SHORT, GOALS).contains(preset)) {
            throw new BenchmarkException("bench.preset: expected short or goals, found " + preset);
        }
        boolean goals = preset.equals(GOALS);
        long rows = property("rows", goals ? 1_000_000L : 50_000L, Long::valueOf);
        return new Settings(
                preset,
                property("scenarios", goals ? ALL_SCENARIOS : SHORT_SCENARIOS, Settings::words),
                rows,
                property("large-rows", 5 * rows, Long::valueOf),
                property("creates", goals ? 100_000L : 10_000L, Long::valueOf),
                property("paced-seconds", goals ? 20 : 5, Integer::valueOf),
                property("repetitions", goals ? 5 : 1, Integer::valueOf),
                property("concurrency", 16, Integer::valueOf),
                property("latency", 50, Integer::valueOf),
                property("latency-concurrency", 32, Integer::valueOf),
                property(
                        "java-options",
                        List.of("-Xmx256m", "-XX:+UseParallelGC", "-XX:MetaspaceSize=128m"),
                        text -> Arrays.asList(text.split("\\s+"))),
                property("record", false, Boolean::valueOf));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("[,\\s]+"));
    }

    private static <T> T property(String name, T preset, Function<String, T> parse) {
        String text = System.getProperty("bench." + name, "").strip();
        try {
            return text.isEmpty() ? preset : parse.apply(text);
        } catch (NumberFormatException e) {
            throw new BenchmarkException("bench." + name + ": expected a whole number, found " + text, e);
        }
    }
}
