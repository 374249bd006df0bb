package dev.customersync.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** A directory that is written to: whether it may be, and how much room there is. */
final class DirectoryCheck implements Check {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long TOO_LITTLE = 100 * MEBIBYTE;
    private static final long LITTLE = 1024 * MEBIBYTE;

    private final String name;
    private final List<String> needs;
    private final Supplier<Path> directory;
    private final String setBy;

    /**
     * @param setBy the option or variable that gives another directory
     */
    DirectoryCheck(String name, List<String> needs, Supplier<Path> directory, String setBy) {
        this.name = name;
        this.needs = needs;
        this.directory = directory;
        this.setBy = setBy;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public List<Finding> examine() throws IOException {
        Path path = directory.get().toAbsolutePath().normalize();
        Path existing = path;
        while (Files.notExists(existing)) {
            existing = Objects.requireNonNull(existing.getParent(), "The root of a file system exists");
        }
        if (!Files.isDirectory(existing)) {
            return List.of(Finding.fail(
                    name,
                    path + ": expected a directory, found a file at " + existing,
                    "Give another one by " + setBy + "."));
        }
        if (!Files.isWritable(existing)) {
            return List.of(Finding.fail(
                    name,
                    path + ": this user may not write to " + existing,
                    "Give the user the right to, or another directory by " + setBy + "."));
        }
        return List.of(room(path, existing, Files.getFileStore(existing).getUsableSpace()));
    }

    private Finding room(Path path, Path existing, long free) {
        String found = path
                + (path.equals(existing) ? "" : " (not there yet, it will be made)")
                + String.format(Locale.ROOT, ", %,d MB free", free / MEBIBYTE);
        String next = "Make room, or give another directory by " + setBy + ".";
        if (free < TOO_LITTLE) {
            return Finding.fail(name, found, next);
        }
        return free < LITTLE ? Finding.warn(name, found, next) : Finding.ok(name, found);
    }
}
