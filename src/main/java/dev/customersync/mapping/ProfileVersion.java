package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.source.csv.CsvDialect;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The fingerprint of what a profile means: comments, layout, order and description do not count. */
final class ProfileVersion {
    /** Changes when the same profile comes to mean something else, so that all rows are mapped and compared anew. */
    private static final String LANGUAGE = "profile-1";

    private ProfileVersion() {}

    /**
     * @param rules the fields' and attributes' rules, each worded canonically, in any order
     */
    static String of(EntityType entity, CsvDialect csv, List<String> rules) {
        String meaning =
                entity.label() + "\n" + csv + "\n" + rules.stream().sorted().collect(Collectors.joining("\n"));
        return LANGUAGE + " "
                + HexFormat.of().formatHex(RowFingerprint.sha256().digest(meaning.getBytes(StandardCharsets.UTF_8)));
    }
}
