package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.source.csv.CsvDialect;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the text of a profile, noting all that is wrong with it. */
final class ProfileParser {
    static final List<String> KEYS =
            List.of("entity", "version", "description", "csv", "blank-means", "fields", "attributes");

    private static final String VERSION = "1";

    private final String file;
    private final Mistakes mistakes;
    private final List<String> canonical = new ArrayList<>();

    private ProfileParser(String file) {
        this.file = file;
        this.mistakes = new Mistakes(file);
    }

    /**
     * @param file its name, for messages
     * @throws dev.customersync.problem.SyncException with every mistake and its line
     */
    static Profile parse(String file, String text) {
        return new ProfileParser(file).parse(text);
    }

    private Profile parse(String text) {
        Optional<Profile> profile = compose(text).flatMap(this::read);
        if (profile.isEmpty() || !mistakes.isEmpty()) {
            throw mistakes.toException();
        }
        return profile.get();
    }

    private Optional<YamlValue> compose(String text) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                mistakes.add(1, "expected entity, version and fields, found nothing");
            }
            return Optional.ofNullable(node).map(root -> new YamlValue(root, "", mistakes));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(line, "expected YAML, found that " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(1, "expected YAML, found that " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Profile> read(YamlValue root) {
        Map<String, YamlValue> keys = root.entries("a key of a profile", KEYS);
        if (!root.isMap()) {
            return Optional.empty();
        }
        required("version", root, keys).ifPresent(version -> version.oneOf(List.of(VERSION)));
        Optional.ofNullable(keys.get("description")).ifPresent(YamlValue::text);
        CsvDialect csv = DialectParser.parse(keys.get("csv"));
        BlankMeans blank = Optional.ofNullable(keys.get("blank-means"))
                .flatMap(RuleParser::parseBlank)
                .orElse(BlankMeans.LEAVE);
        Optional<EntityType> entity = required("entity", root, keys).flatMap(ProfileParser::entity);
        Optional<YamlValue> fields = required("fields", root, keys);
        if (entity.isEmpty() || fields.isEmpty()) {
            return Optional.empty();
        }
        RuleParser rules = new RuleParser(blank);
        Map<LayoutField, FieldRule> own = fields(entity.get(), fields.get(), rules);
        Map<String, FieldRule> attributes = attributes(keys.get("attributes"), rules);
        String version = ProfileVersion.of(entity.get(), csv, canonical);
        Layout layout = new Layout(entity.get(), version, LayoutField::path, own, attributes);
        return Optional.of(new Profile(file, csv, layout));
    }

    private static Optional<YamlValue> required(String key, YamlValue root, Map<String, YamlValue> keys) {
        if (!keys.containsKey(key)) {
            root.expected("the key " + key, "none");
        }
        return Optional.ofNullable(keys.get(key));
    }

    private static Optional<EntityType> entity(YamlValue value) {
        return value.oneOf(Arrays.stream(EntityType.values())
                        .map(EntityType::label)
                        .toList())
                .map(EntityType::ofLabel);
    }

    private Map<LayoutField, FieldRule> fields(EntityType entity, YamlValue value, RuleParser rules) {
        Map<String, LayoutField> known = LayoutField.of(entity, AddressSet.numberedIn(value.keys())).stream()
                .collect(Collectors.toMap(LayoutField::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Map<String, YamlValue> given = value.entries(
                "a field of a" + (entity == EntityType.ADDRESS ? "n " : " ") + entity.label(), known.keySet());
        Map<LayoutField, YamlValue> places = new LinkedHashMap<>();
        given.forEach((path, place) -> places.put(known.get(path), place));
        Map<LayoutField, FieldRule> parsed = new LinkedHashMap<>();
        places.forEach((field, place) -> {
            boolean required = field.isRequiredBeside(places.keySet());
            boolean key = field.isOwner() || field.isReferenceId();
            rule(rules.parse(field.path(), place, required, key)).ifPresent(rule -> parsed.put(field, rule));
        });
        List<String> missing = known.values().stream()
                .filter(field -> !places.containsKey(field) && field.isRequiredBeside(places.keySet()))
                .map(LayoutField::path)
                .toList();
        if (value.isMap() && !missing.isEmpty()) {
            value.expected("the required fields " + String.join(", ", missing), "none");
        }
        return parsed;
    }

    private Map<String, FieldRule> attributes(@Nullable YamlValue value, RuleParser rules) {
        Map<String, FieldRule> parsed = new LinkedHashMap<>();
        if (value != null) {
            value.entries().forEach((name, place) -> rule(rules.parse("attributes." + name, place, false, false))
                    .ifPresent(rule -> parsed.put(name, rule)));
        }
        return parsed;
    }

    private Optional<FieldRule> rule(Optional<RuleParser.Parsed> parsed) {
        parsed.ifPresent(rule -> canonical.add(rule.canonical()));
        return parsed.map(RuleParser.Parsed::rule);
    }
}
