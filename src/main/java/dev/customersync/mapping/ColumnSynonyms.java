package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The names by which the columns of a field are known, its own among them, the most telling first. */
final class ColumnSynonyms {
    private static final String RESOURCE = "column-synonyms.yml";

    private final Map<String, List<String>> byPath = new LinkedHashMap<>();

    ColumnSynonyms(EntityType entity) {
        Map<String, YamlValue> listed =
                Objects.requireNonNull(load().get(entity.label())).entries();
        for (LayoutField field : LayoutField.of(entity)) {
            List<String> names = new ArrayList<>(List.of(field.path(), field.defaultColumn()));
            if (listed.containsKey(field.path())) {
                Objects.requireNonNull(listed.get(field.path())).items().forEach(item -> item.text()
                        .ifPresent(names::add));
            }
            byPath.put(
                    field.path(),
                    names.stream().map(ColumnSynonyms::normalised).distinct().toList());
        }
    }

    private static Map<String, YamlValue> load() {
        try (InputStream resource = Objects.requireNonNull(ColumnSynonyms.class.getResourceAsStream(RESOURCE))) {
            return new YamlValue(
                            new Yaml(new LoaderOptions())
                                    .compose(new InputStreamReader(resource, StandardCharsets.UTF_8)),
                            "",
                            new Mistakes(RESOURCE))
                    .entries();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + RESOURCE + " of the jar", e);
        }
    }

    /** Those of one field, normalised. */
    List<String> of(LayoutField field) {
        return byPath.getOrDefault(field.path(), List.of());
    }

    /** Without case, accents, spaces and punctuation. */
    static String normalised(String name) {
        return Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
