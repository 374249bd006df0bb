package dev.customersync.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether anybody may have to be told how a command ends, as far as it shows without reading the configuration as Spring does: that
 * takes longer than a usage error takes for all else. In doubt somebody may.
 */
final class Audience {
    private static final List<String> PREFIXES = List.of("syncnotify", "syncmetrics", "spring");
    private static final List<String> WORDS = List.of("webhook", "pushgateway", "spring");
    private static final String FILES = "application";

    private Audience() {}

    /**
     * Looks for it.
     *
     * @param names of environment variables and system properties
     * @param directory in which the command was given
     */
    static boolean mayExist(Collection<String> names, Path directory) {
        if (names.stream().map(Audience::letters).anyMatch(name -> PREFIXES.stream()
                .anyMatch(name::startsWith))) {
            return true;
        }
        try {
            return mayBeNamedIn(directory, 1) || mayBeNamedIn(directory.resolve("config"), 2);
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    /** Spring finds its files in the directory, in {@code config} and in the directories therein. */
    private static boolean mayBeNamedIn(Path directory, int depth) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(directory, depth)) {
            return paths.filter(path -> String.valueOf(path.getFileName()).startsWith(FILES))
                    .filter(Files::isRegularFile)
                    .anyMatch(Audience::mayName);
        }
    }

    /** A backslash may hide a word. */
    private static boolean mayName(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String letters = letters(text);
            return text.indexOf('\\') >= 0 || WORDS.stream().anyMatch(letters::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names are the same to Spring whatever the case, and with or without dashes. */
    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
