package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that cannot be read are said before anything is started: no database, no target. */
class InputErrorsTests {
    private static final String UNREADABLE_HINT = "  Check the path, the permissions and the encoding of the file.\n";
    private static final String HEADER_HINT = "  Correct the header line of the file, or map its columns.\n";

    private final Path directory;

    InputErrorsTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theHeaderProblemsOfBothFilesAreSaidAtOnce() {
        Path customers = file("customers.csv", "reference_id,compny_name,phone,phone\n");
        Path contacts = file("contacts.csv", "reference_id,first_name\n");

        Ended ended = sync("--customers", customers, "--contacts", contacts);

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "error CS103: customers.csv: expected the header of customers, found that column company_name is"
                                + " missing (is it \"compny_name\"?); column display_name is missing; column phone is there more than"
                                + " once (column 3, column 4)\n"
                                + "error CS103: contacts.csv: expected the header of contacts, found that column"
                                + " customer_reference_id is missing;"
                                + " column email is missing\n"
                                + "  Correct the header line of the file, or map its columns.\n");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aMissingFile() {
        Path nothing = directory.resolve("nothing.csv");

        assertThat(sync("--customers", nothing))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "error CS102: " + nothing + ": expected a CSV file, found nothing at " + nothing + "\n"
                                + UNREADABLE_HINT));
    }

    @Test
    void aMissingFileAndABadHeaderAreSaidAtOnceEachWithItsOwnCodeAndHint() {
        Path nothing = directory.resolve("nothing.csv");
        Path contacts = file("contacts.csv", "customer_reference_id,reference_id,first_name\n");

        assertThat(sync("--customers", nothing, "--contacts", contacts))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "error CS102: " + nothing + ": expected a CSV file, found nothing at " + nothing + "\n"
                                + UNREADABLE_HINT
                                + "error CS103: contacts.csv: expected the header of contacts, found that column email is"
                                + " missing\n"
                                + HEADER_HINT));
    }

    @Test
    void aDirectory() {
        assertThat(sync("--contacts", directory))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "error CS102: " + directory + ": expected a CSV file, found a directory\n" + UNREADABLE_HINT));
    }

    @Test
    void anEmptyFile() {
        assertThat(sync("--customers", file("empty.csv", "")))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "error CS102: empty.csv: expected a header line with the column names, found an empty file\n"
                                + UNREADABLE_HINT));
    }

    @Test
    void aFileInTwoEncodings() {
        // An "ö" in UTF-8, and an "ÿ" of another origin.
        Path file = file(
                "mixed.csv",
                "reference_id,company_name,display_name,Gr\u00C3\u00B6\u00FFe\nC-1,One,One,1\n",
                StandardCharsets.ISO_8859_1);

        Ended ended = sync("--customers", file);

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("error CS102: mixed.csv line 1: expected UTF-8 text as before, found the byte 0xFF")
                .endsWith(UNREADABLE_HINT);
    }

    @Test
    void nothingToRead() {
        Ended ended = run("sync");

        assertThat(ended).isEqualTo(new Ended(2, "", """
                        error: Nothing to read: give --customers FILE, --addresses FILE, --contacts FILE or several of them, or --erp
                        Try 'customer-sync sync --help'.
                        """));
    }

    private Path file(String name, String content) {
        return file(name, content, StandardCharsets.UTF_8);
    }

    private Path file(String name, String content, Charset charset) {
        try {
            return Files.writeString(directory.resolve(name), content, charset);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Ended sync(Object... options) {
        String[] args = new String[options.length + 1];
        args[0] = "sync";
        for (int i = 0; i < options.length; i++) {
            args[i + 1] = options[i].toString();
        }
        return run(args);
    }

    private static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CustomerSync.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(exit, out.toString(), err.toString());
    }
}
