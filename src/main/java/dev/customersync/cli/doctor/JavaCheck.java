package dev.customersync.cli.doctor;

import java.util.List;
import java.util.Locale;

/** The Java that runs us. */
final class JavaCheck implements Check {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long SMALL_HEAP = 256 * MEBIBYTE;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        long heap = Runtime.getRuntime().maxMemory();
        String found = String.format(
                Locale.ROOT,
                "%s (%s), heap up to %,d MB",
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                heap / MEBIBYTE);
        return List.of(
                heap < SMALL_HEAP
                        ? Finding.warn(name(), found, "Files of millions of rows want more: java -Xmx1g -jar …")
                        : Finding.ok(name(), found));
    }
}
