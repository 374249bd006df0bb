package dev.customersync.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes commands that run Java programs.
 *
 * @param options of the JVM
 */
record Java(List<String> options) {

    /** One that runs the benchmark's own classes. */
    static Java ofBenchmark(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-cp", classPath()));
        return new Java(all);
    }

    /** Maven runs us in its own JVM, by a class loader made for us. */
    private static String classPath() {
        return Java.class.getClassLoader() instanceof URLClassLoader maven
                ? Arrays.stream(maven.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    ProcessBuilder command(Class<?> main, String... args) {
        List<String> program = new ArrayList<>(List.of(main.getName()));
        program.addAll(List.of(args));
        return command(program);
    }

    ProcessBuilder command(List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        return new ProcessBuilder(command);
    }

    /**
     * Runs one of the benchmark's own programs to its end, in a JVM like the product's.
     *
     * @param options those of the product's
     * @param errors where its standard error goes
     * @return its standard output; empty when it failed
     */
    static String outputOf(List<String> options, Class<?> main, Path errors, String... arguments) {
        try {
            Process process = ofBenchmark(options.toArray(String[]::new))
                    .command(main, arguments)
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output : "";
        } catch (IOException e) {
            throw new BenchmarkException(main + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }
}
