package dev.customersync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorsPageTests {
    @Test
    void thePageHoldsTheWholeCatalogue() throws IOException {
        String rows = Arrays.stream(ErrorCode.values())
                .sorted(Comparator.comparing(ErrorCode::code))
                .map(code -> "| " + code.code() + " | " + code.title() + " | " + code.hint() + " |\n")
                .collect(Collectors.joining());

        GeneratedPart.check("errors.md", "| code | what | what to do |\n|---|---|---|\n" + rows);
    }

    @Test
    void noTwoErrorsShareACodeAndEachHasTitleAndHint() {
        assertThat(ErrorCode.values()).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(ErrorCode.values())
                .allSatisfy(code -> assertThat(code.title()).isNotBlank())
                .allSatisfy(code -> assertThat(code.hint()).endsWith("."));
    }
}
