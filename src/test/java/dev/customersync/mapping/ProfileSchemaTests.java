package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema that editors check profiles by says what the code says. */
class ProfileSchemaTests {
    private static final Path FILE = Path.of("src/main/resources/mapping-profile.schema.json");
    private static final JsonNode JSON = JsonMapper.shared().readTree(FILE.toFile());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON);
    private static final String FIELDS = "customer_reference_id: A, reference_id: A, first_name: A, email: A";

    static Stream<Path> shippedProfiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config/mappings"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedProfiles")
    void takesTheShippedProfiles(Path profile) throws IOException {
        String text = Files.readString(profile);

        assertThat(text).startsWith("# yaml-language-server: $schema=../../" + FILE + "\n");
        assertThat(mistakes(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheFieldsOfAnEntityAndWhichAreRequired(EntityType entity) {
        JsonNode definition = JSON.at("/$defs/" + entity.label());
        List<LayoutField> fields = LayoutField.of(entity);

        assertThat(definition.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        fields.stream().map(LayoutField::path).toList());
        assertThat(definition.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(fields.stream()
                        .filter(field -> field.isRequiredBeside(Set.of()))
                        .map(LayoutField::path)
                        .toList());
    }

    @Test
    void knowsTheKeys() {
        assertThat(JSON.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(ProfileParser.KEYS);
        assertThat(JSON.at("/properties/csv/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(DialectParser.KEYS);
        assertThat(JSON.at("/$defs/detailed/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(RuleParser.KEYS);
    }

    @Test
    void knowsTheTransformsAndTheirOptions() {
        JsonNode alone = JSON.at("/$defs/transform/anyOf/0/enum");
        JsonNode withValue = JSON.at("/$defs/transform/anyOf/1/properties");

        assertThat(alone.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        labels(TransformType.Form.NOTHING, TransformType.Form.MAYBE_OPTIONS));
        assertThat(withValue.propertyNames())
                .containsExactlyInAnyOrderElementsOf(labels(
                        TransformType.Form.TEXT,
                        TransformType.Form.TABLE,
                        TransformType.Form.OPTIONS,
                        TransformType.Form.MAYBE_OPTIONS));
        assertThat(TransformType.ALL)
                .filteredOn(type -> !type.options().isEmpty())
                .allSatisfy(type -> assertThat(
                                withValue.get(type.label()).get("properties").propertyNames())
                        .containsExactlyInAnyOrderElementsOf(type.options()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_name: 3",
                "first_name: {columns: [A, B], separator: ', '}",
                "first_name: {first-of: [A, 3], default: x}",
                "last_name: {constant: 1, blank-means: clear}",
                "last_name: {column: A, transforms: [trim, boolean, {boolean: {yes: [Y], no: [N]}}]}",
                "last_name: {column: A, transforms: [{replace: {pattern: a, with: ''}}, {split: {separator: a, part: -1}}]}",
                "last_name: {column: A, transforms: [{map: {Y: 1, '*': '*'}}, {date: {from: dd.MM.yyyy}}]}",
            })
    void takesWhatTheCodeTakes(String field) {
        String profile = profile(field);

        assertThatCode(() -> ProfileParser.parse("x.yml", profile)).doesNotThrowAnyException();
        assertThat(mistakes(profile)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense: A",
                "phone: []",
                "phone: {}",
                "phone: 0",
                "phone: {column: A, columns: [B]}",
                "phone: {column: A, separator: x}",
                "phone: {columns: []}",
                "phone: {column: A, blank-means: keep}",
                "phone: {column: A, transforms: []}",
                "phone: {column: A, transforms: [fone]}",
                "phone: {column: A, transforms: [phone]}",
                "phone: {column: A, transforms: [{upper: x}]}",
                "phone: {column: A, transforms: [{phone: {region: de}}]}",
                "phone: {column: A, transforms: [{split: {separator: a, part: 0}}]}",
                "phone: {column: A, transforms: [{boolean: {yes: [Y]}}]}",
                "phone: {column: A, transforms: [{prefix: a, suffix: b}]}",
                "phone: {column: A, transforms: [{number: {decimal: ab}}]}",
            })
    void refusesWhatTheCodeRefuses(String field) {
        String profile = profile(field);

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> ProfileParser.parse("x.yml", profile));
        assertThat(mistakes(profile)).isNotEmpty();
    }

    private static String profile(String field) {
        String others = field.startsWith("first_name") ? FIELDS.replace("first_name: A, ", "") : FIELDS;
        return "entity: contact\nversion: 1\nfields: {" + others + ", " + field + "}\n";
    }

    private static List<String> labels(TransformType.Form... forms) {
        return TransformType.ALL.stream()
                .filter(type -> List.of(forms).contains(type.form()))
                .map(TransformType::label)
                .toList();
    }

    private static List<String> mistakes(String profile) {
        return SCHEMA.validate(profile, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }
}
