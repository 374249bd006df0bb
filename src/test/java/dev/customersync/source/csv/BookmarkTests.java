package dev.customersync.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.problem.SyncException;
import dev.customersync.source.Bookmark;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarkTests {
    private final Path file;

    BookmarkTests(@TempDir Path directory) {
        this.file = directory.resolve("input.csv");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "UTF-8, '', LF",
        "UTF-8, \uFEFF, CRLF",
        "UTF-16LE, \uFEFF, CRLF",
        "UTF-16BE, '', CR",
        "windows-1252, '', CRLF",
        "IBM850, '', CR",
    })
    void leadToTheRowsAfterThemWhereverTheyAre(Charset charset, String mark, String lineEnd) {
        String text = mark + table(charset.equals(StandardCharsets.UTF_8) ? "é€𝄞" : "éüß");
        String ends = lineEnd.replace("CR", "\r").replace("LF", "\n");
        write(text.replace("\n", ends).getBytes(charset));

        assertThatBookmarksLead(charset);
    }

    @Test
    void countTheUnpackedBytesOfAFileInGzip() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(table("é").getBytes(StandardCharsets.UTF_8));
        }

        assertThatBookmarksLead(StandardCharsets.UTF_8);
    }

    /** The end of a row may be cut by the end of a buffer, of which there are few. */
    private void assertThatBookmarksLead(Charset charset) {
        CsvSource source = source(charset);
        List<Row> rows = new ArrayList<>();
        TreeMap<Long, Bookmark> bookmarks = new TreeMap<>();
        try (RowReader reader = source.open()) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
                Bookmark bookmark = reader.bookmark();
                if (bookmark != null) {
                    bookmarks.put(bookmark.rows(), bookmark);
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(10_000);
        assertThat(bookmarks).hasSizeGreaterThan(rows.size() - 100);
        for (int read = 0; read < rows.size(); read += 499) {
            Bookmark near = bookmarks.floorEntry((long) read + 1).getValue();
            assertThat(rowsAfter(source, read + 1, near, 30))
                    .isEqualTo(rows.subList(read + 1, Math.min(read + 31, rows.size())));
        }
    }

    @Test
    void areTakenFromAReaderThatAnotherBookmarkHasLedTo() {
        write("id,name\n1,\"a\nb\"\n2,c\n3,d\n");
        try (RowReader reader = source().open()) {
            Bookmark beginning = reader.bookmark();
            reader.read();
            Bookmark first = reader.bookmark();

            assertThat(beginning).isEqualTo(new Bookmark(0, 1, 8));
            assertThat(first).isEqualTo(new Bookmark(1, 3, 16));
            try (RowReader later = source().open()) {
                later.skip(1, first);
                assertThat(later.bookmark()).isEqualTo(first);
                later.read();
                assertThat(later.bookmark()).isEqualTo(new Bookmark(2, 4, 20));
            }
        }
    }

    @Test
    void areNotLookedAtWhenTheyAreTooFarAhead() {
        write("id\n1\n2\n3\n");

        assertThat(rowsAfter(source(), 1, new Bookmark(2, 3, 7), 1))
                .extracting(row -> row.cell(0))
                .containsExactly("2");
    }

    @Test
    void areNoneWhileLinesAreReadAgain() {
        write("id,name\n1,\"a\n2,b\n3,c\n");
        try (RowReader reader = source().open()) {
            Bookmark beginning = reader.bookmark();
            reader.read();

            assertThat(reader.bookmark()).isNull();
            assertThat(rowsAfter(source(), 1, beginning, 2))
                    .extracting(row -> row.cell(0))
                    .containsExactly("2", "3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "ISO-2022-JP", "UTF-16", "GB18030"})
    void areNoneInEncodingsThatCannotBeReadFromAnywhere(Charset charset) {
        write("id,name\n1,日本\n2,x\n".getBytes(charset));
        CsvDialect dialect = CsvDialect.DETECTED.withCharset(charset).withDelimiter(',');
        try (RowReader reader = new CsvFile(file, dialect).open()) {
            reader.read();

            Bookmark expected = charset.equals(StandardCharsets.UTF_16) ? new Bookmark(1, 2, 28) : null;
            assertThat(reader.bookmark()).isEqualTo(expected);
        }
    }

    @Test
    void beyondTheEndAreRefused() {
        write("id\n1\n");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> rowsAfter(source(), 9, new Bookmark(9, 10, 100), 1))
                .withMessage("input.csv line 2: expected to go on after 100 bytes, found a shorter text");
    }

    private static String table(String letters) {
        StringBuilder text = new StringBuilder("id,name,city\n");
        for (int i = 0; i < 12_000; i++) {
            String name = letters.repeat(i % 5) + i;
            text.append(i).append(',').append(i % 7 == 0 ? "\"" + name + "\n\n" + letters + "\"" : name);
            text.append(i % 11 == 0 ? ",,,\n\n" : ",x\n");
        }
        return text.toString();
    }

    private static List<Row> rowsAfter(CsvSource source, long skipped, @Nullable Bookmark near, int limit) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = source.open()) {
            reader.skip(skipped, near);
            for (Row row = reader.read(); row != null && rows.size() < limit; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private CsvSource source() {
        return source(StandardCharsets.UTF_8);
    }

    private CsvSource source(Charset charset) {
        return new CsvFile(file, CsvDialect.DETECTED.withCharset(charset)).examine();
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
