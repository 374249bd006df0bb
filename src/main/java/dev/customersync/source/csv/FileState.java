package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a file was written to, or replaced.
 *
 * @param key the file itself, whatever its name; null where the file system has no such thing
 */
record FileState(long size, Instant modified, @Nullable Object key) {

    static FileState of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(attributes.size(), attributes.lastModifiedTime().toInstant(), attributes.fileKey());
    }

    /**
     * Asserts that the file is as it was.
     *
     * @param where the place that reading has come to, for the message
     * @throws SyncException when it is not
     */
    void require(Path path, String where) {
        String found = found(path);
        if (found != null) {
            throw new SyncException(
                    ErrorCode.INPUT_CHANGED,
                    where + ": expected the file as it was at the start (" + this + "), found " + found
                            + ". The rows sent so far are done and recorded");
        }
    }

    private @Nullable String found(Path path) {
        try {
            FileState now = of(path);
            return now.equals(this)
                    ? null
                    : now.size == size && now.modified.equals(modified) ? "another one" : now.toString();
        } catch (IOException e) {
            return "it gone";
        }
    }

    @Override
    public String toString() {
        return size + " bytes of " + modified;
    }
}
