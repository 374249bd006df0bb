package dev.customersync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the JVM's {@code -Xlog:gc} says. */
public final class HeapLog {
    private static final Pattern COLLECTION = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");

    private HeapLog() {}

    /** The most megabytes that were in use after a collection: garbage that was not yet found is no sign of growth. */
    public static double mostAfterCollection(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(collection -> Double.parseDouble(collection.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new BenchmarkException("Cannot read " + log, e);
        }
    }
}
