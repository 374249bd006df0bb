package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import dev.customersync.source.csv.CsvDialect;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileGuessTests {

    @Test
    void findsColumnsByNamesSlipsAndCellsAndSaysWhich() {
        assertThat(guess(
                        EntityType.CUSTOMER,
                        "Kunden-Nr.|Firma|Strasse|PLZ|Ort|Land|Telefn|Zahlungsbedingun|Kontakt|Gruppe|Gruppe|_note|No: 1||Rep",
                        "1|Müller|Weg 1|70173|Ulm|Deutschland|0711 123456|Netto|a@example.com|A|B|n|x||7",
                        "2|Maier|Weg 2|70174|Ulm|Österreich|#N/A|Netto|b@example.com|A|B|n|x||8",
                        "3|Huber|Weg 3|70175|Ulm|Deutschland||Netto|c@example.com|A|B|n|x||9"))
                .isEqualTo("""
                        # Guessed from input.csv: check every line, then try it with validate.
                        entity: customer
                        version: 1
                        csv: {encoding: windows-1252, delimiter: ';', header-line: 2}
                        fields:
                          reference_id: Kunden-Nr.  # found by its name
                          company_name: Firma  # found by its name
                          display_name: Firma  # the same as company_name
                          phone: {column: Telefn, transforms: [{phone: {region: DE}}]}  # found by a name much like it
                          email: Kontakt  # found by its cells
                          payment_term: Zahlungsbedingun  # found by a name much like it
                          billing.address_line_1: Strasse  # found by its name
                          billing.city: Ort  # found by its name
                          billing.country: {column: Land, transforms: [country]}  # found by its name
                          billing.zip_code: PLZ  # found by its name
                        # Columns without a field. Take the # away to send them as attributes:
                        # attributes:
                        #   Gruppe: 10
                        #   Gruppe: 11
                        #   'No: 1': 'No: 1'
                        #   Rep: Rep
                        """);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(guess(EntityType.CONTACT, "Vorname|Tel|Main Contact", "Zoë|212 555 0123|ja"))
                .isEqualTo("""
                        # Guessed from input.csv: check every line, then try it with validate.
                        entity: contact
                        version: 1
                        csv: {encoding: windows-1252, delimiter: ';', header-line: 2}
                        fields:
                          # customer_reference_id: ?  # required, and no column was found
                          # reference_id: ?  # required, and no column was found
                          first_name: Vorname  # found by its name
                          # email: ?  # required, and no column was found
                          phone: {column: Tel, transforms: [{phone: {region: US}}]}  # found by its name; no country is known: check the region
                          is_default: {column: Main Contact, transforms: [boolean]}  # found by its name
                        """);
    }

    @Test
    void leavesAnAddressThatCannotBeWholeToThePerson() {
        assertThat(guess(EntityType.CUSTOMER, "reference_id|company_name|Zip")).endsWith("""
                          display_name: company_name  # the same as company_name
                          # billing.address_line_1: ?  # required, and no column was found
                          # billing.city: ?  # required, and no column was found
                          # billing.zip_code: Zip  # found by its name
                        """);
    }

    @Test
    void needsNoMappingForTheDefaultLayout() {
        for (EntityType entity : EntityType.values()) {
            String[] lines = Template.of(entity).split("\n", -1);
            String guess = guess(entity, lines[0].replace(',', '|'), lines[1].replace(',', '|'));
            Header header = Rows.header(lines[0].replace(',', '|'));

            assertThat(guess).doesNotContain("transforms", "much like", "cells");
            assertThat(Profiles.map(ProfileParser.parse("guess.yml", guess), header, lines[1].replace(',', '|')))
                    .isInstanceOf(Mapped.Valid.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sap-business-one/customers,customer,windows-1252,;,15",
        "sap-business-one/contacts,contact,windows-1252,;,7",
        "netsuite/customers,customer,UTF-8,',',19",
        "business-central/customers,customer,UTF-8,;,13",
        "business-central/contacts,contact,UTF-8,;,7",
        "quickbooks/customers,customer,windows-1252,',',8"
    })
    void knowsTheColumnsOfTheErpsWhoseProfilesAreShipped(
            String file, String entity, String encoding, char delimiter, int fields) throws IOException {
        Path path = Path.of("samples/erp-exports/" + file + ".csv");
        String columns =
                Files.readAllLines(path, Charset.forName(encoding)).get(0).replace(delimiter, '|');

        String guess = guess(EntityType.ofLabel(entity), columns);

        assertThat(guess.lines().filter(line -> line.startsWith("  ") && !line.startsWith("  #")))
                .hasSize(fields);
        assertThat(ProfileParser.parse("guess.yml", guess)
                        .bind(Rows.header(columns))
                        .warnings())
                .isEmpty();
    }

    private static String guess(EntityType entity, String columns, String... rows) {
        Header header = Rows.header(columns);
        List<Row> sample =
                Arrays.stream(rows).map(cells -> Rows.row(header, cells)).toList();
        return ProfileGuess.of(
                entity, header, new CsvDialect(Charset.forName("windows-1252"), ';', null, 2, true), sample);
    }
}
