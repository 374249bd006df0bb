package dev.customersync.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveAreaTests {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final LiveArea area = new LiveArea(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    @Test
    void whatOthersWriteScrollsAwayAboveTheLines() {
        area.show("a", "customers 1");
        area.show("b", "contacts 1");
        area.above().println("10:00:00 WARN  throttled");
        area.show("a", "customers 2");
        area.above().print("not a whole line yet");
        area.remove("a");
        area.remove("b");

        assertThat(screen()).containsExactly("10:00:00 WARN  throttled", "");
    }

    @Test
    void eachOwnerHasOneLineInTheOrderTheyCame() {
        area.show("a", "customers 1");
        area.show("b", "contacts 1");
        area.show("a", "customers 2");
        area.above().println("a log line");

        assertThat(screen()).containsExactly("a log line", "customers 2", "contacts 1");
    }

    /** What a terminal shows that knows line feeds, carriage returns, "cursor up" and "erase down". */
    private String[] screen() {
        StringBuilder[] lines = new StringBuilder[20];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new StringBuilder();
        }
        int row = 0;
        int last = 0;
        String text = terminal.toString(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\u001B[J", i)) {
                for (int below = row; below < lines.length; below++) {
                    lines[below].setLength(0);
                }
                last = row;
                i += 2;
            } else if (text.startsWith("\u001B[", i)) {
                row -= Character.digit(text.charAt(i + 2), 10);
                i += 3;
            } else if (text.charAt(i) == '\n') {
                row++;
            } else if (text.charAt(i) != '\r') {
                lines[row].append(text.charAt(i));
            }
            last = Math.max(last, row);
        }
        String[] shown = new String[last + 1];
        for (int i = 0; i <= last; i++) {
            shown[i] = lines[i].toString();
        }
        return shown;
    }
}
