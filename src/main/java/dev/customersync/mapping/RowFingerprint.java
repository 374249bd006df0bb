package dev.customersync.mapping;

import dev.customersync.record.RowHash;
import dev.customersync.source.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hashes what a row says in the mapped columns. They are taken in the order of their fields' names, so that columns may be moved about in
 * the file. Thread-safe.
 */
final class RowFingerprint {
    /** Of the lengths that most cells have. */
    private static final byte[][] PREFIXES =
            IntStream.range(0, 256).mapToObj(RowFingerprint::lengthPrefix).toArray(byte[][]::new);

    private final int[] columns;
    /** Has taken in the version and the names, which are the same for every row. Never fed further, only cloned. */
    private final MessageDigest prefix;

    /**
     * @param version stands for everything that gives a cell its meaning
     */
    RowFingerprint(String version, List<ColumnBinding> bindings) {
        List<ColumnBinding> sorted = bindings.stream()
                .sorted(Comparator.comparing(ColumnBinding::name))
                .toList();
        this.columns = sorted.stream()
                .flatMap(binding -> binding.cells().columns().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        this.prefix = sha256();
        append(version, prefix);
        sorted.forEach(binding -> append(binding.name(), prefix));
        prefix.update((byte) '\n');
    }

    RowHash of(Row row) {
        MessageDigest digest = copyOfPrefix();
        for (int column : columns) {
            append(row.cell(column), digest);
        }
        return RowHash.of(digest.digest());
    }

    /** With its length, so that no two lists of texts look alike. */
    private static void append(String part, MessageDigest digest) {
        int length = part.length();
        digest.update(length < PREFIXES.length ? PREFIXES[length] : lengthPrefix(length));
        digest.update(part.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] lengthPrefix(int length) {
        return (length + ":").getBytes(StandardCharsets.UTF_8);
    }

    private MessageDigest copyOfPrefix() {
        try {
            return (MessageDigest) prefix.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every JDK's SHA-256 can be cloned", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
