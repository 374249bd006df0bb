package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityRecord;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped profiles, on exports as the ERPs write them. */
class ErpExportsTests {
    @Test
    void customersOfSapBusinessOne() {
        assertThat(outcomes("sap-business-one", "customers", "customers"))
                .containsExactly(
                        "customer K10001 {reference_id=K10001, company_name=Müller & Söhne GmbH, display_name=Müller "
                                + "Haustechnik, phone=+497111234560, email=einkauf@mueller-soehne.example.com, payment_term=30 "
                                + "Tage netto, addresses=[{reference_id=K10001-billing, type=billing, address_line_1=Königstraße "
                                + "12a, city=Stuttgart, state=BW, country=DE, zip_code=70173}], attributes=[{name=Blocked, "
                                + "value=false}, {name=Credit Limit, value=25000.00}, {name=Customer Group, value=Großhandel}, "
                                + "{name=Customer Since, value=2019-03-01}, {name=VAT ID, value=DE123456789}]}",
                        "customer K10002 {reference_id=K10002, company_name=Café Größenwahn e. K., display_name=Café "
                                + "Größenwahn e. K., phone=+49305556677, email=info@groessenwahn.example.com, "
                                + "payment_term=Vorkasse, addresses=[{reference_id=K10002-billing, type=billing, "
                                + "address_line_1=Bergmannstraße 98, city=Berlin, country=DE, zip_code=10961}, "
                                + "{reference_id=K10002-shipping, type=shipping, address_line_1=Am Hafen 3, city=Hamburg, "
                                + "country=DE, zip_code=20457}], attributes=[{name=Blocked, value=false}, {name=Credit Limit, "
                                + "value=0.00}, {name=Customer Group, value=Gastronomie}, {name=Customer Since, "
                                + "value=2021-11-17}]}",
                        "customer K10003 {reference_id=K10003, company_name=Brauerei \"Zum Löwen\" KG, "
                                + "display_name=Brauerei \"Zum Löwen\" KG, phone=+49891234567, payment_term=30 Tage netto, "
                                + "addresses=[{reference_id=K10003-billing, type=billing, address_line_1=Löwengrube 1, "
                                + "city=München, state=BY, country=DE, zip_code=80333}], attributes=[{name=Blocked, value=true}, "
                                + "{name=Credit Limit, value=1250000.50}, {name=Customer Group, value=Gastronomie}, "
                                + "{name=Customer Since, value=2020-02-29}, {name=VAT ID, value=DE987654321}]}",
                        "customer K10004 {reference_id=K10004, company_name=Ångström & Cie SA, display_name=Angstrom, "
                                + "phone=+41446681800, email=bestellung@angstrom.example.com, payment_term=60 Tage netto, "
                                + "addresses=[{reference_id=K10004-billing, type=billing, address_line_1=Bahnhofstrasse 7, "
                                + "city=Zürich, state=ZH, country=CH, zip_code=8001}], attributes=[{name=Blocked, value=false}, "
                                + "{name=Credit Limit, value=-10000.00}, {name=Customer Group, value=Export}, {name=Customer "
                                + "Since, value=2023-01-05}, {name=VAT ID, value=CHE-123.456.789}]}");
    }

    @Test
    void contactsOfSapBusinessOne() {
        assertThat(outcomes("sap-business-one", "contacts", "contacts"))
                .containsExactly(
                        "contact OCPR-1 of customer K10001 {reference_id=OCPR-1, first_name=Jürgen, last_name=Müller, "
                                + "email=juergen.mueller@mueller-soehne.example.com, phone=+4971112345610, "
                                + "designation=Geschäftsführer, attributes=[{name=Active, value=true}, {name=Salutation, "
                                + "value=Herr}]}",
                        "contact OCPR-2 of customer K10001 {reference_id=OCPR-2, first_name=Zoë, "
                                + "last_name=Weiss-Krüger, email=zoe.weiss@mueller-soehne.example.com, phone=+491712223334, "
                                + "designation=Einkauf, attributes=[{name=Active, value=true}, {name=Salutation, value=Frau}]}",
                        "contact OCPR-7 of customer K10002 {reference_id=OCPR-7, first_name=Empfang, "
                                + "email=info@groessenwahn.example.com, phone=+49305556677, attributes=[{name=Active, "
                                + "value=false}]}");
    }

    @Test
    void customersOfNetSuite() {
        assertThat(outcomes("netsuite", "customers", "customers"))
                .containsExactly(
                        "customer C1207 {reference_id=C1207, company_name=Blue Bottle Outfitters, Inc., "
                                + "display_id=1207, display_name=Blue Bottle Outfitters, Inc., phone=+12125550123, "
                                + "email=ap@bluebottle.example.com, payment_term=Net 30, addresses=[{reference_id=C1207-billing, "
                                + "type=billing, address_line_1=500 5th Ave, address_line_2=Suite 12, city=New York, state=NY, "
                                + "country=US, zip_code=10110}, {reference_id=C1207-shipping, type=shipping, address_line_1=1 "
                                + "Harbor Way, city=Newark, state=NJ, country=US, zip_code=07102}], attributes=[{name=Customer "
                                + "Since, value=2021-03-09}, {name=Inactive, value=false}, {name=Price Level, value=Base Price}]}",
                        "customer C1311 {reference_id=C1311, company_name=Montréal Dépôt, display_id=1311, "
                                + "display_name=Montréal Dépôt, phone=+15145550188, email=depot@bluebottle.example.com, "
                                + "addresses=[{reference_id=C1311-billing, type=billing, address_line_1=12 rue Sainte-Hélène, "
                                + "city=Montréal, state=QC, country=CA, zip_code=H2Y 1K7}], attributes=[{name=Customer Since, "
                                + "value=2022-11-30}, {name=Inactive, value=false}, {name=Price Level, value=Wholesale}]}",
                        "customer C1498 {reference_id=C1498, company_name=Señor Núñez S.L., display_id=1498, "
                                + "display_name=Señor Núñez S.L., phone=+34912345678, payment_term=Due on receipt, "
                                + "addresses=[{reference_id=C1498-billing, type=billing, address_line_1=Calle de Alcalá 45, "
                                + "city=Madrid, state=Madrid, country=ES, zip_code=28014}], attributes=[{name=Customer Since, "
                                + "value=2020-01-02}, {name=Inactive, value=true}]}");
    }

    @Test
    void contactsOfNetSuite() {
        assertThat(outcomes("netsuite", "contacts", "contacts"))
                .containsExactly(
                        "contact CONTACT-88 of customer C1207 {reference_id=CONTACT-88, first_name=Amélie, "
                                + "last_name=O'Brien, email=amelie@bluebottle.example.com, phone=+12125550124, "
                                + "designation=Accounts Payable}",
                        "contact CONTACT-89 of customer C1311 {reference_id=CONTACT-89, first_name=Renée, last_name=de "
                                + "la Cruz, email=renee@bluebottle.example.com}");
    }

    @Test
    void customersOfBusinessCentral() {
        assertThat(outcomes("business-central", "customers", "customers"))
                .containsExactly(
                        "customer D00010 {reference_id=D00010, company_name=Ørsted Møbler A/S, display_name=Ørsted "
                                + "Møbler A/S, phone=+4586123456, email=kontakt@orsted-mobler.example.com, freight_term=CIF, "
                                + "payment_term=Current month, addresses=[{reference_id=D00010-billing, type=billing, "
                                + "address_line_1=Østergade 12, address_line_2=2. sal, city=Aarhus C, country=DK, "
                                + "zip_code=8000}], attributes=[{name=Blocked, value=null}, {name=Credit Limit, value=50000.00}, "
                                + "{name=Last Modified, value=2023-12-24}]}",
                        "customer D00020 {reference_id=D00020, company_name=Smørrebrød & Søn ApS Afdeling Ærø, "
                                + "display_name=Smørrebrød & Søn ApS, phone=+4562521234, payment_term=Net 14, "
                                + "addresses=[{reference_id=D00020-billing, type=billing, address_line_1=Vestergade 3, "
                                + "city=Ærøskøbing, country=DK, zip_code=5970}], attributes=[{name=Blocked, value=Ship}, "
                                + "{name=Credit Limit, value=0.00}, {name=Last Modified, value=2024-01-02}]}",
                        "customer D00030 {reference_id=D00030, company_name=Škoda Sklo s.r.o., display_name=Škoda Sklo "
                                + "s.r.o., phone=+420222333444, email=objednavky@skodasklo.example.com, freight_term=EXW, "
                                + "payment_term=Net 21, addresses=[{reference_id=D00030-billing, type=billing, "
                                + "address_line_1=Křižíkova 148, city=Praha 8, country=CZ, zip_code=186 00}], "
                                + "attributes=[{name=Blocked, value=All}, {name=Credit Limit, value=7500.25}, {name=Last "
                                + "Modified, value=2022-05-31}]}");
    }

    @Test
    void contactsOfBusinessCentral() {
        assertThat(outcomes("business-central", "contacts", "contacts"))
                .containsExactly(
                        "contact CT000101 of customer D00010 {reference_id=CT000101, first_name=Søren, last_name=Kjær, "
                                + "email=soren.kjaer@orsted-mobler.example.com, phone=+4520123456, designation=Indkøbschef}",
                        "contact CT000102 of customer D00030 {reference_id=CT000102, first_name=Jiří Václav, "
                                + "last_name=Dvořák, email=jiri.dvorak@skodasklo.example.com, phone=+420222333445, "
                                + "designation=Jednatel}");
    }

    @Test
    void customersOfQuickBooks() {
        assertThat(outcomes("quickbooks", "customers", "customers"))
                .containsExactly(
                        "customer QB-118 {reference_id=QB-118, company_name=Beauséjour Bakery LLC,"
                                + " display_name=Beauséjour Bakery, first_name=Chloé, last_name=Beauséjour, phone=+13375550142,"
                                + " email=chloe@beausejour.example.com, payment_term=Net 30,"
                                + " addresses=[{reference_id=QB-118-billing, type=billing, address_line_1=214 Rue Principale,"
                                + " city=Lafayette, state=LA, country=US, zip_code=70501}, {reference_id=QB-118-shipping,"
                                + " type=shipping, address_line_1=9 Mill Rd, city=Scott, state=LA, country=US,"
                                + " zip_code=70583}], attributes=[{name=Active, value=true}, {name=Balance, value=1250.00}]}",
                        "customer QB-204 {reference_id=QB-204, company_name=Peña Hardware, display_name=Peña Hardware – "
                                + "Store 2, first_name=José, last_name=Peña, phone=+15055550177, "
                                + "email=jose@penahardware.example.com, payment_term=Due on receipt, "
                                + "addresses=[{reference_id=QB-204-billing, type=billing, address_line_1=77 Old Santa Fe Trail, "
                                + "#4, city=Santa Fe, state=NM, country=US, zip_code=87501-2104}], attributes=[{name=Active, "
                                + "value=true}, {name=Balance, value=0.00}]}",
                        "customer QB-219 {reference_id=QB-219, company_name=Naïve Records, display_name=Naïve Records, "
                                + "first_name=Noël, last_name=O'Neill, phone=+12065550190, email=noel@naiverecords.example.com, "
                                + "payment_term=Net 15, addresses=[{reference_id=QB-219-billing, type=billing, "
                                + "address_line_1=1500 Pike Pl, city=Seattle, state=WA, country=US, zip_code=98101}], "
                                + "attributes=[{name=Active, value=false}, {name=Balance, value=-35.10}]}");
    }

    @Test
    void contactsOfQuickBooks() {
        assertThat(outcomes("quickbooks", "customers", "contacts"))
                .containsExactly(
                        "contact QB-118-main of customer QB-118 {reference_id=QB-118-main, first_name=Chloé, "
                                + "last_name=Beauséjour, email=chloe@beausejour.example.com, phone=+13375550142, "
                                + "designation=Owner, is_default=true}",
                        "contact QB-204-main of customer QB-204 {reference_id=QB-204-main, first_name=José M, "
                                + "last_name=Peña, email=jose@penahardware.example.com, phone=+15055550177, is_default=true}",
                        "contact QB-219-main of customer QB-219 {reference_id=QB-219-main, first_name=Noël, "
                                + "last_name=O'Neill, email=noel@naiverecords.example.com, phone=+12065550190, "
                                + "designation=Manager, is_default=true}");
    }

    /** What became of each row: its record, or all its problems. */
    private List<String> outcomes(String erp, String file, String kind) {
        Profile profile = Profile.load(Path.of("config/mappings", erp + "-" + kind + ".yml"));
        List<String> outcomes = new ArrayList<>();
        try (RowReader reader = new CsvFile(Path.of("samples/erp-exports", erp, file + ".csv"), profile.csv()).open()) {
            Mapping mapping = profile.bind(reader.header()).mapping();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                Mapped mapped = mapping.map(row);
                if (mapped instanceof Mapped.Valid sound) {
                    EntityRecord found = sound.record();
                    outcomes.add(found.key() + " " + found.payload());
                } else if (mapped instanceof Mapped.Invalid invalid) {
                    invalid.problems().forEach(problem -> outcomes.add(problem.message()));
                }
            }
        }
        return outcomes;
    }
}
