package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile with mistakes is refused with all of them, each with its line. */
class ProfileMistakesTests {
    private static final String CUSTOMER_FIELDS =
            "reference_id, company_name, display_id, display_name, first_name, last_name, phone, email, freight_term,"
                    + " shipping_method, payment_mode, payment_term, assigned_price_list_id, assigned_sales_rep_ids,"
                    + " billing.reference_id, billing.first_name, billing.last_name, billing.phone, billing.email,"
                    + " billing.address_line_1, billing.address_line_2, billing.city, billing.state, billing.country,"
                    + " billing.zip_code, billing.is_default, shipping.reference_id, shipping.first_name,"
                    + " shipping.last_name, shipping.phone, shipping.email, shipping.address_line_1,"
                    + " shipping.address_line_2, shipping.city, shipping.state, shipping.country, shipping.zip_code,"
                    + " shipping.is_default";

    @Test
    void allAtOnce() {
        String profile = """
                entity: customer
                version: 2
                csv: {encoding: klingon, delimiter: ab, header-line: 0, kuote: none}
                blank-means: keep
                fields:
                  reference_id: {constant: X}
                  compny_name: CardName
                  display_name: {column: A, columns: [B]}
                  first_name: []
                  phone: {column: Phone1, transforms: [{phone: {region: Germany}}, fone, {trim: x}, upper: lower]}
                  phone: Phone2
                  email: {column: E_Mail, blank-means: gone}
                  billing.city: {column: -1}
                  billing.country: {column: Country, transform: [country]}
                descripton: x
                """;

        assertThat(mistakes(profile))
                .containsExactly(
                        "line 2: version: expected 1, found \"2\"",
                        "line 3: csv: expected a key of csv (encoding, delimiter, quote, header-line, trim), found"
                                + " \"kuote\"; did you mean \"quote\"?",
                        "line 3: csv.encoding: expected an encoding such as UTF-8, windows-1252 or ISO-8859-1, found"
                                + " \"klingon\"",
                        "line 3: csv.delimiter: expected one character, or comma, semicolon, tab or bar, found \"ab\"",
                        "line 3: csv.header-line: expected a whole number from 1 on, found \"0\"",
                        "line 4: blank-means: expected one of leave, clear, found \"keep\"",
                        "line 6: fields.reference_id: expected a column, as a key tells records apart, found a constant",
                        "line 6: fields: expected the required fields company_name, billing.address_line_1, found none",
                        "line 7: fields: expected a field of a customer (" + CUSTOMER_FIELDS
                                + "), found \"compny_name\"; did you mean \"company_name\"?",
                        "line 8: fields.display_name: expected one of column, columns, first-of, constant, found column and"
                                + " columns",
                        "line 9: fields.first_name: expected a map, found a list",
                        "line 11: fields: expected each key once, found \"phone\" again",
                        "line 12: fields.email.blank-means: expected one of leave, clear, found \"gone\"",
                        "line 13: fields.billing.city.column: expected a whole number from 1 on, found \"-1\"",
                        "line 14: fields.billing.country: expected a key of a field (column, columns, first-of, constant,"
                                + " separator, transforms, default, blank-means), found \"transform\"; did you mean"
                                + " \"transforms\"?",
                        "line 15: expected a key of a profile (entity, version, description, csv, blank-means, fields,"
                                + " attributes), found \"descripton\"; did you mean \"description\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "fone                                        | .transforms: expected one of boolean, country, date, default, lower, map, number, phone, prefix, replace, split, suffix, title, trim, upper, found \"fone\"",
                "{phon: x}                                   | .transforms: expected a transform (boolean, country, date, default, lower, map, number, phone, prefix, replace, split, suffix, title, trim, upper), found \"phon\"; did you mean \"phone\"?",
                "{upper: x}                                  | .transforms.upper: expected upper alone, found a value beside it",
                "phone                                       | .transforms: expected phone with options (region), found it alone",
                "prefix                                      | .transforms: expected prefix with a text, found it alone",
                "{prefix: }                                  | .transforms.prefix: expected a text, found nothing",
                "{prefix: x, suffix: y}                      | .transforms: expected one transform in each item of the list, found prefix and suffix",
                "{phone: DE}                                 | .transforms.phone: expected a map, found \"DE\"",
                "{phone: {}}                                 | .transforms.phone: expected the option region, found none",
                "{phone: {region: Germany}}                  | .transforms.phone: expected a two-letter country code such as DE as region, found \"Germany\"",
                "{phone: {region: us}}                       | .transforms.phone: expected a two-letter country code such as US as region, found \"us\"",
                "{split: {separator: x, part: 0}}            | .transforms.split: expected a separator that is not empty, and a part from 1 on or, from the end, from -1 back, found \"x\" and 0",
                "{split: {separator: x, part: two}}          | .transforms.split.part: expected a whole number, found \"two\"",
                "{split: {by: x, part: 1}}                   | .transforms.split: expected an option (separator, part), found \"by\"",
                "{replace: {pattern: '(', with: x}}          | .transforms.replace: expected a regular expression as pattern, found \"(\" (Unclosed group)",
                "{replace: {pattern: a, with: '$1'}}         | .transforms.replace: expected a replacement that names groups of the pattern only ($1), found \"$1\" (No group 1)",
                "{map: {}}                                   | .transforms.map: expected a map of values, found an empty one",
                "{map: {A: [x]}}                             | .transforms.map.A: expected a text, found a list",
                "{map: x}                                    | .transforms.map: expected a map, found \"x\"",
                "{number: {decimal: ',', grouping: ','}}     | .transforms.number: expected two different marks, each of one character and no digit, found decimal \",\" and grouping \",\"",
                "{boolean: {yes: [a], no: [A]}}              | .transforms.boolean: expected each word under yes or under no, found \"a\" under both",
                "{boolean: {yes: [a]}}                       | .transforms.boolean: expected the option no, found none",
                "{date: {from: dd.MM.yyyy, locale: xx}}      | .transforms.date: expected a language tag such as en, de or fr-CA as locale, found \"xx\"",
                "{date: {from: dd.MM.yyyy, to: HH:mm}}       | .transforms.date: expected date patterns such as dd.MM.yyyy, of which to asks for no more than from gives, found \"dd.MM.yyyy\" and \"HH:mm\" (Unsupported field: HourOfDay)",
            })
    void ofATransform(String transform, String mistake) {
        List<String> mistakes = mistakes("""
                entity: contact
                version: 1
                fields: {customer_reference_id: A, reference_id: A, first_name: A, email: A}
                attributes:
                  X: {column: X, transforms: [%s]}
                """.formatted(transform));

        assertThat(mistakes.get(0)).isEqualTo("line 5: attributes.X" + mistake);
    }

    @Test
    void ofTheYamlItself() {
        assertThat(mistakes("entity: customer\nfields: {a: b\nversion: 1\n"))
                .containsExactly("line 3: expected YAML, found that expected ',' or '}', but got :");
        assertThat(mistakes("")).containsExactly("line 1: expected entity, version and fields, found nothing");
        assertThat(mistakes("- a\n- b\n")).containsExactly("line 1: expected a map, found a list");
        assertThat(mistakes("\n\nversion: 1\n"))
                .containsExactly(
                        "line 3: expected the key entity, found none", "line 3: expected the key fields, found none");
        assertThat(mistakes("entity: invoice\nversion: 1\nfields: {}\n"))
                .containsExactly("line 1: entity: expected one of customer, address, contact, found \"invoice\"");
    }

    @Test
    void ofAnAliasOfItself() {
        assertThat(mistakes("""
                                entity: contact
                                version: 1
                                fields: {customer_reference_id: A, reference_id: A, first_name: A, email: A}
                                attributes:
                                  X: {column: X, transforms: &again [*again]}
                                  Y: {column: X, transforms: [{map: &table {x: *table}}]}
                                """))
                .containsExactly(
                        "line 5: attributes.X.transforms: expected a map, found a list",
                        "line 6: attributes.Y.transforms.map.x: expected a text, found a map");
    }

    @Test
    void whichAreWordedAsTheWholeTheyAre() {
        assertThat(refusal("entity: invoice\nversion: 1\nfields: {}\n"))
                .hasMessage("erp.yml: expected a mapping profile, found a mistake\n"
                        + "  line 1: entity: expected one of customer, address, contact, found \"invoice\"")
                .extracting(SyncException::code)
                .isEqualTo(ErrorCode.PROFILE);
    }

    private static List<String> mistakes(String profile) {
        return Objects.requireNonNull(refusal(profile).getMessage())
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }

    private static SyncException refusal(String profile) {
        return Objects.requireNonNull(
                catchThrowableOfType(SyncException.class, () -> ProfileParser.parse("erp.yml", profile)));
    }
}
