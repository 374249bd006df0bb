package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Header;
import dev.customersync.source.csv.CsvDialect;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A mapping profile: which columns of an ERP's export mean which fields, and how their cells are to be changed. It is written in YAML;
 * {@code mapping-profile.schema.json} beside the classes describes the language to editors. Immutable.
 */
public final class Profile {
    private final String file;
    private final CsvDialect csv;
    private final Layout layout;

    Profile(String file, CsvDialect csv, Layout layout) {
        this.file = file;
        this.csv = csv;
        this.layout = layout;
    }

    /**
     * Reads a profile.
     *
     * @param file a YAML file in UTF-8
     * @throws SyncException when it cannot be read, or has mistakes: then with each one's line, what was expected and what was found
     */
    public static Profile load(Path file) {
        try {
            return ProfileParser.parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw unreadable(file, "a file in UTF-8, found other bytes", e);
        } catch (IOException e) {
            throw unreadable(file, "a mapping profile, found no file that can be read", e);
        }
    }

    private static SyncException unreadable(Path file, String what, IOException cause) {
        return new SyncException(ErrorCode.PROFILE, file + ": expected " + what, cause);
    }

    /** Where it was read from, for messages. */
    public String file() {
        return file;
    }

    /** What its rows are. */
    public EntityType entity() {
        return layout.entity();
    }

    /** How its files are written, as far as it says so. */
    public CsvDialect csv() {
        return csv;
    }

    /**
     * Stands for everything that the profile means; part of each row's hash, so that a changed profile makes every row be mapped and
     * compared again. Comments, layout, order and the description do not change it.
     */
    public String fingerprint() {
        return layout.version();
    }

    /**
     * The mapping for rows under that header. Columns that the profile does not name do not matter.
     *
     * @throws SyncException when a column is missing, or there twice and given by its name; naming all of them and the file
     */
    public BoundMapping bind(Header header) {
        HeaderColumns columns = new HeaderColumns(header, "the columns that " + file + " maps");
        return new BoundMapping(layout.bind(columns), List.of());
    }
}
