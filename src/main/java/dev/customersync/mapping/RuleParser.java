package dev.customersync.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a profile says of one field. */
final class RuleParser {
    static final List<String> SOURCES = List.of("column", "columns", "first-of", "constant");
    static final List<String> KEYS = Stream.concat(
                    SOURCES.stream(), Stream.of("separator", "transforms", "default", "blank-means"))
            .toList();

    private static final String DEFAULT_SEPARATOR = " ";

    private final BlankMeans usually;

    /**
     * @param usually what a blank means where the field says nothing of that
     */
    RuleParser(BlankMeans usually) {
        this.usually = usually;
    }

    /** A rule and the same text for all that mean the same. */
    record Parsed(FieldRule rule, String canonical) {}

    /**
     * The rule.
     *
     * @param required whether the field can neither be cleared nor be left out
     * @param key whether it tells records apart
     * @return nothing when there are mistakes, which are noted then
     */
    Optional<Parsed> parse(String name, YamlValue value, boolean required, boolean key) {
        if (value.isScalar()) {
            return column(value).map(column -> parsed(name, List.of(column), null, Steps.NONE, usually));
        }
        Map<String, YamlValue> keys = value.entries("a key of a field", KEYS);
        if (!value.isMap() || !hasOneSource(value, keys)) {
            return Optional.empty();
        }
        if (keys.containsKey("separator") && !keys.containsKey("columns")) {
            value.expected("a separator beside columns only", "one");
        }
        if (key && keys.containsKey("constant")) {
            value.expected("a column, as a key tells records apart", "a constant");
        }
        Optional<List<ColumnReference>> columns = columns(keys);
        Optional<Steps> steps = steps(keys);
        BlankMeans blank = blank(keys, required);
        Optional<String> separator = separator(keys);
        return columns.flatMap(some -> steps.map(each -> parsed(name, some, separator.orElse(null), each, blank)));
    }

    private static boolean hasOneSource(YamlValue value, Map<String, YamlValue> keys) {
        List<String> given = SOURCES.stream().filter(keys::containsKey).toList();
        if (given.size() != 1) {
            value.expected(
                    "one of " + String.join(", ", SOURCES), given.isEmpty() ? "none" : String.join(" and ", given));
        }
        return given.size() == 1;
    }

    private static Optional<List<ColumnReference>> columns(Map<String, YamlValue> keys) {
        if (keys.containsKey("constant")) {
            return Optional.of(List.of());
        }
        YamlValue one = keys.get("column");
        if (one != null) {
            return column(one).map(List::of);
        }
        YamlValue several = keys.getOrDefault("columns", keys.get("first-of"));
        List<YamlValue> items = several == null ? List.of() : several.items();
        List<ColumnReference> columns =
                items.stream().map(RuleParser::column).flatMap(Optional::stream).toList();
        return items.isEmpty() || columns.size() < items.size() ? Optional.empty() : Optional.of(columns);
    }

    private static Optional<ColumnReference> column(YamlValue value) {
        return value.isWholeNumber()
                ? value.wholeNumber(1).map(ColumnReference.At::new)
                : value.name().map(ColumnReference.Named::new);
    }

    /** Columns that are joined have one, whether it is given or not; others have none. */
    private static Optional<String> separator(Map<String, YamlValue> keys) {
        YamlValue given = keys.get("separator");
        if (!keys.containsKey("columns")) {
            return Optional.empty();
        }
        return given == null ? Optional.of(DEFAULT_SEPARATOR) : given.text();
    }

    /** A constant and a default are transforms of what no column gives. */
    private static Optional<Steps> steps(Map<String, YamlValue> keys) {
        List<Transform> transforms = new ArrayList<>();
        List<String> canonical = new ArrayList<>();
        boolean sound = true;
        YamlValue constant = keys.get("constant");
        if (constant != null) {
            sound = addDefault(constant, transforms, canonical);
        }
        YamlValue list = keys.get("transforms");
        if (list != null) {
            for (YamlValue item : list.items()) {
                Optional<Transform> transform = transform(item);
                transform.ifPresent(sane -> {
                    transforms.add(sane);
                    canonical.add(item.isScalar() ? "{" + item.canonical() + ":}" : item.canonical());
                });
                sound &= transform.isPresent();
            }
        }
        YamlValue otherwise = keys.get("default");
        if (otherwise != null) {
            sound &= addDefault(otherwise, transforms, canonical);
        }
        return sound ? Optional.of(new Steps(transforms, String.join(",", canonical))) : Optional.empty();
    }

    private static boolean addDefault(YamlValue value, List<Transform> transforms, List<String> canonical) {
        Optional<String> text = value.name();
        text.ifPresent(some -> {
            transforms.add(TextTransforms.byDefault(some));
            canonical.add("{" + Canonical.quoted("default") + ":" + value.canonical() + "}");
        });
        return text.isPresent();
    }

    private static Optional<Transform> transform(YamlValue item) {
        if (item.isScalar()) {
            return item.oneOf(TransformType.labels())
                    .flatMap(TransformType::ofLabel)
                    .flatMap(type -> create(type, item, null));
        }
        Map<String, YamlValue> entries = item.entries("a transform", TransformType.labels());
        if (item.isMap() && entries.size() > 1) {
            item.expected("one transform in each item of the list", String.join(" and ", entries.keySet()));
        }
        return entries.size() == 1
                ? entries.entrySet().stream().findFirst().flatMap(entry -> TransformType.ofLabel(entry.getKey())
                        .flatMap(type -> create(type, entry.getValue(), entry.getValue())))
                : Optional.empty();
    }

    private static Optional<Transform> create(TransformType type, YamlValue place, @Nullable YamlValue argument) {
        boolean fits =
                switch (type.form()) {
                    case NOTHING -> argument == null;
                    case MAYBE_OPTIONS -> true;
                    case TEXT, TABLE, OPTIONS -> argument != null;
                };
        if (!fits) {
            place.expected(
                    argument == null ? type.label() + " with " + type.wants() : type.label() + " alone",
                    argument == null ? "it alone" : "a value beside it");
            return Optional.empty();
        }
        return type.factory().apply(new TransformArguments(place, argument, type.options()));
    }

    private BlankMeans blank(Map<String, YamlValue> keys, boolean required) {
        YamlValue given = keys.get("blank-means");
        if (given == null) {
            return usually;
        }
        BlankMeans blank = parseBlank(given).orElse(usually);
        if (required && blank == BlankMeans.CLEAR) {
            given.expected("leave, as the field must have a value");
        }
        return blank;
    }

    static Optional<BlankMeans> parseBlank(YamlValue value) {
        return value.oneOf(List.of("leave", "clear")).map(text -> BlankMeans.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static Parsed parsed(
            String name, List<ColumnReference> columns, @Nullable String separator, Steps steps, BlankMeans blank) {
        FieldRule rule = new FieldRule(name, columns, separator, new Pipeline(List.copyOf(steps.transforms())), blank);
        String joined = separator == null || columns.size() < 2 ? "" : Canonical.quoted(separator);
        return new Parsed(
                rule, Canonical.quoted(name) + Canonical.of(columns) + joined + "[" + steps.canonical() + "]" + blank);
    }

    private record Steps(List<Transform> transforms, String canonical) {
        static final Steps NONE = new Steps(List.of(), "");
    }
}
