package dev.customersync.cli;

import dev.customersync.job.RunResult;
import dev.customersync.job.SyncInput;
import dev.customersync.job.SyncRequest;
import dev.customersync.job.SyncRunner;
import dev.customersync.job.SyncSettings;
import dev.customersync.run.StopSignal;
import java.io.PrintWriter;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;

/** What the commands that run something have in common: start, obey signals, show what came of it. */
final class RunCommand {
    private final PrintWriter out;
    private final PrintWriter err;

    RunCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs.
     *
     * @return the exit code
     */
    int execute(SyncRequest request, List<SyncInput> inputs, boolean sandbox) throws Exception {
        return Application.run(application -> execute(request, inputs, application), target(sandbox));
    }

    private int execute(SyncRequest request, List<SyncInput> inputs, ApplicationContext application) {
        SyncRunner runner = application.getBean(SyncRunner.class);
        Signals signals = new Signals(
                application.getBean(StopSignal.class),
                application.getBean(SyncSettings.class).stopTimeout(),
                err);
        signals.install();
        RunResult result = runner.run(request, inputs);
        signals.ended();
        new SummaryView(out).print(result);
        return result.summary().exitCode().status();
    }

    /** The sandbox, when it was asked for; else what is configured. */
    static ApplicationContextInitializer<?>[] target(boolean sandbox) {
        return sandbox
                ? new ApplicationContextInitializer<?>[] {new BuiltInSandbox()}
                : new ApplicationContextInitializer<?>[0];
    }
}
