package dev.customersync.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.SyncException;
import dev.customersync.source.Bookmark;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvDialect.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What holds for any file. A failure shows the smallest sample and the seed that brings it back. */
class CsvPropertiesTests {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    @SuppressWarnings("NullAway.Init") // set before all properties
    private static Path file;

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("properties", ".csv");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    /** How a table is written. */
    record Style(
            Charset charset,
            boolean mark,
            char delimiter,
            Quote quote,
            boolean quoteAll,
            String lineEnd,
            boolean gzip) {
        @Override
        public String toString() {
            return charset + (mark ? " marked" : "") + " [" + delimiter + "] " + quote + (quoteAll ? " all " : " ")
                    + lineEnd.replace("\r", "CR").replace("\n", "LF") + (gzip ? " gzip" : "");
        }
    }

    @Property(tries = 1_000)
    void whatIsWrittenIsReadBackWhenTheDialectIsGiven(
            @ForAll("styles") Style style, @ForAll("tables") List<List<String>> table) throws IOException {
        CsvDialect dialect = new CsvDialect(style.charset(), style.delimiter(), style.quote(), 1, true);

        assertReadBack(style, table, dialect);
    }

    @Property(tries = 1_000)
    void whatIsWrittenIsReadBackWhenTheDialectIsFoundOut(
            @ForAll("detectableStyles") Style style, @ForAll("plainTables") List<List<String>> table)
            throws IOException {
        assertReadBack(style, table, CsvDialect.DETECTED);
    }

    @Property(tries = 2_000)
    void anyBytesEndInRowsOrAClearRefusal(@ForAll("garbage") byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertRowsOrRefusal(bytes.length);
    }

    @Property(tries = 300)
    void bytesAfterAGoodHeaderEndInRowsOrAClearRefusal(@ForAll("garbage") byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("id,name\n1,Anna\n".getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        Files.write(file, out.toByteArray());
        assertRowsOrRefusal(out.size());
    }

    @Property(tries = 300)
    void bytesCalledGzipEndInRowsOrAClearRefusal(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write("id,name\n1,Anna\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] damaged = out.toByteArray();
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            damaged[2 + Byte.toUnsignedInt(bytes[i]) % (damaged.length - 2)] = bytes[i + 1];
        }
        Files.write(file, damaged);
        assertRowsOrRefusal(Integer.MAX_VALUE);
    }

    /** Much of what makes reading go back and forth, so that it would show if the time grew faster than the file. */
    @Property(tries = 3)
    void evenMegabytesOfQuotesEndInRows(@ForAll Random random) throws IOException {
        char[] telling = {'a', ',', '"', '"', '\n', ' '};
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < 2_000_000; i++) {
            text.append(telling[random.nextInt(telling.length)]);
        }
        Files.writeString(file, text);
        assertRowsOrRefusal(text.length());
    }

    @Property(tries = 1_000)
    void theSameRowsFollowABookmark(@ForAll("styles") Style style, @ForAll("tables") List<List<String>> table)
            throws IOException {
        CsvDialect dialect = new CsvDialect(style.charset(), style.delimiter(), style.quote(), 1, true);
        StringBuilder text = new StringBuilder(style.mark() ? "\uFEFF" : "");
        for (List<String> cells : table) {
            // Quotes are left as they come, so that some lines are read more than once.
            text.append(String.join(String.valueOf(style.delimiter()), cells)).append(style.lineEnd());
        }
        write(text.toString().getBytes(style.charset()), style.gzip());
        assertTheSameRowsFollowBookmarks(dialect);
    }

    @Property(tries = 300)
    void theSameRowsOrTheSameRefusalFollowABookmarkInAnyBytes(@ForAll("garbage") byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("id,name\n1,Anna\n".getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        Files.write(file, out.toByteArray());
        assertTheSameRowsFollowBookmarks(CsvDialect.DETECTED);
    }

    private static void assertTheSameRowsFollowBookmarks(CsvDialect dialect) {
        CsvSource source;
        List<Optional<Bookmark>> bookmarks = new ArrayList<>();
        List<String> all;
        try {
            source = new CsvFile(file, dialect).examine();
            all = rowsAfter(source, 0, null, bookmarks);
        } catch (SyncException unreadable) {
            return;
        }
        Bookmark near = null;
        for (int read = 1; read <= bookmarks.size(); read++) {
            near = bookmarks.get(read - 1).orElse(near);
            if (bookmarks.size() < 10 || read % (bookmarks.size() / 10) == 0) {
                assertThat(rowsAfter(source, read, near, new ArrayList<>())).isEqualTo(all.subList(read, all.size()));
            }
        }
    }

    /** The rows, and why there are no more if that is not the end; with the bookmarks after each. */
    private static List<String> rowsAfter(
            CsvSource source, long skipped, @Nullable Bookmark near, List<Optional<Bookmark>> bookmarks) {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = source.open()) {
            reader.skip(skipped, near);
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row.toString());
                bookmarks.add(Optional.ofNullable(reader.bookmark()));
            }
        } catch (SyncException e) {
            rows.add(e.getMessage());
        }
        return rows;
    }

    private static void assertRowsOrRefusal(int atMost) {
        try (RowReader reader = new CsvFile(file).open()) {
            long line = 0;
            int count = 0;
            for (Row row = reader.read(); row != null; row = reader.read()) {
                assertThat(row.position().line()).isGreaterThan(line);
                line = row.position().line();
                count++;
            }
            assertThat(count).isLessThanOrEqualTo(atMost);
        } catch (SyncException e) {
            assertThat(e).hasMessageContaining("expected ").hasMessageContaining(", found ");
        }
    }

    private static void assertReadBack(Style style, List<List<String>> table, CsvDialect dialect) throws IOException {
        List<List<String>> expected = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder(style.mark() ? "\uFEFF" : "");
        long line = 1;
        for (List<String> cells : table) {
            List<String> writable =
                    cells.stream().map(cell -> writable(cell, style)).toList();
            if (line > 1 && writable.stream().anyMatch(cell -> !cell.isBlank())) {
                expected.add(writable.stream().map(String::strip).toList());
                lines.add(line);
            }
            text.append(String.join(
                            String.valueOf(style.delimiter()),
                            writable.stream().map(cell -> written(cell, style)).toList()))
                    .append(style.lineEnd());
            line += 1
                    + writable.stream().mapToLong(CsvPropertiesTests::lineEnds).sum();
        }
        write(text.toString().getBytes(style.charset()), style.gzip());

        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new CsvFile(file, dialect).open()) {
            assertThat(reader.header().columns()).isEqualTo(table.get(0));
            assertThat(reader.header().delimiter()).isEqualTo(style.delimiter());
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        assertThat(rows).extracting(Row::cells).isEqualTo(expected);
        assertThat(rows).extracting(row -> row.position().line()).isEqualTo(lines);
        assertThat(rows).allSatisfy(row -> assertThat(row.problems()).isEmpty());
    }

    private static long lineEnds(String cell) {
        return cell.chars().filter(c -> c == '\n').count();
    }

    private static void write(byte[] bytes, boolean gzip) throws IOException {
        if (!gzip) {
            Files.write(file, bytes);
            return;
        }
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }

    /** Without quotes there is no way to write a delimiter or a line end. */
    private static String writable(String cell, Style style) {
        return style.quote() == Quote.NONE
                ? cell.replace(style.delimiter(), '_').replace('\n', '_')
                : cell;
    }

    private static String written(String cell, Style style) {
        if (style.quote() == Quote.NONE) {
            return cell;
        }
        String quote = String.valueOf(style.quote().character());
        boolean needed =
                style.quoteAll() || cell.contains(quote) || cell.contains("\n") || cell.indexOf(style.delimiter()) >= 0;
        String inner = cell.replace(quote, quote + quote).replace("\n", style.lineEnd());
        return needed ? quote + inner + quote : inner;
    }

    @Provide
    Arbitrary<Style> styles() {
        return styles(
                Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "IBM850"),
                Arbitraries.of(Quote.values()),
                Arbitraries.of(true, false));
    }

    /** Apostrophes that quote only here and there cannot always be told from apostrophes. */
    @Provide
    Arbitrary<Style> detectableStyles() {
        Arbitrary<String> charsets = Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1");
        return Arbitraries.oneOf(
                styles(charsets, Arbitraries.of(Quote.DOUBLE), Arbitraries.of(true, false)),
                styles(charsets, Arbitraries.of(Quote.SINGLE), Arbitraries.just(true)));
    }

    private static Arbitrary<Style> styles(
            Arbitrary<String> charsets, Arbitrary<Quote> quotes, Arbitrary<Boolean> quoteAll) {
        return Combinators.combine(
                        charsets,
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 2, 3),
                        quotes,
                        quoteAll,
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false))
                .as((charset, mark, delimiter, quote, all, lineEnd, gzip) -> new Style(
                        Charset.forName(charset),
                        mark && charset.startsWith("UTF"),
                        DELIMITERS[delimiter],
                        quote,
                        all,
                        lineEnd,
                        gzip));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return tables("ab01 ,;|\t\"'\n\u00FC\u00DF\u00E9-=\\", 1);
    }

    /** Cells as people write them: apostrophes are left out, see above. */
    @Provide
    Arbitrary<List<List<String>>> plainTables() {
        return tables("ab01 ,;|\t\"\n\u00FC\u00DF\u00E9-=\\", 2);
    }

    private static Arbitrary<List<List<String>>> tables(String alphabet, int minWidth) {
        Arbitrary<String> cells = Arbitraries.strings().withChars(alphabet).ofMaxLength(12);
        return Arbitraries.integers().between(minWidth, 6).flatMap(width -> {
            Arbitrary<List<String>> header = Arbitraries.strings()
                    .withChars("idname_\u00FC")
                    .ofMinLength(2)
                    .ofMaxLength(10)
                    .list()
                    .ofSize(width);
            Arbitrary<List<List<String>>> rows =
                    cells.list().ofSize(width).list().ofMaxSize(12);
            return Combinators.combine(header, rows).as((first, others) -> {
                List<List<String>> table = new ArrayList<>(List.of(first));
                table.addAll(others);
                return table;
            });
        });
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        byte[] telling = {
            'a',
            '1',
            ',',
            ';',
            '"',
            '"',
            '\'',
            '\n',
            '\n',
            '\r',
            0,
            ' ',
            (byte) 0xC3,
            (byte) 0xBC,
            (byte) 0xFF,
            (byte) 0xFE,
            (byte) 0x81,
            0x1F,
            (byte) 0x8B,
            (byte) 0xEF,
            (byte) 0xBB,
            (byte) 0xBF,
            (byte) 0xD8
        };
        Arbitrary<Byte> some =
                Arbitraries.integers().between(0, telling.length - 1).map(i -> telling[i]);
        return Arbitraries.oneOf(
                some.array(byte[].class).ofMaxSize(2_000),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(500));
    }
}
