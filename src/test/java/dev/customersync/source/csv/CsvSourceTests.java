package dev.customersync.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTests {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Path directory;

    CsvSourceTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Nested
    class FindsOutTheEncoding {
        @ParameterizedTest
        @org.junit.jupiter.params.provider.CsvSource({
            "UTF-8, '', UTF-8",
            "UTF-8, \uFEFF, UTF-8 with byte order mark",
            "UTF-16LE, '', UTF-16LE",
            "UTF-16LE, \uFEFF, UTF-16LE with byte order mark",
            "UTF-16BE, '', UTF-16BE",
            "UTF-16BE, \uFEFF, UTF-16BE with byte order mark",
            "windows-1252, '', windows-1252",
        })
        void ofTextWithUmlauts(Charset charset, String mark, String described) {
            byte[] bytes = (mark + "id;name\r\n1;Jürgen Groß\r\n2;Zoë\r\n").getBytes(charset);

            assertThat(description(bytes)).isEqualTo("input.csv: " + described + ", ';' between cells, CRLF");
            assertThat(rows(source(bytes))).extracting(row -> row.cell(1)).containsExactly("Jürgen Groß", "Zoë");
        }

        @Test
        void ofTextThatWindows1252HasNoCharactersFor() {
            byte[] bytes = "id,name\n1,Jürgen\u0081\n".getBytes(StandardCharsets.ISO_8859_1);

            assertThat(description(bytes)).isEqualTo("input.csv: ISO-8859-1, ',' between cells, LF");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "windows-1252"})
        void whenTheFirstUmlautComesLate(Charset charset) {
            StringBuilder text = new StringBuilder("id,name\n");
            for (int i = 0; i < 100_000; i++) {
                text.append(i).append(",Anna Lee\n");
            }
            byte[] bytes = text.append("x,Jürgen – €").toString().getBytes(charset);

            assertThat(description(bytes)).startsWith("input.csv: " + charset + ",");
            assertThat(rows(source(bytes)))
                    .last()
                    .extracting(row -> row.cell(1))
                    .isEqualTo("Jürgen – €");
        }

        @ParameterizedTest
        @ValueSource(strings = {"windows-1251", "KOI8-R"})
        void butRefusesToGuessWhereEveryNameWouldBeWrong(Charset charset) {
            byte[] bytes = "id;name\n1;ООО «Ромашка»\n2;Рога и копыта\n".getBytes(charset);

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> source(bytes))
                    .withMessage(directory.resolve("input.csv")
                            + ": expected a file that can be read, found text in an encoding that its"
                            + " bytes do not tell: it is neither UTF-8 nor UTF-16 nor Western European. Export the file as UTF-8, or"
                            + " give its encoding, such as windows-1251, in the mapping profile");
            assertThat(rows(source(bytes, CsvDialect.DETECTED.withCharset(charset))))
                    .hasSize(2);
        }

        @Test
        void ofWesternTextWithManyUmlauts() {
            byte[] bytes = ("id;name\n" + "1;Müller Größe ÄÖ – Straße\n".repeat(50)).getBytes(WINDOWS_1252);

            assertThat(description(bytes)).startsWith("input.csv: windows-1252,");
        }

        @Test
        void butDoesNotTakeDamagedUtf8ForAnythingElse() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write("id,name\n1,Jürgen\n2,Zoë\n3,".getBytes(StandardCharsets.UTF_8));
            bytes.write(0xFF);

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> rows(source(bytes.toByteArray())))
                    .withMessage(
                            "input.csv line 4: expected UTF-8 text as before, found the byte 0xFF after 2 characters of the"
                                    + " line. Export the file as UTF-8 throughout, or give its encoding, such as windows-1252, in the mapping"
                                    + " profile");
        }

        @Test
        void unlessItIsGiven() {
            byte[] bytes = "id,name\n1,J\u00FCrgen\n".getBytes(Charset.forName("IBM850"));

            assertThat(rows(source(bytes, CsvDialect.DETECTED.withCharset(Charset.forName("IBM850")))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("Jürgen");
        }

        @Test
        void andSaysWhatTheGivenOneDoesNotFit() {
            byte[] bytes = "id,name\n1,Jürgen\n".getBytes(WINDOWS_1252);

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> rows(source(bytes, CsvDialect.DETECTED.withCharset(StandardCharsets.UTF_8))))
                    .withMessage(
                            "input.csv line 2: expected UTF-8 text as was said, found the byte 0xFC after 3 characters of the"
                                    + " line. Correct the encoding in the mapping profile, or export the file as UTF-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
        void inBothOrdersWhenItIsGivenAsUtf16(Charset charset) {
            byte[] bytes = "id,name\n1,Jürgen\n".getBytes(charset);

            assertThat(rows(source(bytes, CsvDialect.DETECTED.withCharset(StandardCharsets.UTF_16))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("Jürgen");
        }

        @Test
        void byTheByteOrderMarkWhateverIsGiven() {
            byte[] bytes = "\uFEFFid,name\n1,Jürgen\n".getBytes(StandardCharsets.UTF_8);

            assertThat(rows(source(bytes, CsvDialect.DETECTED.withCharset(WINDOWS_1252))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("Jürgen");
        }
    }

    @Nested
    class FindsOutTheDelimiter {
        @Test
        void thatTheRowsAgreeOnWhenTheHeaderHoldsOthers() {
            assertThat(description("name, first;street, number;city\nAnna;Main St;Rome\nBo;Elm St;Bonn\n"))
                    .isEqualTo("input.csv: UTF-8, ';' between cells, LF");
        }

        @Test
        void thatTheHeaderHasDespiteDecimalCommas() {
            assertThat(description("id;limit\n1;12,50\n2;13,75\n3;9,99\n"))
                    .isEqualTo("input.csv: UTF-8, ';' between cells, LF");
        }

        @Test
        void thatASeparatorLineNames() {
            assertThat(description("sep=\t\nid\tname, a, b\n"))
                    .isEqualTo("input.csv: UTF-8, tab between cells, LF, header in line 2");
            String text = "sep=;\r\nid;name, first\r\n1;Anna\r\n";

            assertThat(description(text)).isEqualTo("input.csv: UTF-8, ';' between cells, CRLF, header in line 2");
            assertThat(lineNumbers(text)).containsExactly(3L);
        }

        @Test
        void unlessItIsGiven() {
            List<Row> rows = rows(source(bytes("a,b^c\n1,2^3\n"), CsvDialect.DETECTED.withDelimiter('^')));

            assertThat(rows).extracting(Row::cells).containsExactly(List.of("1,2", "3"));
        }

        @Test
        void andNamesTheTabAndMixedLineEnds() {
            assertThat(description("id\tname\r\n1\tAnna\n2\tBo\r\n"))
                    .isEqualTo("input.csv: UTF-8, tab between cells, CRLF and LF");
        }

        @Test
        void andTakesNoHalfOfALineEndForOneOfItsOwnWhereALargeFileIsCut() {
            assertThat(description("id,name\r\n" + "1,Anna\r\n".repeat(50_000)))
                    .isEqualTo("input.csv: UTF-8, ',' between cells, CRLF");
        }
    }

    @Nested
    class FindsOutTheQuote {
        @Test
        void thatWrapsTheColumnNames() {
            String text = "'id','name'\n'1','d''Or, Anna'\n";

            assertThat(description(text)).isEqualTo("input.csv: UTF-8, ',' between cells, ' around them, LF");
            assertThat(rows(source(bytes(text)))).extracting(Row::cells).containsExactly(List.of("1", "d'Or, Anna"));
        }

        @Test
        void thatWrapsCellsWhichNeedIt() {
            assertThat(rows(source(bytes("id,name\n1,'Lee, Anna'\n2,Bo\n3,'Ray, Di'\n4,'Fox, Ed'\n"))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("Lee, Anna", "Bo", "Ray, Di", "Fox, Ed");
        }

        @Test
        void butTakesNoApostropheForOne() {
            String text = "id,name\n1,'t Hooft\n2,Jones'\n3,'Bob'\n";

            assertThat(rows(source(bytes(text))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("'t Hooft", "Jones'", "'Bob'");
        }

        @Test
        void orThatThereIsNone() {
            String text = "id\tname\n1\t\"Best\" Corp\n2\t\"A\" Ltd\n3\t\"B\" Ltd\n";

            assertThat(description(text)).isEqualTo("input.csv: UTF-8, tab between cells, no quotes, LF");
            assertThat(rows(source(bytes(text))))
                    .extracting(row -> row.cell(1))
                    .containsExactly("\"Best\" Corp", "\"A\" Ltd", "\"B\" Ltd");
        }

        @Test
        void butTakesNoStrayOnesForCharacters() {
            List<Row> rows = rows(source(bytes("id,name\n1,\"Anna\n2,\"Bo\n3,\"Cy\n4,\"Di\n")));

            assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.problems())
                    .extracting(Problem::code)
                    .containsExactly(ErrorCode.QUOTE));
        }

        @Test
        void unlessItIsGiven() {
            List<Row> rows =
                    rows(source(bytes("id,name\n1,\"a\"\n"), CsvDialect.DETECTED.withQuote(CsvDialect.Quote.NONE)));

            assertThat(rows.get(0).cells()).containsExactly("1", "\"a\"");
            assertThat(rows.get(0).problems()).isEmpty();
        }
    }

    @Nested
    class FindsTheHeader {
        @Test
        void afterLinesOfAReportsTitle() {
            String text =
                    "Customers of ACME, all branches\n\nPrinted:;2026-11-20;;;\nid;name;city;zip;phone\n1;\"Anna\nLee\";Rome;00100;+39\n2;Bo;Bonn;53111;+49\n";

            assertThat(description(text)).isEqualTo("input.csv: UTF-8, ';' between cells, LF, header in line 4");
            assertThat(rows(source(bytes(text)))).extracting(row -> row.cell(3)).containsExactly("00100", "53111");
            assertThat(lineNumbers(text)).containsExactly(5L, 7L);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "id,name\nA1,Anna,Rome\nA2,Bo,Bonn\n",
                    "id\nA1,Anna,Rome\nA2,Bo\n",
                    "id\nA1\nA2\n",
                    "id,,,\n1,Anna,Rome,00100\n2,Bo,Bonn,53111\n",
                    "id,name,city\n",
                })
        void inTheFirstLineWhenInDoubt(String text) {
            try (RowReader reader = source(bytes(text)).open()) {
                assertThat(reader.header().columns()).first().isEqualTo("id");
            }
        }

        @Test
        void whereItIsSaidToBe() {
            CsvSource source = source(bytes("a,b\nc,d\n\nid,name\n1,Anna\n"), CsvDialect.DETECTED.withHeaderLine(3));

            try (RowReader reader = source.open()) {
                assertThat(reader.header().columns()).containsExactly("id", "name");
                assertThat(reader.read())
                        .extracting(row -> row.position().line())
                        .isEqualTo(5L);
            }
        }

        @Test
        void orSaysThatThereIsNone() {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> source(bytes("a,b\n"), CsvDialect.DETECTED.withHeaderLine(3))
                            .open())
                    .withMessage("input.csv: expected a header line with the column names, found none from line 3 on");
        }

        @Test
        void andKeepsColumnsThatAreThereTwice() {
            try (RowReader reader = source(bytes("id,name,name\n1,a,b\n")).open()) {
                assertThat(reader.header().columns()).containsExactly("id", "name", "name");
            }
        }
    }

    @Nested
    class NoticesThatTheFileChanges {
        @Test
        void beforeItIsOpened() throws IOException {
            CsvSource source = source(bytes("id\n1\n"));
            Files.setLastModifiedTime(source.path(), FileTime.fromMillis(1_700_000_000_000L));
            CsvSource known = new CsvFile(source.path()).examine();
            Files.writeString(source.path(), "2\n", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(source.path(), FileTime.fromMillis(1_700_000_001_000L));

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(known::open)
                    .withMessage(
                            "input.csv: expected the file as it was at the start (5 bytes of 2023-11-14T22:13:20Z), found"
                                    + " 7 bytes of 2023-11-14T22:13:21Z. The rows sent so far are done and recorded")
                    .extracting(SyncException::code)
                    .isEqualTo(ErrorCode.INPUT_CHANGED);
        }

        @Test
        void atItsEnd() throws IOException {
            CsvSource source = source(bytes("id\n1\n"));
            try (RowReader reader = source.open()) {
                reader.read();
                Files.writeString(source.path(), "2\n3\n4\n", StandardOpenOption.APPEND);

                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(() -> readAll(reader))
                        .withMessageStartingWith("input.csv line ");
            }
        }

        @Test
        void inTheMidstOfIt() throws IOException {
            CsvSource source = source(bytes("id\n" + "1\n".repeat(100_000)));
            try (RowReader reader = source.open()) {
                Files.delete(source.path());

                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(() -> readAll(reader))
                        .withMessageContaining("input.csv line 10001: expected the file as it was at the start")
                        .withMessageContaining("found it gone");
            }
        }

        @Test
        void ratherThanWhatItLooksLikeMeanwhile() throws IOException {
            CsvSource source = source(bytes("id\nJürgen\n" + "1\n".repeat(200_000)));
            try (RowReader reader = source.open()) {
                reader.read();
                Files.write(source.path(), "\n\u00FC".repeat(200_000).getBytes(WINDOWS_1252));

                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(() -> readAll(reader))
                        .extracting(SyncException::code)
                        .isEqualTo(ErrorCode.INPUT_CHANGED);
            }
        }

        @Test
        void byBeingReplaced() throws IOException {
            CsvSource source = source(bytes("id\n1\n"));
            FileTime modified = Files.getLastModifiedTime(source.path());
            Path other = Files.writeString(directory.resolve("other"), "id\n2\n");
            Files.setLastModifiedTime(other, modified);
            Files.move(other, source.path(), StandardCopyOption.REPLACE_EXISTING);

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(source::open)
                    .withMessageEndingWith("found another one. The rows sent so far are done and recorded");
        }
    }

    @Nested
    class Unpacks {
        @Test
        void gzipWhateverItsName() throws IOException {
            byte[] packed = gzip(bytes("id;name\n1;Jürgen\n"));

            assertThat(description(packed)).isEqualTo("input.csv: gzip, UTF-8, ';' between cells, LF");
            assertThat(rows(source(packed))).extracting(Row::cells).containsExactly(List.of("1", "Jürgen"));
        }

        @Test
        void upToWhereGzipWasCutOff() throws IOException {
            byte[] packed = gzip(bytes("id,name\n" + "1,Anna\n".repeat(300_000)));
            byte[] cut = Arrays.copyOf(packed, packed.length / 2);

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> rows(source(cut)))
                    .withMessageEndingWith("found gzip data that end too early. Copy the file again");
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> source(Arrays.copyOf(packed, 5)))
                    .withMessageEndingWith("found gzip data that end too early. Copy the file again");
        }
    }

    @Nested
    class Spools {
        @Test
        void theSameBytesToTheSameFile() throws IOException {
            Path spool = directory.resolve("data/spool");
            CsvFile first = CsvFile.spool(new ByteArrayInputStream(bytes("id\n1\n")), spool);
            CsvFile again = CsvFile.spool(new ByteArrayInputStream(bytes("id\n1\n")), spool);
            CsvFile other = CsvFile.spool(new ByteArrayInputStream(bytes("id\n2\n")), spool);

            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
            assertThat(first.path().getFileName()).hasToString("stdin-7cde7fb64fd82bd1.csv");
            assertThat(rows(first.examine())).extracting(Row::cells).containsExactly(List.of("1"));
            try (var files = Files.list(spool)) {
                assertThat(files).containsExactlyInAnyOrder(first.path(), other.path());
            }
        }

        @Test
        void nothingOfAStreamThatBreaks() throws IOException {
            InputStream broken = InputStream.nullInputStream();
            broken.close();

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> CsvFile.spool(broken, directory))
                    .withMessage("standard input: expected to keep it in " + directory + ", found Stream closed");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Nested
    class EstimatesItsRows {
        @Test
        void bySamplesOfALargeFileWhoseRowsGrow() {
            StringBuilder text = new StringBuilder("id,name\r\n");
            for (int i = 0; i < 100_000; i++) {
                text.append(i).append(',').append("x".repeat(i / 1_000)).append("\r\n");
            }
            byte[] bytes = bytes(text.toString());

            assertThat(bytes).hasSizeGreaterThan(4 * 1024 * 1024);
            assertThat(source(bytes).estimateRows().orElseThrow()).isBetween(90_000L, 110_000L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16LE"})
        void byCountingTheLinesOfAnyOther(Charset charset) throws IOException {
            byte[] bytes = "id,name\n1,Anna\n2,Bo\n3,Di".getBytes(charset);

            assertThat(source(bytes).estimateRows()).hasValue(3);
            assertThat(source(gzip(bytes("id\n" + "1\n".repeat(1_000_000)))).estimateRows())
                    .hasValue(1_000_000);
        }
    }

    @Test
    void keepsWhiteSpaceWhenAsked() {
        List<Row> rows = rows(source(bytes("id , name\n1, Anna \n , \n"), CsvDialect.DETECTED.withTrim(false)));

        assertThat(rows).extracting(Row::cells).containsExactly(List.of("1", " Anna "));
    }

    @Test
    void refusesAnImpossibleDialect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvDialect.DETECTED.withDelimiter('"'))
                .withMessage("expected a delimiter that is neither a quote nor a line end nor NUL, found U+0022");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvDialect.DETECTED.withHeaderLine(0))
                .withMessage("expected a header line from 1 on, found 0");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String description(String text) {
        return description(bytes(text));
    }

    private String description(byte[] bytes) {
        return source(bytes).description();
    }

    private List<Long> lineNumbers(String text) {
        return rows(source(bytes(text))).stream()
                .map(row -> row.position().line())
                .toList();
    }

    private CsvSource source(byte[] bytes) {
        return source(bytes, CsvDialect.DETECTED);
    }

    private CsvSource source(byte[] bytes, CsvDialect dialect) {
        try {
            return new CsvFile(Files.write(directory.resolve("input.csv"), bytes), dialect).examine();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Row> rows(CsvSource source) {
        try (RowReader reader = source.open()) {
            return readAll(reader);
        }
    }

    private static List<Row> readAll(RowReader reader) {
        List<Row> rows = new ArrayList<>();
        for (Row row = reader.read(); row != null; row = reader.read()) {
            rows.add(row);
        }
        return rows;
    }
}
