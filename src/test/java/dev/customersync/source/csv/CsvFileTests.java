package dev.customersync.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.problem.SyncException;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {
    private final Path directory;

    CsvFileTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Nested
    class ReadsRows {
        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void withAnyLineEnd(String lineEnd) {
            Path file = file(String.join(lineEnd, "id,name", "1,Anna", "2,Bo", ""));

            assertThat(rows(file)).extracting(Row::cells).containsExactly(List.of("1", "Anna"), List.of("2", "Bo"));
            assertThat(lineNumbers(file)).containsExactly(2L, 3L);
        }

        @Test
        void withoutALineEndAfterTheLast() {
            assertThat(rows(file("id,name\n1,Anna"))).extracting(Row::cells).containsExactly(List.of("1", "Anna"));
        }

        @ParameterizedTest
        @ValueSource(chars = {',', ';', '\t', '|'})
        void withTheDelimiterOfTheHeader(char delimiter) {
            Path file = file("id#name#city\n1#\"a,b;c\td|e\"#x\n".replace('#', delimiter));

            assertThat(header(file).delimiter()).isEqualTo(delimiter);
            assertThat(rows(file)).extracting(Row::cells).containsExactly(List.of("1", "a,b;c\td|e", "x"));
        }

        @Test
        void withADelimiterThatQuotedColumnNamesDoNotConfuse() {
            assertThat(header(file("id;\"a,b,c\";city\n")).columns()).containsExactly("id", "a,b,c", "city");
        }

        @Test
        void withoutTheByteOrderMark() {
            assertThat(header(file("\uFEFFid,name\n")).columns()).containsExactly("id", "name");
        }

        @Test
        void withBackslashesAndDoubledQuotes() {
            assertThat(rows(file("id,name\n1,\"C:\\dir\\\"\n2,\"say \"\"hi\"\"\"\n")))
                    .extracting(row -> row.cell(1))
                    .containsExactly("C:\\dir\\", "say \"hi\"");
        }

        @Test
        void withCellsTrimmedOfEveryKindOfSpace() {
            assertThat(rows(file("id , name\n 1,\u00A0\u202F Anna Lee\u3000\t\u00A0\n")))
                    .extracting(Row::cells)
                    .containsExactly(List.of("1", "Anna Lee"));
        }

        @Test
        void withNeutralisedCellsOfARejectsFileAsTheyWere() {
            Path file = file(
                    "id,phone,note,_run_id,_line\n1,'+4930123456,''=x,7,2\n2,+4930123456,O'Neil,7,3\n3,'x,'-,7,4\n");

            assertThat(rows(file))
                    .extracting(row -> row.cells().subList(1, 3))
                    .containsExactly(
                            List.of("+4930123456", "'=x"), List.of("+4930123456", "O'Neil"), List.of("'x", "-"));
        }

        @Test
        void withApostrophesKeptInAnyOtherFile() {
            assertThat(rows(file("id,note\n1,'+4930123456\n")))
                    .extracting(row -> row.cell(1))
                    .containsExactly("'+4930123456");
        }

        @Test
        void passingOverBlankLinesAndLinesOfBlankCells() {
            Path file = file("\n\nid,name\n\n1,Anna\n   \n,,\n \u00A0, \n2,Bo\n\n");

            assertThat(rows(file)).extracting(Row::cells).containsExactly(List.of("1", "Anna"), List.of("2", "Bo"));
            assertThat(lineNumbers(file)).containsExactly(5L, 9L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n"})
        void countingThePhysicalLinesOfMultiLineCells(String lineEnd) {
            Path file = file(String.join(lineEnd, "id,name", "1,\"Anna", "", "Lee\"", "2,Bo", "3,\"x", "y\"", "4,z"));

            assertThat(rows(file)).extracting(row -> row.cell(1)).containsExactly("Anna\n\nLee", "Bo", "x\ny", "z");
            assertThat(lineNumbers(file)).containsExactly(2L, 5L, 6L, 8L);
        }

        @Test
        void acrossTheEdgesOfEveryBuffer() {
            StringBuilder text = new StringBuilder("id,name\r\n");
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                String name = "é€𝄞".repeat(i % 7) + i;
                expected.add(name);
                text.append(i).append(',').append(name).append("\r\n");
            }
            Path file = file(text.toString());

            assertThat(rows(file)).extracting(row -> row.cell(1)).containsExactlyElementsOf(expected);
            assertThat(lineNumbers(file)).last().isEqualTo(20_001L);
        }

        @Test
        void noneWhenThereIsOnlyAHeader() {
            assertThat(rows(file("id,name"))).isEmpty();
        }

        @Test
        void fromTheOneThatSkippingLedTo() {
            try (RowReader reader = new CsvFile(file("id,name\n1,\"a\nb\"\n\n2,x,y\n3,c\n4,d\n")).open()) {
                reader.skip(3);

                assertThat(reader.read())
                        .extracting(row -> row.position().toString())
                        .isEqualTo("input.csv line 7");
                reader.skip(5);
                assertThat(reader.read()).isNull();
            }
        }

        @Test
        void whoseHeaderEndsInSurplusDelimiters() {
            Path file = file("id,name,,\n1,Anna,,\n2,Bo\n");

            assertThat(header(file).columns()).containsExactly("id", "name");
            assertThat(rows(file)).allSatisfy(row -> assertThat(row.problems()).isEmpty());
        }
    }

    @Nested
    class MarksDamagedRows {
        @Test
        void thatHaveTooFewOrTooManyCells() {
            List<Row> rows = rows(file("id,name,city\n1,Anna\n2,Bo,Rome,\n3,Cy,Bonn,x\n"));

            assertThat(rows.get(0).problems())
                    .containsExactly(problem(ErrorCode.CELL_COUNT, "", "expected 3 cells as in the header, found 2"));
            assertThat(rows.get(0).cells()).containsExactly("1", "Anna");
            assertThat(rows.get(1).problems()).isEmpty();
            assertThat(rows.get(1).cells()).containsExactly("2", "Bo", "Rome");
            assertThat(rows.get(2).problems())
                    .containsExactly(problem(ErrorCode.CELL_COUNT, "", "expected 3 cells as in the header, found 4"));
            assertThat(rows.get(2).cells()).containsExactly("3", "Cy", "Bonn", "x");
        }

        @Test
        void ofRejectsFilesWhoseCellsNobodyHasPutRight() {
            List<Row> rows = rows(file("""
                    id,name,_run_id,_error_code
                    1,,7,CS401
                    2,Bo,7,CS414
                    3,Cy,7,CS404
                    4,Di,7,
                    5,CS401,7,
                    """));

            assertThat(rows.get(0).problems()).containsExactly(unmended(ErrorCode.CELL_COUNT, "CS401"));
            assertThat(rows.get(0).cells()).containsExactly("1", "", "7", "CS401");
            assertThat(rows.get(1).problems()).containsExactly(unmended(ErrorCode.QUOTE, "CS414"));
            assertThat(rows.subList(2, 5))
                    .allSatisfy(row -> assertThat(row.problems()).isEmpty());
        }

        private Problem unmended(ErrorCode code, String found) {
            return problem(
                    code,
                    "_error_code",
                    "_error_code: expected a blank cell beside cells that were put right, found \"" + found
                            + "\"; put the cells right, then clear the _error_code cell");
        }

        @Test
        void butNotForAColumnThatIsCalledSoInAFileOfAnotherOrigin() {
            assertThat(rows(file("id,_error_code\n1,CS401\n")).get(0).problems())
                    .isEmpty();
            assertThat(rows(file("id,_run_id\n1,7\n")).get(0).problems()).isEmpty();
        }

        @Test
        void thatHoldWhatPostgresqlCannotKeep() {
            Row row = rows(file("id,name\n1,An\0na\n")).get(0);

            assertThat(row.cells()).containsExactly("1", "An\uFFFDna");
            assertThat(row.problems())
                    .containsExactly(
                            problem(ErrorCode.CHARACTER, "name", "name: expected text, found a NUL character"));
        }

        @Test
        void whoseQuoteIsNeverClosedAndReadsOnAfterTheirFirstLine() {
            List<Row> rows = rows(file("id,name,city\n1,Anna,Rome\n2,\"Bo,Rome\n3,Cy,Bonn\n4,Di,Oslo\n"));

            assertThat(rows).extracting(row -> row.cell(0)).containsExactly("1", "2", "3", "4");
            assertThat(rows).extracting(row -> row.position().line()).containsExactly(2L, 3L, 4L, 5L);
            assertThat(rows.get(1).cells()).containsExactly("2", "\"Bo", "Rome");
            assertThat(rows.get(1).problems())
                    .containsExactly(problem(
                            ErrorCode.QUOTE,
                            "",
                            "expected quoted cells to be closed and quotes in them to be doubled, found a stray quote or a cell of"
                                    + " more than 100 lines or 1,000,000 characters; reading goes on with line 4"));
            assertThat(rows).filteredOn(row -> row.problems().isEmpty()).hasSize(3);
        }

        @Test
        void whoseQuoteIsClosedByALaterRowsAndReadsOnAfterTheirFirstLine() {
            List<Row> rows = rows(file("id,name,city\n1,\"Anna,Rome\n2,Bo,Bonn\n3,\"Cy\",Oslo\n4,Di,Lund\n"));

            assertThat(rows).extracting(row -> row.cell(0)).containsExactly("1", "2", "3", "4");
            assertThat(rows).filteredOn(row -> row.problems().isEmpty()).hasSize(3);
            assertThat(rows.get(0).problems()).hasSize(1);
        }

        @Test
        void whichAQuoteExtendsOverOthers() {
            List<Row> rows = rows(file("id,name,city\n1,\"Anna,Rome\n2,Bo\",Bonn,x\n"));

            assertThat(rows.get(0).problems())
                    .containsExactly(problem(
                            ErrorCode.CELL_COUNT,
                            "",
                            "expected 3 cells as in the header, found 4 in a record that a quote extends to line 3;"
                                    + " reading goes on with line 3"));
            assertThat(rows.get(1).cells()).containsExactly("2", "Bo\"", "Bonn", "x");
        }

        @Test
        void eachOnItsOwnInAFileFullOfStrayQuotes() {
            StringBuilder text = new StringBuilder("id,name,city\n");
            for (int i = 0; i < 300; i++) {
                text.append(i).append(",\"Bolt 5\" long\",x\n");
            }
            List<Row> rows = rows(file(text.toString()));

            assertThat(rows).hasSize(300).allSatisfy(row -> assertThat(row.problems())
                    .hasSize(1));
            assertThat(rows.get(299).position().line()).isEqualTo(301);
        }

        @Test
        void thatAreTooLongToBeHeldKeepingTheirBeginning() {
            List<Row> rows = rows(file("id,name\n1," + "x".repeat(3_000_000) + "\n2,Bo\n3,\"" + "y\n".repeat(50)
                    + "z".repeat(1_000_000) + "\"\n4,Di\n"));

            assertThat(rows.get(0).problems())
                    .containsExactly(
                            problem(
                                    ErrorCode.TOO_LONG,
                                    "",
                                    "expected a row of at most 1,000,000 characters, found a longer one, of which the beginning is kept here"));
            assertThat(rows.get(0).cells()).containsExactly("1", "x".repeat(998));
            assertThat(rows.get(1).cells()).containsExactly("2", "Bo");
            assertThat(rows.get(1).position().line()).isEqualTo(3);
            assertThat(rows.get(2).problems()).extracting(Problem::code).containsExactly(ErrorCode.QUOTE);
            assertThat(rows.get(2).position().line()).isEqualTo(4);
            assertThat(rows.get(rows.size() - 1).cells()).containsExactly("4", "Di");
            assertThat(rows.get(rows.size() - 1).position().line()).isEqualTo(55);
        }

        @Test
        void butNotACellOfNearlyAMillionCharacters() {
            String cell = "x".repeat(999_990);

            assertThat(rows(file("id,name\n1,\"" + cell + "\"\n")))
                    .extracting(row -> row.cell(1))
                    .containsExactly(cell);
        }

        @Test
        void whoseQuotesPairButNotAsTheyShould() {
            List<Row> rows = rows(file("id,name\n1,\"Ann\" or \"Al\"\n2,\"Ann \"\"or\"\" Al\"\n"));

            assertThat(rows.get(0).cells()).containsExactly("1", "\"Ann\" or \"Al\"");
            assertThat(rows.get(0).problems()).extracting(Problem::code).containsExactly(ErrorCode.QUOTE);
            assertThat(rows.get(1).cells()).containsExactly("2", "Ann \"or\" Al");
            assertThat(rows.get(1).problems()).isEmpty();
        }

        @Test
        void butNotThoseWithAQuoteInsideAnUnquotedCell() {
            Path file = file("id,name\n1,5\" pipe\n2,5\" x 3\" pipe\n3,\"a\nb\"\n4,x\n");

            assertThat(rows(file))
                    .extracting(row -> row.cell(1))
                    .containsExactly("5\" pipe", "5\" x 3\" pipe", "a\nb", "x");
            assertThat(rows(file)).allSatisfy(row -> assertThat(row.problems()).isEmpty());
        }

        @Test
        void butNotALongMultiLineCell() {
            String cell = "line\n".repeat(98) + "end";

            assertThat(rows(file("id,name\n1,\"" + cell + "\"\n2,x\n")))
                    .extracting(row -> row.cell(1))
                    .containsExactly(cell, "x");
        }
    }

    @Nested
    class Refuses {
        @Test
        void aMissingFile() {
            Path file = directory.resolve("none.csv");

            assertRefused(file, file + ": expected a CSV file, found nothing at " + file.toAbsolutePath());
        }

        @Test
        void aDirectory() {
            assertRefused(directory, directory + ": expected a CSV file, found a directory");
        }

        @Test
        void anEmptyFile() {
            assertRefused(file(""), "input.csv: expected a header line with the column names, found an empty file");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n  \r\n\n", "\uFEFF"})
        void aFileOfBlankLines(String text) {
            assertRefused(
                    file(text), "input.csv: expected a header line with the column names, found only blank lines");
        }

        @Test
        void aHeaderWhoseQuoteIsNeverClosed() {
            assertRefused(
                    file("\nid,\"name\n1,x\n"),
                    "input.csv line 2: expected a header line with the column names, found a stray quote");
        }

        @Test
        void bytesThatAreNoUtf8NamingTheirLineAfterTheRowsBeforeIt() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write("id,name\n1,Ünal\n2,".getBytes(StandardCharsets.UTF_8));
            bytes.write("Müller\n3,x\n".getBytes(StandardCharsets.ISO_8859_1));

            try (RowReader reader = new CsvFile(file(bytes.toByteArray())).open()) {
                assertThat(reader.read()).extracting(Row::cells).isEqualTo(List.of("1", "Ünal"));
                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(reader::read)
                        .withMessage(
                                "input.csv line 3: expected UTF-8 text as before, found the byte 0xFC after 3 characters of the"
                                        + " line. Export the file as UTF-8 throughout, or give its encoding, such as windows-1252, in"
                                        + " the mapping profile");
            }
        }

        @Test
        void aCharacterCutOffByTheEndOfTheFile() {
            byte[] bytes = {'i', 'd', (byte) 0xC3, (byte) 0xBC, '\n', '1', (byte) 0xC3};

            try (RowReader reader = new CsvFile(file(bytes)).open()) {
                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(reader::read)
                        .withMessageStartingWith(
                                "input.csv line 2: expected UTF-8 text as before, found the byte 0xC3 after 1 character");
            }
        }

        @Test
        void aHeaderThatWouldFillTheMemory() {
            assertRefused(
                    file("x".repeat(Lines.MAX_LENGTH + 1)),
                    "input.csv line 1: expected a header line with the column names, found a line of more than 1,000,000"
                            + " characters. Is this a CSV file?");
        }

        private void assertRefused(Path file, String message) {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> new CsvFile(file).open())
                    .withMessage(message)
                    .extracting(SyncException::code)
                    .isEqualTo(ErrorCode.INPUT_UNREADABLE);
        }
    }

    private Path file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(directory.resolve("input.csv"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Header header(Path file) {
        try (RowReader reader = new CsvFile(file).open()) {
            return reader.header();
        }
    }

    private static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new CsvFile(file).open()) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Long> lineNumbers(Path file) {
        return rows(file).stream().map(row -> row.position().line()).toList();
    }

    private static Problem problem(ErrorCode code, String field, String message) {
        return new Problem(code, field, message);
    }
}
