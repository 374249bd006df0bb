package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.customersync.run.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation shows is there: pages, files, headings, commands with their options, exit codes. */
class DocumentationTests {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final String JAR = "customer-sync.jar";

    static Stream<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        for (Path root : List.of(PAGES, Path.of("samples"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        Matcher link = LINK.matcher(read(document));
        while (link.find()) {
            String to = link.group(1);
            if (to.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = to.split("#", 2);
            Path file = parts[0].isEmpty()
                    ? document
                    : document.resolveSibling(parts[0]).normalize();
            assertThat(file).as("%s links to %s", document, to).exists();
            if (parts.length == 2) {
                assertThat(anchors(file)).as("%s links to %s", document, to).contains(parts[1]);
            }
        }
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        String index = read(PAGES.resolve("index.md"));
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("index.md")))
                    .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commandsAndOptionsExist(Path document) {
        for (List<String> command : commands(read(document))) {
            assertThatCode(() -> parse(command))
                    .as("%s shows: %s", document, String.join(" ", command))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void commandsAreFoundInProseAndBlocks() {
        assertThat(commands("""
                Run `retry --drop` or `sync`, see `--help` and `sync.feed`.

                    KEY=x java -jar target/customer-sync.jar sync --sandbox \\
                        --customers 'my file.csv' > out.txt

                    java -jar target/customer-sync.jar --help
                """))
                .containsExactly(
                        List.of("sync", "--sandbox", "--customers", "my file.csv"),
                        List.of("--help"),
                        List.of("retry", "--drop"));
        assertThatCode(() -> parse(List.of("sync", "--customer", "x")))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void exitCodesAreExplained() {
        String page = read(PAGES.resolve("running-nightly.md"));
        String help = String.join(
                "\n",
                CustomerSync.commandLine().getCommandSpec().usageMessage().exitCodeList().entrySet().stream()
                        .map(code -> code.getKey().strip() + " " + code.getValue())
                        .toList());
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("`" + code.status() + "`");
            assertThat(help).contains(code.status() + " " + code.meaning());
        }
    }

    /** Each command that a document shows: those that call the jar, and those of code spans that begin with a command's name. */
    private static List<List<String>> commands(String text) {
        List<List<String>> commands = new ArrayList<>();
        String joined = text.replaceAll("\\\\\n\\s*", " ");
        joined.lines().filter(line -> line.contains(JAR + " ")).forEach(line -> {
            String call = line.substring(line.indexOf(JAR + " ") + JAR.length() + 1);
            commands.add(words(call.replaceAll("(`| [>|#&] ?|;).*", "")));
        });
        List<String> names =
                List.copyOf(CustomerSync.commandLine().getSubcommands().keySet());
        Matcher span = SPAN.matcher(text);
        while (span.find()) {
            List<String> words = words(span.group(1));
            if (words.size() > 1 && names.contains(words.get(0))) {
                commands.add(words);
            }
        }
        return commands;
    }

    private static List<String> words(String call) {
        Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(call);
        return word.results()
                .map(found -> Stream.of(found.group(1), found.group(2), found.group(3))
                        .filter(part -> part != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** As the command line does, with something real in the place of what stands for it. */
    private static void parse(List<String> command) {
        if (command.get(0).equals("COMMAND")) {
            return;
        }
        String[] args = command.stream()
                .map(word -> word.equals("ENTITY") ? "customer" : word.matches("[A-Z]+") ? "1" : word)
                .filter(word -> !word.equals("…"))
                .toArray(String[]::new);
        CommandLine commandLine = CustomerSync.commandLine();
        try {
            commandLine.parseArgs(args);
        } catch (CommandLine.MissingParameterException incomplete) {
            // Prose names an option without its value.
            assertThat(Arrays.asList(args)).isNotEmpty();
        }
    }

    private static List<String> anchors(Path page) {
        return HEADING.matcher(read(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
