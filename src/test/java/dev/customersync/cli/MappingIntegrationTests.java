package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files with other columns than the default ones. */
class MappingIntegrationTests {
    private static final String[] EXPORT = {
        "CardCode;CardName;Phone1;Town", "C-1;Müller GmbH;030 1234567;Berlin", "C-2;Bolt AG;+41 44 668 18 00;Zürich"
    };
    private static final String[] PROFILE = {
        "entity: customer",
        "version: 1",
        "fields:",
        "  reference_id: CardCode",
        "  company_name: CardName",
        "  display_name: CardName",
        "  phone: {column: Phone1, transforms: [{phone: {region: DE}}]}"
    };

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void anExportIsSynchronisedByItsProfileAndUnchangedTheNextTime() throws Exception {
        Path export = workplace.file("OCRD.csv", EXPORT);
        String profile = workplace.file("sap.yml", PROFILE).toString();

        Ended first = workplace.syncCustomers(export, "--mapping", profile);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err()).contains("OCRD.csv: UTF-8, ';' between cells, LF\n");
        assertThat(workplace.heldCustomer("C-1").path("received").path("phone").asString())
                .isEqualTo("+49301234567");
        assertThat(workplace.syncCustomers(export, "--mapping", profile).statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED", "C-2", "UNCHANGED"));
    }

    @Test
    void aChangedMappingThatWouldPatchTooManyIsCountedAndAsksForConsent() throws Exception {
        workplace.set("sync.mapping-change-limit.rows", "1");
        Path export = workplace.file("OCRD.csv", EXPORT);
        workplace.syncCustomers(
                export, "--mapping", workplace.file("sap.yml", PROFILE).toString());
        String[] changed = PROFILE.clone();
        changed[5] = "  display_name: {column: CardName, transforms: [upper]}";
        String profile = workplace.file("sap.yml", changed).toString();
        workplace.forgetRequests();

        Ended refused = workplace.syncCustomers(export, "--mapping", profile);

        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.summary().path("error").asString())
                .isEqualTo(
                        "CS113: The mapping of customers has changed: 2 of 2 rows would be patched, expected at most 1 or"
                                + " 1.0 % (sync.mapping-change-limit); fields: display_name (2); nothing was sent. If these patches are"
                                + " meant, run again with --accept-mapping-change; else give the mapping of the run before.");
        assertThat(workplace.requests()).isEmpty();
        assertThat(workplace
                        .syncCustomers(export, "--mapping", profile, "--accept-mapping-change")
                        .statuses())
                .isEqualTo(Map.of("C-1", "UPDATED", "C-2", "UPDATED"));
        assertThat(workplace.syncCustomers(export, "--mapping", profile).statuses())
                .isEqualTo(Map.of("C-1", "UNCHANGED", "C-2", "UNCHANGED"));
    }

    @Test
    void aRowThatAProfileReadIsTakenUpOnlyWithAProfileThatFitsIt() throws Exception {
        String profile = workplace.file("sap.yml", PROFILE).toString();
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-1,times=1");
        workplace.syncCustomers(workplace.file("OCRD.csv", EXPORT), "--mapping", profile);
        String reports = workplace.directory().resolve("retries").toString();

        Ended without = workplace.run("retry", "--report-dir", reports);

        assertThat(without.exit()).isEqualTo(4);
        assertThat(without.outcomes()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("status", "INVALID")
                .containsEntry("error_code", "CS112"));
        Ended with = workplace.run("retry", "--report-dir", reports, "--mapping", profile);
        assertThat(with.statuses()).isEqualTo(Map.of("C-1", "CREATED"));
    }

    @Test
    void theRejectsOfAProfileGoBackInWithTheSameProfile() throws Exception {
        String[] changed = PROFILE.clone();
        changed[1] = "version: 1\ncsv: {delimiter: ';', header-line: 2}";
        String profile = workplace.file("sap.yml", changed).toString();
        Path export = workplace.file(
                "OCRD.csv", "Export of today", "CardCode;CardName;Phone1;Town", "C-1;Müller GmbH;none;Berlin");
        Ended first = workplace.syncCustomers(export, "--mapping", profile);
        assertThat(first.statuses()).isEqualTo(Map.of("C-1", "INVALID"));
        Path mended = workplace.file(
                "mended.csv",
                first.rejects("customers").replace(";none;", ";030 1234567;").split("\n"));

        Ended second = workplace.syncCustomers(mended, "--mapping", profile);

        assertThat(second.statuses()).isEqualTo(Map.of("C-1", "CREATED"));
    }

    @Test
    void validateSaysTheSameWithoutDatabaseAndTarget() {
        Path export = workplace.file(
                "OCRD.csv", "CardCode;CardName;Phone1;Town", "C-1;Müller;none;X", "C-1;Bolt;;", "C-1;Cork;;");

        Ended ended = workplace.run(
                "validate",
                "--customers",
                export.toString(),
                "--mapping",
                workplace.file("sap.yml", PROFILE).toString());

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.out()).isEqualTo("""
                        OCRD.csv line 2: CS405 phone (column Phone1): expected a phone number, or one of DE without its country \\
                        code, found "none"
                        OCRD.csv line 4: CS410 reference_id: customer C-1 was already given in OCRD.csv line 3
                        customers: 3 rows, 2 with problems
                        """);
    }
}
