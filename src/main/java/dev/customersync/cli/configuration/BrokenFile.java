package dev.customersync.cli.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Finds the operator's file that cannot be read before Spring does: what Spring throws does not tell which file it is, and is shown
 * with its stack trace.
 */
public final class BrokenFile {
    private static final List<Path> FILES = List.of(
            Path.of("config/application.yml"),
            Path.of("config/application.yaml"),
            Path.of("application.yml"),
            Path.of("application.yaml"));

    private BrokenFile() {}

    /** What is wrong with the first that is broken, with file and line; empty when none is. */
    public static Optional<String> find() {
        return FILES.stream()
                .filter(Files::exists)
                .flatMap(file -> problem(file).stream())
                .findFirst();
    }

    static Optional<String> problem(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(reader).forEach(document -> {});
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            return Optional.of(file + (mark == null ? "" : " line " + (mark.getLine() + 1)) + ": expected YAML, found: "
                    + e.getProblem() + (mark == null ? "" : ", at\n" + mark.get_snippet(2, 100)));
        } catch (YAMLException e) {
            return Optional.of(file + ": expected YAML, found: " + e.getMessage());
        } catch (IOException e) {
            return Optional.of(file + ": expected a file in UTF-8 that this user may read, found: " + e);
        }
    }
}
