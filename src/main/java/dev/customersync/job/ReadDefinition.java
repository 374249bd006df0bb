package dev.customersync.job;

import dev.customersync.run.Fingerprint;
import dev.customersync.source.erp.Relation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What a watermark stands for: it means nothing to rows of another table, or that are mapped in another way. */
final class ReadDefinition {
    private ReadDefinition() {}

    /** SHA-256 in hex. */
    static String of(String database, Relation relation, String mappingVersion) {
        MessageDigest digest = Fingerprint.sha256();
        Stream.of(
                        database,
                        relation.from(),
                        relation.key().toString(),
                        String.valueOf(relation.watermark()),
                        mappingVersion)
                .map(part -> (part.length() + ":" + part).getBytes(StandardCharsets.UTF_8))
                .forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
