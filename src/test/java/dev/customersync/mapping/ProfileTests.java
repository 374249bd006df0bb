package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.csv.CsvDialect;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTests {
    private static final String CUSTOMER = """
            entity: customer
            version: 1
            csv: {delimiter: ';', encoding: windows-1252, quote: double, header-line: 3, trim: true}
            fields:
              reference_id: {column: CardCode, transforms: [{prefix: DE-}]}
              company_name: CardName
              display_name: {first-of: [CardFName, CardName]}
              first_name: 5
              phone: {column: Phone1, transforms: [{phone: {region: DE}}]}
              billing.address_line_1: {columns: [Street, StreetNo]}
              billing.city: City
              billing.country: {column: Country, transforms: [country], default: DE}
              shipping.address_line_1: {columns: [Street2, No2], separator: ', '}
              shipping.city: {column: City2, default: Ulm}
              shipping.country: {constant: CH}
            attributes:
              Tier: Group
            """;
    private static final Header HEADER = Rows.header(
            "CardCode|CardName|CardFName|Phone1|Name|Name|Street|StreetNo|City|Country|Street2|No2|City2|Group");
    private static final String ROW = "7|Müller GmbH||0711 123456|Anna|Otto|Weg|3|Ulm|||||A";

    @Nested
    class Maps {
        @Test
        void aRowByItsRules() {
            Mapped mapped = Profiles.map(profile(CUSTOMER), HEADER, ROW);

            assertThat(((Mapped.Valid) mapped).record().key()).isEqualTo(RecordKey.customer("DE-7"));
            assertThat(((Mapped.Valid) mapped).record().payload().toMap())
                    .isEqualTo(Map.of(
                            "reference_id",
                            "DE-7",
                            "company_name",
                            "Müller GmbH",
                            "display_name",
                            "Müller GmbH",
                            "first_name",
                            "Anna",
                            "phone",
                            "+49711123456",
                            "addresses",
                            List.of(Map.of(
                                    "reference_id",
                                    "DE-7-billing",
                                    "type",
                                    "billing",
                                    "address_line_1",
                                    "Weg 3",
                                    "city",
                                    "Ulm",
                                    "country",
                                    "DE")),
                            "attributes",
                            List.of(Map.of("name", "Tier", "value", "A"))));
        }

        @Test
        void noAddressOfConstantsAndDefaultsAlone() {
            assertThat(Profiles.valid(profile(CUSTOMER), HEADER, "7|M||0711 123456|||||||||||")
                            .names())
                    .containsExactly("reference_id", "company_name", "display_name", "phone");
        }

        @Test
        void columnsTogetherWithWhatSeparatesThem() {
            assertThat(Profiles.valid(profile(CUSTOMER), HEADER, "7|M|||||||||Gasse||Bern|")
                            .elements("addresses")
                            .get(0)
                            .toMap())
                    .containsEntry("address_line_1", "Gasse")
                    .containsEntry("city", "Bern")
                    .containsEntry("country", "CH");
            assertThat(Profiles.valid(profile(CUSTOMER), HEADER, "7|M|||||||||Gasse|3||")
                            .elements("addresses")
                            .get(0)
                            .text("address_line_1"))
                    .isEqualTo("Gasse, 3");
        }

        @Test
        void aBlankAsTheProfileWantsIt() {
            Header header = Rows.header("A|B|C|D");
            String profile = """
                    entity: contact
                    version: 1
                    blank-means: clear
                    fields:
                      customer_reference_id: A
                      reference_id: A
                      first_name: A
                      email: B
                      phone: {column: C, transforms: [{phone: {region: US}}]}
                      designation: {column: C, blank-means: leave}
                    attributes: {Desk: D}
                    """;

            assertThat(Profiles.valid(profile(profile), header, "1|a@example.com||")
                            .toString())
                    .isEqualTo(Profiles.valid(
                                    profile(profile.replace("blank-means: clear", "blank-means: leave")),
                                    header,
                                    "1|a@example.com||")
                            .with("phone", null)
                            .with(
                                    "attributes",
                                    List.of(Payload.EMPTY.with("name", "Desk").with("value", null)))
                            .toString());
        }
    }

    @Nested
    class FindsInvalid {
        @Test
        void aCellByItsFieldAndItsOwnColumn() {
            assertThat(Profiles.problems(
                            profile(CUSTOMER), HEADER, "|#N/A|Y|12|" + "x".repeat(256) + "||||Ulm|Utopia||||"))
                    .containsExactly(
                            new Problem(
                                    ErrorCode.REQUIRED,
                                    "reference_id",
                                    "reference_id (column CardCode): expected a value, found a blank cell"),
                            new Problem(
                                    ErrorCode.NOT_CLEARABLE,
                                    "company_name",
                                    "company_name (column CardName): expected a value, as the field cannot be cleared, found"
                                            + " \"#N/A\""),
                            new Problem(
                                    ErrorCode.TOO_LONG,
                                    "first_name",
                                    "first_name (column 5): expected at most 255 characters, found 256 in \""
                                            + "x".repeat(60) + "…\""),
                            new Problem(
                                    ErrorCode.PHONE,
                                    "phone",
                                    "phone (column Phone1): expected a phone number of DE, or one with + and country code,"
                                            + " found \"12\""),
                            new Problem(
                                    ErrorCode.REQUIRED,
                                    "billing.address_line_1",
                                    "billing.address_line_1 (columns Street, StreetNo): expected a value, found a blank cell"),
                            new Problem(
                                    ErrorCode.COUNTRY,
                                    "billing.country",
                                    "billing.country (column Country): expected a country's name or ISO 3166-1 code, such as"
                                            + " Germany, DEU or DE, found \"Utopia\""));
        }

        @Test
        void whatATransformMadeTogetherWithTheCell() {
            String profile = """
                    entity: contact
                    version: 1
                    fields:
                      customer_reference_id: A
                      reference_id: A
                      first_name: {column: B, transforms: [{split: {separator: ',', part: 2}}]}
                      email: {column: C, transforms: [lower]}
                    """;

            assertThat(Profiles.problems(profile(profile), Rows.header("A|B|C"), "1|Anna|ANNA@"))
                    .extracting(Problem::message)
                    .containsExactly(
                            "first_name (column B): expected a value, found nothing left of \"Anna\"",
                            "email (column C): expected an e-mail address such as anna@example.com, found \"anna@\","
                                    + " made of \"ANNA@\"");
        }
    }

    @Nested
    class Binds {
        @Test
        void onlyToAHeaderThatHasItsColumnsNamingAllThatItLacks() {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> profile(CUSTOMER).bind(Rows.header("CardCode|Card Name|CardFName|City|City")))
                    .withMessage(
                            "input.csv: expected the columns that erp.yml maps, found that column CardName is missing"
                                    + " (is it \"Card Name\"?); column Phone1 is missing; column Street is missing; column StreetNo is"
                                    + " missing; column Country is missing; column Street2 is missing; column No2 is missing; column City2 is missing;"
                                    + " column Group is missing; column City is there more than once (column 4, column 5)")
                    .extracting(SyncException::code)
                    .isEqualTo(ErrorCode.HEADER);
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> profile("""
                                    entity: contact
                                    version: 1
                                    fields: {customer_reference_id: 1, reference_id: 2, first_name: 3, email: 12}
                                    """).bind(Rows.header("A|B|B")))
                    .withMessage(
                            "input.csv: expected the columns that erp.yml maps, found that column 12 is missing: there"
                                    + " are 3");
        }

        @Test
        void withoutAWordOnColumnsThatItDoesNotName() {
            assertThat(profile(CUSTOMER)
                            .bind(Rows.header(String.join("|", HEADER.columns()) + "|Other|Other"))
                            .warnings())
                    .isEmpty();
        }
    }

    @Nested
    class HasAFingerprint {
        @Test
        void thatStaysTheSameForAnotherWordingOfTheSame() {
            String other = """
                    # a comment
                    version: '1'
                    entity: "customer"
                    description: My ERP
                    blank-means: leave
                    attributes: {Tier: {column: Group}}
                    csv: {trim: true, header-line: 3, quote: double, encoding: Cp1252, delimiter: semicolon}
                    fields:
                      shipping.country: {constant: CH}
                      shipping.city: {default: Ulm, column: City2}
                      shipping.address_line_1: {columns: [Street2, No2], separator: ", "}
                      billing.country: {column: Country, transforms: [country, {default: DE}]}
                      billing.city: City
                      billing.address_line_1: {columns: [Street, StreetNo], separator: ' '}
                      phone:
                        column: Phone1
                        transforms:
                          - phone:
                              region: DE
                      first_name: {column: 5}
                      display_name: {first-of: [CardFName, CardName]}
                      company_name: {column: CardName, blank-means: leave}
                      reference_id: {column: CardCode, transforms: [{prefix: 'DE-'}]}
                    """;

            assertThat(profile(other).fingerprint()).isEqualTo(profile(CUSTOMER).fingerprint());
            assertThat(hash(other)).isEqualTo(hash(CUSTOMER));
        }

        @Test
        void thatChangesWithWhateverItMeansAndGoesIntoTheHashOfARow() {
            List<String> changes = List.of(
                    CUSTOMER.replace("prefix: DE-", "prefix: AT-"),
                    CUSTOMER.replace("default: DE", "default: AT"),
                    CUSTOMER.replace("first-of:", "columns:"),
                    CUSTOMER.replace("[CardFName, CardName]", "[CardName, CardFName]"),
                    CUSTOMER.replace("first_name: 5", "first_name: '5'").replace("'5'", "6"),
                    CUSTOMER.replace("', '", "'; '"),
                    CUSTOMER.replace("first_name: 5", "last_name: 5"),
                    CUSTOMER.replace("Tier:", "Rank:"),
                    CUSTOMER.replace("constant: CH", "constant: AT"),
                    CUSTOMER.replace("[country]", "[upper]"),
                    CUSTOMER.replace(
                            "City2, default: Ulm", "City2, default: Ulm, blank-means: leave, transforms: [trim]"),
                    "blank-means: clear\n" + CUSTOMER);

            assertThat(changes).doesNotContain(CUSTOMER);
            assertThat(changes)
                    .extracting(ProfileTests::hash)
                    .doesNotHaveDuplicates()
                    .doesNotContain(hash(CUSTOMER));
        }

        @Test
        void besideTheMappedCellsOnly() {
            Mapping mapping = profile(CUSTOMER).bind(HEADER).mapping();

            assertThat(mapping.hash(Rows.row(HEADER, ROW.replace("Otto", "Karl"))))
                    .isEqualTo(mapping.hash(Rows.row(HEADER, ROW)));
            assertThat(mapping.hash(Rows.row(HEADER, ROW.replace("|3|", "|4|"))))
                    .isNotEqualTo(mapping.hash(Rows.row(HEADER, ROW)));
            assertThat(mapping.hash(Rows.row(HEADER, ROW.replace("|A", "|B"))))
                    .isNotEqualTo(mapping.hash(Rows.row(HEADER, ROW)));
        }
    }

    @Test
    void tellsHowItsFilesAreWritten() {
        assertThat(profile(CUSTOMER).csv())
                .isEqualTo(new CsvDialect(Charset.forName("windows-1252"), ';', CsvDialect.Quote.DOUBLE, 3, true));
        assertThat(profile(CUSTOMER.replaceAll("csv:.*\n", "")).csv()).isEqualTo(CsvDialect.DETECTED);
        assertThat(profile(CUSTOMER).entity()).isEqualTo(EntityType.CUSTOMER);
    }

    @Test
    void isReadFromAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("erp.yml");
        Files.writeString(file, CUSTOMER);

        assertThat(Profile.load(file).fingerprint()).isEqualTo(profile(CUSTOMER).fingerprint());

        Files.write(file, "entity: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> Profile.load(file))
                .withMessage(file + ": expected a file in UTF-8, found other bytes");
        Path missing = directory.resolve("none.yml");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> Profile.load(missing))
                .withMessage(missing + ": expected a mapping profile, found no file that can be read");
    }

    private static RowHash hash(String profile) {
        return profile(profile).bind(HEADER).mapping().hash(Rows.row(HEADER, ROW));
    }

    private static Profile profile(String text) {
        return ProfileParser.parse("erp.yml", text);
    }
}
