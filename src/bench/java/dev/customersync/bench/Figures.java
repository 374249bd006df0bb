package dev.customersync.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured so far, as a table for people and as JSON for machines. */
public final class Figures {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String LINE = "%-10s  %-40s  %15s   %-14s %10s %7s   %-13s %s%n";

    private final Settings settings;
    private final List<Figure> figures = new ArrayList<>();

    Figures(Settings settings) {
        this.settings = settings;
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    void print(PrintStream out) {
        out.printf(LINE, "scenario", "figure", "measured", "against", "", "ratio", "goal", "");
        figures.forEach(figure -> out.printf(
                LINE,
                figure.scenario(),
                figure.name(),
                number(figure.value()) + " " + figure.unit(),
                figure.yardstick(),
                number(figure.againstValue()),
                number(figure.ratio()),
                figure.goal() == null ? "" : figure.goal(),
                figure.met() == null ? "" : figure.met() ? "met" : "missed"));
        out.flush();
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.2f", value);
    }

    void write(Path file, Map<String, Object> machine) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("machine", machine);
        content.put("settings", settings);
        content.put("figures", figures.stream().map(Figures::fields).toList());
        JSON.writeValue(file, content);
    }

    private static Map<String, @Nullable Object> fields(Figure figure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("scenario", figure.scenario());
        fields.put("figure", figure.name());
        fields.put("unit", figure.unit());
        fields.put("median", figure.value());
        fields.put("samples", figure.samples());
        fields.put("yardstick", figure.yardstick());
        fields.put("against", figure.againstValue());
        fields.put("against_samples", figure.against());
        fields.put("ratio", figure.ratio());
        fields.put("goal", figure.goal() == null ? null : figure.goal().toString());
        fields.put("met", figure.met());
        return fields;
    }
}
