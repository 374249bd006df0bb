package dev.customersync.cli;

import dev.customersync.mapping.Template;
import dev.customersync.record.EntityType;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code template}: a file to begin with. */
@Command(
        name = "template",
        description = "Writes a CSV file with the header of the default layout and one example row.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TemplateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Parameters(paramLabel = "ENTITY", description = "What the rows are: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required
    private EntityType entity;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Template.of(entity));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
