package dev.customersync.record;

import java.util.Arrays;
import java.util.HexFormat;
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
