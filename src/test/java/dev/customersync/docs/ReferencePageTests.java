package dev.customersync.docs;

import static java.util.stream.Collectors.joining;

import dev.customersync.cli.CommandModel;
import dev.customersync.cli.configuration.Setting;
import dev.customersync.cli.configuration.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReferencePageTests {
    @Test
    void thePageHoldsEveryOptionAndEveryProperty() throws IOException {
        CommandSpec program = CommandModel.program();
        StringBuilder page = new StringBuilder("## Commands\n");
        program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(command -> page.append(section(command)));
        page.append("\n## Properties\n\n| property | environment variable | default | |\n|---|---|---|---|\n");
        Map<String, String> descriptions = descriptions();
        Settings.all().forEach(setting -> page.append(row(setting, descriptions)));

        GeneratedPart.check("reference.md", page.toString());
    }

    private static String section(CommandSpec command) {
        String description = String.join(" ", command.usageMessage().description());
        String arguments = command.positionalParameters().stream()
                .map(argument -> row(argument, argument.paramLabel()))
                .collect(joining());
        String options = command.options().stream()
                .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
                .map(option -> row(option, names(option)))
                .collect(joining());
        String rows = arguments + options;
        return "\n### " + command.name() + "\n\n" + description + "\n"
                + (rows.isEmpty() ? "" : "\n| option | |\n|---|---|\n" + rows);
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(ArgSpec argument, String name) {
        return "| `" + name.replace("|", "\\|") + "` | " + description(argument).replace("|", "\\|") + " |\n";
    }

    private static String description(ArgSpec argument) {
        Iterable<String> candidates = Objects.requireNonNullElse(argument.completionCandidates(), List.of());
        return String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
                .replace(
                        "${COMPLETION-CANDIDATES}",
                        String.join(", ", candidates).toLowerCase(Locale.ROOT));
    }

    private static String row(Setting setting, Map<String, String> descriptions) {
        String name = setting.name().toString();
        String byDefault = Objects.requireNonNullElseGet(setting.defaultValue(), () -> shipped(name));
        return "| `" + name + "` | `" + setting.variable() + "` | " + (byDefault.isEmpty() ? "" : "`" + byDefault + "`")
                + " | "
                + Objects.requireNonNull(descriptions.get(name), () -> name + " has no description") + " Expects "
                + setting.allowed() + ". |\n";
    }

    /** What the product's own {@code application.properties} say; empty for nothing. */
    private static String shipped(String property) {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"))
                    .getProperty(property, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the Javadoc of the records, as Spring's annotation processor has kept it. */
    private static Map<String, String> descriptions() throws IOException {
        Map<String, String> descriptions = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                Settings.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property : new JsonMapper().readTree(in).path("properties")) {
                descriptions.put(
                        property.path("name").asString(),
                        property.path("description").asString());
            }
        }
        return descriptions;
    }
}
