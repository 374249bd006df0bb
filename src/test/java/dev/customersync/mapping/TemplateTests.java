package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTests {

    @ParameterizedTest
    @EnumSource
    void isASoundFileOfTheDefaultLayoutWithEveryField(EntityType entity, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("template.csv");
        Files.writeString(file, Template.of(entity));

        try (RowReader reader = new CsvFile(file).open()) {
            BoundMapping bound = DefaultLayout.bind(entity, reader.header());
            Row row = Objects.requireNonNull(reader.read());

            assertThat(bound.warnings()).isEmpty();
            assertThat(bound.mapping().map(row)).isInstanceOf(Mapped.Valid.class);
            assertThat(row.cells()).doesNotContain("");
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void isTwoLines() {
        assertThat(Template.of(EntityType.CONTACT)).isEqualTo("""
                        customer_reference_id,reference_id,first_name,last_name,email,phone,designation,is_default,attribute:Tier
                        C-1001,P-1001,Anna,Smith,anna.smith@example.com,+12075550114,Purchasing,true,A
                        """);
    }
}
