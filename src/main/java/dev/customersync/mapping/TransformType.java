package dev.customersync.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A transform that a profile can ask for.
 *
 * @param label the name that profiles call it
 * @param form what stands beside the name
 * @param options the names of its options, if it has any
 * @param factory makes one; gives nothing when the arguments have mistakes, which are noted then
 */
record TransformType(
        String label, Form form, List<String> options, Function<TransformArguments, Optional<Transform>> factory) {

    /** All that there are. */
    static final List<TransformType> ALL = List.of(
            new TransformType("boolean", Form.MAYBE_OPTIONS, List.of("yes", "no"), TransformFactories::booleanWords),
            plain("country", CountryNames::read),
            new TransformType("date", Form.OPTIONS, List.of("from", "to", "locale"), TransformFactories::date),
            ofText("default", TextTransforms::byDefault),
            plain("lower", TextTransforms.of(text -> text.toLowerCase(Locale.ROOT))),
            new TransformType(
                    "map", Form.TABLE, List.of(), arguments -> arguments.table().map(TextTransforms::table)),
            new TransformType("number", Form.OPTIONS, List.of("decimal", "grouping"), TransformFactories::number),
            new TransformType("phone", Form.OPTIONS, List.of("region"), TransformFactories::phone),
            ofText("prefix", prefix -> TextTransforms.of(prefix::concat)),
            new TransformType("replace", Form.OPTIONS, List.of("pattern", "with"), TransformFactories::replace),
            new TransformType("split", Form.OPTIONS, List.of("separator", "part"), TransformFactories::split),
            ofText("suffix", suffix -> TextTransforms.of(text -> text + suffix)),
            plain("title", TextTransforms.of(TextTransforms::title)),
            plain("trim", TextTransforms.of(String::strip)),
            plain("upper", TextTransforms.of(text -> text.toUpperCase(Locale.ROOT))));

    /** What stands beside the name. */
    enum Form {
        NOTHING,
        TEXT,
        TABLE,
        OPTIONS,
        MAYBE_OPTIONS
    }

    private static TransformType plain(String label, Transform transform) {
        return new TransformType(label, Form.NOTHING, List.of(), arguments -> Optional.of(transform));
    }

    private static TransformType ofText(String label, Function<String, Transform> factory) {
        return new TransformType(
                label, Form.TEXT, List.of(), arguments -> arguments.text().map(factory));
    }

    static List<String> labels() {
        return ALL.stream().map(TransformType::label).toList();
    }

    static Optional<TransformType> ofLabel(String label) {
        return ALL.stream().filter(type -> type.label().equals(label)).findFirst();
    }

    /** What stands beside its name, for messages. */
    String wants() {
        return switch (form) {
            case NOTHING -> "nothing";
            case TEXT -> "a text";
            case TABLE -> "a map of values";
            case OPTIONS, MAYBE_OPTIONS -> "options (" + String.join(", ", options) + ")";
        };
    }
}
