package dev.customersync.source.csv;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns a stream into a file that is named for its content, since a row is known again by its file's name and its line. */
final class Spool {
    private static final int NAME_DIGITS = 16;

    private Spool() {}

    static Path keep(InputStream in, Path directory) {
        try {
            Files.createDirectories(directory);
            // For the owner's eyes only, as it is with temporary files.
            Path part = Files.createTempFile(directory, "stdin-", ".part");
            try {
                return Files.move(part, directory.resolve(fill(part, in)), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE,
                    "standard input: expected to keep it in " + directory + ", found " + e.getMessage(),
                    e);
        }
    }

    private static String fill(Path part, InputStream in) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            in.transferTo(out);
        }
        return "stdin-" + HexFormat.of().formatHex(digest.digest()).substring(0, NAME_DIGITS) + ".csv";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
