package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.mapping.Mappings;
import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import dev.customersync.source.csv.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class RowItemReaderTests {
    private static final String TEXT = """
            reference_id,company_name,display_name
            1,Lee,"Anna
            Lee"
            2,Fox,Bo
            3,Ray,"C
            4,Ace,Di
            5,Cox,Ed
            """;

    private final Path file;
    private final ExecutionContext context = new ExecutionContext();

    RowItemReaderTests(@TempDir Path directory) {
        this.file = directory.resolve("customers.csv");
    }

    @Test
    void goesOnWhereTheLastExecutionWas() throws IOException {
        readInOneExecution(2, TEXT);

        assertThat(context.getLong("rows.read")).isEqualTo(2);
        assertThat(context.getLong("bookmark.offset")).isEqualTo(TEXT.indexOf("3,"));
        assertThat(readInOneExecution(1, TEXT)).isEqualTo("customers.csv line 5");
        assertThat(context.getLong("rows.read")).isEqualTo(3);
    }

    @Test
    void goesThereWithoutReadingWhatIsBefore() throws IOException {
        readInOneExecution(2, TEXT);
        String shorterByOneRow = TEXT.replace("2,Fox,Bo", "        ");

        assertThat(readInOneExecution(1, shorterByOneRow)).isEqualTo("customers.csv line 5");
    }

    @Test
    void countsFromTheLastBookmarkThatThereIs() throws IOException {
        readInOneExecution(2, TEXT);
        readInOneExecution(1, TEXT);

        assertThat(context.getLong("bookmark.rows"))
                .as("rows before lines that are read again")
                .isEqualTo(2);
        assertThat(readInOneExecution(1, TEXT)).isEqualTo("customers.csv line 6");
    }

    @Test
    void countsFromTheBeginningWhenNoBookmarkWasKept() throws IOException {
        context.putLong("rows.read", 3);

        assertThat(readInOneExecution(1, TEXT)).isEqualTo("customers.csv line 6");
        assertThat(context.getLong("rows.read")).isEqualTo(4);
    }

    /** The position of the last row. */
    private String readInOneExecution(int rows, String text) throws IOException {
        Files.writeString(file, text);
        RowItemReader reader = new RowItemReader(input());
        reader.open(context);
        Row last = null;
        for (int i = 0; i < rows; i++) {
            last = reader.read();
        }
        reader.update(context);
        reader.close();
        return last == null ? "none" : last.position().toString();
    }

    private SyncInput input() {
        var source = new CsvFile(file).examine();
        try (var reader = source.open()) {
            var mapping =
                    Mappings.DEFAULT.bind(EntityType.CUSTOMER, reader.header()).mapping();
            return new SyncInput(source, mapping, "", SourceDigest.of(source), null);
        }
    }
}
