package dev.customersync.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.customersync.progress.Pace;
import dev.customersync.progress.Progress.Stretch;
import dev.customersync.progress.Total;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShownProgressTests {
    private static final Pace FULL = new Pace(10, 10, Duration.ZERO);

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final LiveArea area = new LiveArea(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    @Test
    void withoutATerminalALineIsWrittenNowAndThen() {
        ShownProgress progress = ShownProgress.ofLines(new PrintWriter(err, true), Duration.ofMillis(100));

        try (Stretch stretch = progress.begin("customers", () -> new Total(10_000, true), 4_200, () -> FULL)) {
            await().until(() -> !err.toString().isEmpty());
            stretch.advance(10);
            await().until(() -> err.toString().contains("4,210"));
        }

        assertThat(err.toString())
                .startsWith("progress: customers 4,200 of ~10,000 (42 %)\n")
                .containsPattern("progress: customers 4,210 of ~10,000 \\(42 %\\), [0-9.,]+ rows/s, .* left\n");
    }

    @Test
    void workThatIsDoneBeforeTheFirstLineIsDueIsNotToldOf() {
        ShownProgress progress = ShownProgress.ofLines(new PrintWriter(err, true), Duration.ofMinutes(1));

        try (Stretch stretch = progress.begin("customers", () -> new Total(2, false), 1, () -> FULL)) {
            stretch.advance(1);
        }

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void onATerminalThereIsABarThatIsGoneInTheEnd() {
        ShownProgress progress = ShownProgress.ofBars(area, 80, false);

        try (Stretch stretch = progress.begin("contacts", () -> new Total(2_000, false), 500, () -> FULL)) {
            stretch.advance(500);
            await().until(() -> terminal.toString(StandardCharsets.UTF_8).contains("1,000 of 2,000"));
        }

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .containsPattern("contacts   #{3,}\\.{3,} +50 %  1,000 of 2,000  [0-9,.]+ rows/s, .* left")
                .endsWith("\r\u001B[J");
        assertThat(terminal.toString(StandardCharsets.UTF_8).split("\r\u001B\\[J"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void anEstimateThatWasTooLowGrowsAndAnUnknownTotalIsNotShown() {
        ShownProgress progress = ShownProgress.ofBars(area, 100, false);

        try (Stretch low = progress.begin("customers", () -> new Total(2, true), 0, () -> FULL);
                Stretch unknown = progress.begin("contacts", () -> Total.UNKNOWN, 0, () -> FULL)) {
            low.advance(5);
            unknown.advance(7);
            await().until(() -> terminal.toString(StandardCharsets.UTF_8).contains("5 of ~5")
                    && terminal.toString(StandardCharsets.UTF_8).contains("contacts   7  "));
        }
    }

    @Test
    void anApiThatThrottlesIsNamed() {
        ShownProgress progress = ShownProgress.ofLines(new PrintWriter(err, true), Duration.ofMillis(100));

        try (Stretch stretch = progress.begin(
                "customers", () -> new Total(10, false), 4, () -> new Pace(7, 10, Duration.ofSeconds(1)))) {
            await().until(() -> !err.toString().isEmpty());
            stretch.advance(1);
        }

        assertThat(err.toString()).startsWith("progress: customers 4 of 10 (40 %), throttled to 7.0 requests/s\n");
    }
}
