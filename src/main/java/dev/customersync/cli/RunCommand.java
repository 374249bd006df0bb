package dev.customersync.cli;

import dev.customersync.cli.progress.ShownProgress;
import dev.customersync.job.ErpInputs;
import dev.customersync.job.InputSelection;
import dev.customersync.job.RunResult;
import dev.customersync.job.SyncInputs;
import dev.customersync.job.SyncRequest;
import dev.customersync.job.SyncRunner;
import dev.customersync.job.SyncSettings;
import dev.customersync.progress.Progress;
import dev.customersync.run.StopSignal;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that run something have in common: start, obey signals, show what came of it. */
final class RunCommand {
    private final PrintWriter out;
    private final PrintWriter err;
    private final int width;
    private final boolean progress;
    private final String stopping;
    private final List<ApplicationContextInitializer<?>> initializers;

    /**
     * @param progress whether to say how far the work is
     */
    RunCommand(CommandSpec spec, ProgressOption progress) {
        this(
                spec,
                progress.isShown(),
                "Stopping: finishing the rows in flight. The same command goes on from here; once more ends at once.",
                List.of());
    }

    private RunCommand(
            CommandSpec spec, boolean progress, String stopping, List<ApplicationContextInitializer<?>> initializers) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
        this.width = spec.usageMessage().width();
        this.progress = progress;
        this.stopping = stopping;
        this.initializers = initializers;
    }

    /** For a command that changes nothing, and so may work beside a run. */
    static RunCommand lookingOnly(CommandSpec spec) {
        return lookingOnly(spec, false);
    }

    /** The same, which may say how far it is. */
    static RunCommand lookingOnly(CommandSpec spec, boolean progress) {
        return new RunCommand(spec, progress, "Stopping; once more ends at once.", List.of(new ReadOnly()));
    }

    /** What is done with inputs in the running application. */
    @FunctionalInterface
    interface Work<T> {
        T with(ApplicationContext application, SyncInputs inputs);
    }

    /**
     * Opens the inputs, says how they are read, runs, shows what came of it, and tells those who are not there.
     *
     * @return the exit code
     */
    int run(SyncRequest request, boolean sandbox) throws Exception {
        Preinitialization.begin();
        try (RunWatch watch = RunWatch.over(request.command(), err)) {
            try {
                RunResult result = withInputs(request.inputs(), sandbox, watch, (application, inputs) -> application
                        .getBean(SyncRunner.class)
                        .run(request, inputs, run -> watch.opened(run, application)));
                new SummaryView(out).print(result);
                watch.ended(result);
                return result.summary().exitCode().status();
            } catch (Exception | Error e) {
                watch.failed(
                        e,
                        Failures.exitCode(e),
                        () -> Application.run(RunWatch::targetName, initializers(sandbox, new StopSignal(), watch)));
                throw e;
            }
        }
    }

    /**
     * Opens the inputs, says how they are read, and does the work with them in the running application, obeying signals. Files are opened
     * before it is started: what is wrong with them is to be known soon.
     */
    <T> T withInputs(InputSelection selection, boolean sandbox, Work<T> work) throws Exception {
        return withInputs(selection, sandbox, null, work);
    }

    private <T> T withInputs(InputSelection selection, boolean sandbox, @Nullable RunWatch watch, Work<T> work)
            throws Exception {
        if (selection.erp()) {
            return withApplication(sandbox, watch, application -> application
                    .getBean(ErpInputs.class)
                    .read(selection, inputs -> {
                        say(inputs);
                        return work.with(application, inputs);
                    }));
        }
        SyncInputs inputs = SyncInputs.open(selection);
        say(inputs);
        return withApplication(sandbox, watch, application -> work.with(application, inputs));
    }

    private void say(SyncInputs inputs) {
        inputs.descriptions().forEach(err::println);
        inputs.warnings().forEach(warning -> err.println("warning: " + warning));
    }

    /** Starts the application, obeys signals meanwhile, and does the work with what runs things. */
    <T> T with(boolean sandbox, Function<SyncRunner, T> work) throws Exception {
        return withApplication(sandbox, null, application -> work.apply(application.getBean(SyncRunner.class)));
    }

    /** Starts the application, obeys signals meanwhile, and does the work. */
    <T> T withApplication(boolean sandbox, Function<ApplicationContext, T> work) throws Exception {
        return withApplication(sandbox, null, work);
    }

    private <T> T withApplication(boolean sandbox, @Nullable RunWatch watch, Function<ApplicationContext, T> work)
            throws Exception {
        StopSignal stop = new StopSignal();
        Signals signals = new Signals(stop, stopping, err);
        signals.install();
        return Application.run(
                application -> {
                    signals.limit(application.getBean(SyncSettings.class).stopTimeout());
                    try {
                        if (watch != null) {
                            watch.begin(application);
                        }
                        return work.apply(application);
                    } finally {
                        signals.ended();
                    }
                },
                initializers(sandbox, stop, watch));
    }

    private ApplicationContextInitializer<?>[] initializers(
            boolean sandbox, StopSignal stop, @Nullable RunWatch watch) {
        return Stream.of(
                        List.of(stoppedBy(stop), progress()),
                        target(sandbox),
                        initializers,
                        watch == null ? List.<ApplicationContextInitializer<?>>of() : List.of(watch.initializer()))
                .flatMap(List::stream)
                .toArray(ApplicationContextInitializer<?>[]::new);
    }

    /** Makes the signal known to all that has to obey it; it is there before the application, so that no Ctrl-C comes too early. */
    private static ApplicationContextInitializer<ConfigurableApplicationContext> stoppedBy(StopSignal stop) {
        return context -> context.getBeanFactory().registerSingleton("stopSignal", stop);
    }

    private ApplicationContextInitializer<GenericApplicationContext> progress() {
        return context -> {
            if (progress) {
                context.registerBean(
                        Progress.class,
                        () -> ShownProgress.onStderr(
                                err,
                                context.getBean(SyncSettings.class).progress().every(),
                                width));
            }
        };
    }

    /** The sandbox, when it was asked for; else what is configured. */
    private static List<ApplicationContextInitializer<?>> target(boolean sandbox) {
        return sandbox ? List.of(new BuiltInSandbox()) : List.of();
    }
}
