package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.http.ScriptedServer;
import dev.customersync.http.ScriptedServer.Response;
import dev.customersync.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code export} writes, and that a sync reads it back as it is. */
class ExportIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void anExportIsReadBackAsUnchangedAndAdoptedWithoutAPatch() throws Exception {
        workplace.sync(
                "--customers",
                workplace
                        .file(
                                "customers.csv",
                                "reference_id,company_name,display_id,display_name,phone,email,payment_term,billing_address_line_1,"
                                        + "billing_city,billing_country,billing_is_default,attribute:VAT ID,attribute:Größe,\"attribute:a, b\"",
                                "C-1,\"Müller & \"\"Söhne\"\", GmbH\",D-1,=1+1,+4930123456,a@example.com,@home,1 Main St,Köln,DE,"
                                        + "true,DE 123,groß,",
                                "\"C 2; ä'\",株式会社 😀,,\"two\nlines\t;|\",,,-5,'quoted',Ōta,JP,true,'=x,,",
                                "C-3,\\back\\slash,,\"\"\"\",,,,,,,,,,")
                        .toString(),
                "--addresses",
                workplace
                        .file(
                                "addresses.csv",
                                "customer_reference_id,reference_id,type,address_line_1,city,is_default,attribute:Gate",
                                "C-1,A-1,shipping,\"Line, 1\",Bonn,true,7",
                                "C-1,A-2,shipping,2 Side St,Bonn,false,",
                                "\"C 2; ä'\",A-1,shipping,1 Side St,Ulm,true,")
                        .toString(),
                "--contacts",
                workplace
                        .file(
                                "contacts.csv",
                                "customer_reference_id,reference_id,first_name,email,is_default,attribute:Größe",
                                "C-1,P-1,Ann,ann@example.com,true,1",
                                "C-1,P-2,-Bob,bob@example.com,true,",
                                "C-3,P-1,Ørsted,o@example.com,,\"x\"\"y\"")
                        .toString());
        assertThat(workplace.held("customers")).hasSize(3);

        Ended exported = export();

        assertThat(exported.exit()).as(exported.toString()).isZero();
        assertThat(exported.out()).isEqualTo("""
                Exported from %s:
                         3 customers: %s
                         5 addresses: %s
                         3 contacts: %s
                """.formatted(
                        workplace.targetName(), to("customers.csv"), to("addresses.csv"), to("contacts.csv")));
        assertThat(exported.err())
                .contains(
                        "warning: customers.csv: cells that begin like a formula: 2; a spreadsheet should import the file as text\n")
                .contains("warning: addresses.csv: no column is_default, since the target does not tell it\n")
                .doesNotContain("refused", "differently");
        workplace.forgetRequests();
        Ended unchanged = syncExport();
        assertThat(unchanged.exit()).as(unchanged.toString()).isZero();
        assertThat(unchanged.outcomes()).hasSize(11).allMatch(row -> "UNCHANGED".equals(row.get("status")));
        assertThat(workplace.writes()).isZero();

        workplace.set("sync.target-name", workplace.targetName() + "-anew");
        // Nothing is known of these customers now, so what the platform has made up is told too.
        assertThat(export("--force").exit()).isZero();
        Ended adopted = syncExport();
        assertThat(adopted.exit()).as(adopted.toString()).isZero();
        assertThat(adopted.outcomes()).hasSize(11).allMatch(row -> "ADOPTED".equals(row.get("status")));
        assertThat(workplace.writes()).isZero();
        assertThat(workplace
                        .run(
                                "reconcile",
                                "--report-dir",
                                workplace.directory().resolve("r").toString())
                        .exit())
                .isZero();
    }

    @Test
    void whatTheLayoutCannotHoldIsSaidAndNothingIsOverwrittenUnasked() throws Exception {
        workplace.api().createCustomer("C-1");
        workplace.api().createCustomer("C-1");
        workplace
                .api()
                .post(
                        "/v1/customers",
                        SandboxClient.customer("C-2")
                                .put("status", "inactive")
                                .put("display_name", " padded ")
                                .toString());
        String plain = workplace.api().createCustomer("C-3");
        workplace
                .api()
                .post(
                        "/v1/customers/" + plain + "/contacts",
                        SandboxClient.contact("P,1")
                                .put("email", "no.tld@localhost.x")
                                .toString());

        Ended exported = export();

        assertThat(exported.exit()).as(exported.toString()).isZero();
        assertThat(exported.err())
                .contains(
                        "warning: customers.csv: sharing a reference_id with another record: 2 rows; a sync takes the first\n")
                .contains("warning: customers.csv: inactive at the target, which the file does not tell: 1 row\n")
                .contains("warning: customers.csv: read back differently: 1 row, in display_name; white space")
                .contains(
                        "warning: contacts.csv: refused by a sync: 1 row (1 × CS404 Not an e-mail address); 'validate --contacts "
                                + to("contacts.csv") + "' names them\n");

        Ended again = export();
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err())
                .startsWith("error CS118: Expected a directory without an earlier export, found " + to("customers.csv"))
                .contains("; --force overwrites it\n");
        assertThat(export("--force", "--without-contacts").exit()).isZero();
        try (Stream<Path> files = Files.list(to(""))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("customers.csv", "addresses.csv", "contacts.csv");
        }
    }

    @Test
    void recordsThatHaveNoReferenceIdGoIntoFilesOfTheirOwn() throws Exception {
        String customers = """
                {"data":[
                  {"id":"i1","name":"Nameless","addresses":[{"id":"a1","reference_id":"A-1","city":"Bonn"}],"attributes":[],
                   "contacts":[{"id":"k1","reference_id":"P-1"}]},
                  {"id":"i2","reference_id":"C-2","name":"Two","display_name":"Two","addresses":[],"attributes":[],
                   "contacts":[{"id":"k2","first_name":"Ann"}]}],
                 "pagination":{"current_page":1,"total_pages":1}}
                """;
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(Response.json(200, customers)).otherwise(request -> Response.json(200, "{\"data\":[]}"));
            workplace.set("wizcommerce.base-url", server.uri().toString());

            Ended exported = export();

            assertThat(exported.exit()).as(exported.toString()).isZero();
            assertThat(exported.err())
                    .contains(
                            "warning: customers.csv: without a reference_id, or of a customer without one: 1 row, which went to "
                                    + to("customers-without-reference_id.csv") + " instead, no input for a sync\n");
        }
        assertThat(rows("customers.csv"))
                .extracting(row -> row.get("reference_id"))
                .containsExactly("C-2");
        assertThat(rows("customers-without-reference_id.csv")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("_remote_id", "i1")
                .containsEntry("company_name", "Nameless"));
        assertThat(rows("addresses.csv")).isEmpty();
        assertThat(rows("addresses-without-reference_id.csv")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("_customer_remote_id", "i1")
                .containsEntry("_remote_id", "a1"));
        assertThat(rows("contacts-without-reference_id.csv"))
                .extracting(row -> row.get("_customer_remote_id") + " " + row.get("_remote_id"))
                .containsExactly("i1 k1", "i2 k2");
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        return Ended.csv(Files.readString(to(file)), ',');
    }

    private Path to(String file) {
        return workplace.directory().resolve("export").resolve(file);
    }

    private Ended export(String... args) {
        return workplace.run(Stream.concat(Stream.of("export", "--to", to("").toString()), Stream.of(args))
                .toArray(String[]::new));
    }

    private Ended syncExport() {
        return workplace.sync(
                "--customers",
                to("customers.csv").toString(),
                "--addresses",
                to("addresses.csv").toString(),
                "--contacts",
                to("contacts.csv").toString());
    }
}
