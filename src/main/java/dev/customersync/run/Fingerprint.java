package dev.customersync.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a run is known again by: two runs of one fingerprint read the same and were told to do the same.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * The fingerprint of these.
     *
     * @param inputs what is read, by content: a file that was moved is the same, one that was edited is not
     * @param options all else that changes what is done
     * @return SHA-256 in hex
     */
    public static String of(String target, String feed, String command, List<RunInput> inputs, List<String> options) {
        MessageDigest digest = sha256();
        put(digest, target);
        put(digest, feed);
        put(digest, command);
        inputs.forEach(input -> {
            put(digest, input.kind());
            put(digest, input.digest());
        });
        options.forEach(option -> put(digest, option));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void put(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // Length first, so that no two lists of parts run together to the same bytes.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** A new SHA-256 digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
