package dev.customersync.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of what a row says and of the mapping that reads it: SHA-256, 32 bytes. Two rows of one key with equal hashes
 * say the same.
 */
public final class RowHash {
    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private RowHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of these bytes, which are copied. */
    public static RowHash of(byte[] bytes) {
        return new RowHash(bytes.clone());
    }

    /**
     * The hash of several rows that belong together, this one first.
     *
     * @return this one when there are no others
     */
    public RowHash with(List<RowHash> others) {
        if (others.isEmpty()) {
            return this;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            others.forEach(other -> digest.update(other.bytes));
            return new RowHash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
