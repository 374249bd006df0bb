package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped samples, read and mapped as a run would. */
class SamplesTests {
    private static final Path SAMPLES = Path.of("samples");

    private static final Sample CUSTOMERS = Sample.of(EntityType.CUSTOMER, SAMPLES.resolve("customers.csv"));
    private static final Sample CONTACTS = Sample.of(EntityType.CONTACT, SAMPLES.resolve("contacts.csv"));
    private static final Sample WRONG_CUSTOMERS =
            Sample.of(EntityType.CUSTOMER, SAMPLES.resolve("with-errors/customers.csv"));
    private static final Sample WRONG_CONTACTS =
            Sample.of(EntityType.CONTACT, SAMPLES.resolve("with-errors/contacts.csv"));

    @Test
    void theGoodOnesAreSoundThroughout() {
        assertThat(CUSTOMERS.valid()).hasSize(60);
        assertThat(CONTACTS.valid()).hasSize(120);
        assertThat(CUSTOMERS.problems()).isEmpty();
        assertThat(CONTACTS.problems()).isEmpty();
    }

    @Test
    void noneHasColumnsThatAreIgnored() {
        assertThat(List.of(CUSTOMERS, CONTACTS, WRONG_CUSTOMERS, WRONG_CONTACTS))
                .flatExtracting(Sample::warnings)
                .isEmpty();
    }

    @Test
    void theGoodOnesHaveEachKeyOnceAndACustomerForEachContact() {
        assertThat(CUSTOMERS.keys()).hasSize(60).doesNotHaveDuplicates();
        assertThat(CONTACTS.keys()).hasSize(120).doesNotHaveDuplicates();
        assertThat(CUSTOMERS.keys()).containsAll(owners(CONTACTS));
    }

    @Test
    void theGoodOnesShowWhatRealDataHolds() {
        Set<String> countries = new HashSet<>();
        CUSTOMERS.valid().forEach(customer -> customer.elements(Payload.ADDRESSES)
                .forEach(address -> countries.add(String.valueOf(address.text("country")))));

        assertThat(countries)
                .contains("US", "DE", "FR", "ES", "IT", "PL", "SE", "GB", "IE", "CA", "BR", "JP", "IN", "AU");
        assertThat(CUSTOMERS.valid())
                .extracting(customer -> customer.text("company_name"))
                .contains("Müller & Söhne Werkzeughandel GmbH", "\"Bits & Bobs\" Trading Co.", "株式会社さくら商事");
        assertThat(CUSTOMERS.valid())
                .flatExtracting(customer -> customer.elements(Payload.ADDRESSES))
                .extracting(address -> address.text("zip_code"))
                .contains("01069", "04101", "0800");
    }

    @Test
    void theWrongCustomersFailAsTheReadmeSays() {
        assertThat(WRONG_CUSTOMERS.valid())
                .extracting(customer -> customer.text("company_name"))
                .containsExactly(
                        "Harbor & Pine Mercantile",
                        "Papeterie Zoé",
                        "Harbor and Pine (old record)",
                        "Tanaka Paper K.K.");
        assertThat(WRONG_CUSTOMERS.problems())
                .containsExactly(
                        "line 3 CS405 phone: expected an E.164 number such as +4930123456, found \"030 / 123456\"",
                        "line 3 CS404 email: expected an e-mail address such as anna@example.com, found"
                                + " \"einkauf(at)kupferkessel.example.com\"",
                        "line 5 CS407 billing_country: expected a two-letter ISO 3166-1 country code such as US, DE or GB, found"
                                + " \"Czechia\"",
                        "line 7 CS402 company_name: expected a value, found a blank cell",
                        "line 7 CS402 billing_city: expected a value, found a blank cell",
                        "line 8 CS401 expected 14 cells as in the header, found 13");
    }

    @Test
    void theWrongCustomersHoldOneKeyTwice() {
        assertThat(WRONG_CUSTOMERS.keys()).containsOnlyOnce(RecordKey.customer("C-2007"));
        assertThat(WRONG_CUSTOMERS.keys())
                .filteredOn(RecordKey.customer("C-2001")::equals)
                .hasSize(2);
    }

    @Test
    void theWrongContactsFailAsTheReadmeSays() {
        assertThat(WRONG_CONTACTS.valid())
                .extracting(contact -> contact.text("reference_id"))
                .containsExactly("P-2001", "P-2003", "P-2004", "P-2006");
        assertThat(WRONG_CONTACTS.problems())
                .containsExactly(
                        "line 3 CS404 email: expected an e-mail address such as anna@example.com, found"
                                + " \"owen.clarke@harborpine\"",
                        "line 6 CS409 is_default: expected true or false, found \"maybe\"");
    }

    @Test
    void theWrongContactsHoldOneWhoseCustomerIsNowhereAndOneWhoseCustomerIsInvalid() {
        Set<RecordKey> missing = owners(WRONG_CONTACTS);
        missing.removeAll(new HashSet<>(WRONG_CUSTOMERS.keys()));

        assertThat(missing).containsExactly(RecordKey.customer("C-2999"), RecordKey.customer("C-2002"));
    }

    @Test
    void theWrongOnesShareNoKeyWithTheGoodOnes() {
        assertThat(CUSTOMERS.keys()).doesNotContainAnyElementsOf(WRONG_CUSTOMERS.keys());
        assertThat(CONTACTS.keys()).doesNotContainAnyElementsOf(WRONG_CONTACTS.keys());
    }

    private static Set<RecordKey> owners(Sample contacts) {
        Set<RecordKey> owners = new LinkedHashSet<>();
        contacts.keys().forEach(key -> owners.add(key.owner()));
        return owners;
    }

    /** What a file came to; {@code keys} are those of the valid rows. */
    private record Sample(List<String> warnings, List<RecordKey> keys, List<Payload> valid, List<String> problems) {

        static Sample of(EntityType entity, Path file) {
            try (RowReader reader = new CsvFile(file).open()) {
                BoundMapping bound = DefaultLayout.bind(entity, reader.header());
                Sample sample = new Sample(bound.warnings(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                for (Row row = reader.read(); row != null; row = reader.read()) {
                    sample.add(row.position().line(), bound.mapping().map(row));
                }
                return sample;
            }
        }

        private void add(long line, Mapped mapped) {
            if (mapped instanceof Mapped.Valid sound) {
                keys.add(sound.record().key());
                valid.add(sound.record().payload());
            } else if (mapped instanceof Mapped.Invalid invalid) {
                for (Problem problem : invalid.problems()) {
                    problems.add("line " + line + " " + problem.code().code() + " " + problem.message());
                }
            }
        }
    }
}
