package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shipped sample with errors; the sound ones are a part of the {@link TargetContractIntegrationTests}. */
class SamplesSyncIntegrationTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void rowsWithErrorsAreNamedOneByOneAndTheOthersGoOn() throws Exception {
        Ended ended = workplace.sync(
                Path.of("samples/with-errors/customers.csv"), Path.of("samples/with-errors/contacts.csv"));

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.outcomes())
                .extracting(row -> row.get("line") + " " + row.get("reference_id") + " " + row.get("status") + " "
                        + row.get("error_code") + " " + row.get("error_field"))
                .containsExactly(
                        "2 C-2001 CREATED  ",
                        "3 C-2002 INVALID CS405 phone;email",
                        "4 C-2003 CREATED  ",
                        "5 C-2004 INVALID CS407 billing_country",
                        "6 C-2001 DUPLICATE CS410 reference_id",
                        "7 C-2005 INVALID CS402 company_name;billing_city",
                        "8  INVALID CS401 ",
                        "9 C-2007 CREATED  ",
                        "2 P-2001 CREATED  ",
                        "3 P-2002 INVALID CS404 email",
                        "4 P-2003 CREATED  ",
                        "5 P-2004 BLOCKED CS301 customer_reference_id",
                        "6 P-2005 INVALID CS409 is_default",
                        "7 P-2006 BLOCKED CS301 customer_reference_id");
        assertThat(ended.outcomes())
                .extracting(row -> row.getOrDefault("message", ""))
                .filteredOn(message -> !message.isEmpty())
                .containsExactly(
                        "phone: expected an E.164 number such as +4930123456, found \"030 / 123456\"; email: expected an e-mail"
                                + " address such as anna@example.com, found \"einkauf(at)kupferkessel.example.com\"",
                        "billing_country: expected a two-letter ISO 3166-1 country code such as US, DE or GB, found"
                                + " \"Czechia\"",
                        "reference_id: customer C-2001 was already given in customers.csv line 2",
                        "company_name: expected a value, found a blank cell; billing_city: expected a value, found a blank"
                                + " cell",
                        "expected 14 cells as in the header, found 13",
                        "email: expected an e-mail address such as anna@example.com, found \"owen.clarke@harborpine\"",
                        "customer_reference_id: expected a customer that the target holds, found none for \"C-2999\"",
                        "is_default: expected true or false, found \"maybe\"",
                        "customer_reference_id: expected a customer that the target holds, found none for \"C-2002\"");
        assertThat(ended.rejects("contacts"))
                .startsWith(
                        "\uFEFFcustomer_reference_id,reference_id,first_name,last_name,email,phone,designation,is_default,"
                                + "_run_id,_status,_error_code,_error_field,_message,_hint,_line\n"
                                + "C-2001,P-2002,Owen,Clarke,owen.clarke@harborpine,'+12075550183,Buyer,false,"
                                + ended.runId()
                                + ",INVALID,CS404,email,\"email: expected an e-mail address such as anna@example.com, found"
                                + " \"\"owen.clarke@harborpine\"\"\",\"Correct the address, or leave the cell blank.\",3\n");
        assertThat(Ended.csv(ended.rejects("customers"), ','))
                .extracting(row -> row.get("_line"))
                .containsExactly("3", "5", "6", "7", "8");
        assertThat(workplace.held("customers")).containsOnlyKeys("C-2001", "C-2003", "C-2007");
        assertThat(workplace.held("contacts")).containsOnlyKeys("P-2001", "P-2003");
    }
}
