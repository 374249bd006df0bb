package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.customersync.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each transform as a profile asks for it, on the cell of one column. */
class TransformTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "upper                                                  | Straße Zoë        | STRASSE ZOË",
                "lower                                                  | MÜLLER@EXAMPLE.DE | müller@example.de",
                "title                                                  | ANNA MÜLLER-LÜDKE | Anna Müller-Lüdke",
                "title                                                  | o'malley's PUB    | O'Malley's Pub",
                "title                                                  | ÉCOLE d'été       | École D'Été",
                "prefix: 'DE-'                                          | 7001              | DE-7001",
                "suffix: -main                                          | 7001              | 7001-main",
                "split: {separator: ' : ', part: 2}                     | Parent : Child    | Child",
                "split: {separator: ',', part: -1}                      | Müller, Anna      | Anna",
                "split: {separator: '.', part: 1}                       | a.b.c             | a",
                "replace: {pattern: '^(\\d+)/(\\d+)$', with: '$2-$1'}   | 12/34             | 34-12",
                "map: {N30: Net 30, '1': One}                           | N30               | Net 30",
                "map: {N30: Net 30, '*': '*'}                           | COD               | COD",
                "map: {N30: Net 30, '*': other}                         | COD               | other",
                "date: {from: dd.MM.yyyy}                               | 31.12.2024        | 2024-12-31",
                "date: {from: d-MMM-yy, to: MM/dd/yyyy}                 | 3-mar-24          | 03/03/2024",
                "date: {from: d. MMMM yyyy, locale: de}                 | 3. März 2024      | 2024-03-03",
                "boolean                                                | tYES              | true",
                "boolean                                                | Nein              | false",
                "boolean: {yes: [aktiv], no: [gesperrt]}                | GESPERRT          | false",
                "number: {decimal: ',', grouping: '.'}                  | 1.234.567,50      | 1234567.50",
                "number: {decimal: ',', grouping: '.'}                  | 1234,5-           | -1234.5",
                "number: {decimal: '.', grouping: ','}                  | +12,000           | 12000",
                "phone: {region: DE}                                    | 0711/123456-0     | +497111234560",
                "phone: {region: DE}                                    | +49 (0)711 123456 | +49711123456",
                "phone: {region: US}                                    | (212) 555-0123    | +12125550123",
                "phone: {region: US}                                    | 0039 06 1234567   | -",
                "phone: {region: IT}                                    | 06 1234567        | +39061234567",
                "country                                                | Allemagne         | DE",
                "country                                                | Österreich        | AT",
                "country                                                | USA               | US",
                "country                                                | United Kingdom    | GB",
                "country                                                | uk                | GB",
                "country                                                | España            | ES",
                "country                                                | cote d'ivoire     | CI",
                "country                                                | de                | DE",
                "country                                                | Czech Republic    | CZ",
            })
    void changesACell(String transform, String cell, String text) {
        Reading reading = apply(single(transform), cell);

        assertThat(reading instanceof Reading.Value value ? value.value() : "-").isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "map: {b: B, a: A}                     | c          | CS416 | one of the map's 2 values (a, b)",
                "date: {from: dd.MM.yyyy}              | 30.02.2024 | CS417 | a date as dd.MM.yyyy, such as 31.12.2024",
                "boolean                               | vielleicht | CS409 | a word for yes or no such as yes, no, true, false",
                "boolean: {yes: [aktiv], no: [zu, aus]} | ja        | CS409 | a word for yes or no (aktiv; aus, zu)",
                "number: {decimal: ',', grouping: '.'} | 1.23,4     | CS418 | a number such as 1.234,50",
                "number: {decimal: ','}                | 1.234      | CS418 | a number such as 1234,50",
                "phone: {region: DE}                   | 12         | CS405 | a phone number of DE, or one with + and country code",
                "phone: {region: DE}                   | keins      | CS405 | a phone number of DE, or one with + and country code",
                "country                               | Utopia     | CS407 | a country's name or ISO 3166-1 code, such as Germany, DEU or DE",
            })
    void saysWhatItExpectedOfACellThatItCannotChange(String transform, String cell, String code, String expected) {
        assertThat(Profiles.problems(
                        profile(single(transform)), Rows.header("Key|First|Mail|X"), "1|A|a@example.com|" + cell))
                .extracting(problem -> problem.code().code(), Problem::field, Problem::message)
                .containsExactly(tuple(
                        code,
                        "attributes.X",
                        "attributes.X (column X): expected " + expected + ", found \"" + cell + "\""));
    }

    @Test
    void areAppliedInTheirOrderAndOnlyToCellsThatSaySomething() {
        assertThat(apply("{split: {separator: '-', part: 2}}, upper, {prefix: '#'}, {default: none}", "a-b"))
                .isEqualTo(new Reading.Value("#B"));
        assertThat(apply("{split: {separator: '-', part: 2}}, upper, {prefix: '#'}, {default: none}", "a"))
                .isEqualTo(new Reading.Value("none"));
        assertThat(apply("{default: none}, upper", "")).isEqualTo(new Reading.Value("NONE"));
        assertThat(apply("lower, {suffix: x}", "#N/A")).isEqualTo(new Reading.Value("#N/A"));
        assertThat(apply("{map: {unknown: '#N/A'}}, {suffix: x}", "unknown")).isEqualTo(new Reading.Value("#N/A"));
    }

    @Test
    void knowACountryInManyLanguagesAndNoneByANameOfTwo() {
        assertThat(List.of("Deutschland", "Germany", "Germania", "Niemcy", "Duitsland", "ドイツ", "Γερμανία"))
                .allSatisfy(name -> assertThat(CountryNames.code(name)).contains("DE"));
        assertThat(Locale.getISOCountries())
                .allSatisfy(code -> assertThat(CountryNames.code(code)).contains(code));
    }

    private static Reading apply(String transforms, String cell) {
        return Profiles.attribute(profile(transforms), Rows.header("Key|First|Mail|X"), "1|A|a@example.com|" + cell);
    }

    /** In braces, as one that has options stands in a list. */
    private static String single(String transform) {
        return transform.contains(": ") ? "{" + transform + "}" : transform;
    }

    private static Profile profile(String transforms) {
        return ProfileParser.parse("x.yml", """
                entity: contact
                version: 1
                fields: {customer_reference_id: Key, reference_id: Key, first_name: First, email: Mail}
                attributes:
                  X: {column: X, transforms: [%s]}
                """.formatted(transforms));
    }
}
