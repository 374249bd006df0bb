package dev.customersync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that is made from the code, between two comments. With {@code mvn test -Dtest='dev.customersync.docs.**'
 * -Ddocs.write=true} it is written anew, else compared.
 */
final class GeneratedPart {
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";
    private static final Path PAGES = Path.of("src/site/markdown");

    private GeneratedPart() {}

    static void check(String page, String expected) throws IOException {
        Path file = PAGES.resolve(page);
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(to).as("the place for what is generated in " + page).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as(page + " is not what the code says; -Ddocs.write=true writes it anew")
                    .isEqualTo(expected);
        }
    }
}
