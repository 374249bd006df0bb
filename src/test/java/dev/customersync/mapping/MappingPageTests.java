package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on inputs and mapping says what the code does. */
class MappingPageTests {
    private static final String PAGE = read();

    @Test
    void everyTransformIsExplainedByAnExampleThatWorks() {
        assertThat(firstCells("| transform |")).containsExactlyInAnyOrderElementsOf(TransformType.labels());
        for (String row : rows("| transform |")) {
            String[] cells = row.split(" \\| ", -1);
            String example = cells[cells.length - 1].replaceAll("[`|]", "").strip();
            String name = cells[0].replaceAll("[`|]", "").strip();
            assertThat(example).contains(name);
            ProfileParser.parse("page", """
                    entity: customer
                    version: 1
                    fields:
                      reference_id: A
                      company_name: {column: B, transforms: [%s]}
                      display_name: C
                    """.formatted(example));
        }
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(firstCells("| key of a field |")).containsExactlyInAnyOrderElementsOf(RuleParser.KEYS);
        assertThat(firstCells("| key of `csv` |")).containsExactlyInAnyOrderElementsOf(DialectParser.KEYS);
    }

    @Test
    void theExampleIsAProfile() {
        List<String> examples = Pattern.compile("(?s)```yaml\n(entity: .+?)```")
                .matcher(PAGE)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).hasSize(1).allSatisfy(example -> ProfileParser.parse("page", example));
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnOfTheDefaultLayoutIsNamedAndMarkedWhenItIsRequired(EntityType entity) {
        String row = rows("| file | columns |").stream()
                .filter(each -> each.startsWith("| `--" + entity.plural() + "`"))
                .findFirst()
                .orElseThrow();
        List<String> bold = Pattern.compile("\\*\\*`([^`]+)`\\*\\*")
                .matcher(row)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(LayoutField.of(entity).stream().filter(field -> field.set() == null))
                .allSatisfy(field -> assertThat(row).contains("`" + field.defaultColumn() + "`"));
        assertThat(LayoutField.of(entity).stream()
                        .filter(field -> field.set() == null && field.isRequiredBeside(java.util.Set.of()))
                        .map(LayoutField::defaultColumn))
                .containsExactlyInAnyOrderElementsOf(bold);
    }

    private static List<String> firstCells(String header) {
        return rows(header).stream()
                .map(row -> row.split("\\|", -1)[1].replace("`", "").strip())
                .toList();
    }

    /** The rows of the table that begins with that header. */
    private static List<String> rows(String header) {
        return Pattern.compile(Pattern.quote(header) + ".*\n\\|[-|]+\n((?:\\|.*\n)+)")
                .matcher(PAGE)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No table " + header))
                .lines()
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/site/markdown/inputs-and-mapping.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
