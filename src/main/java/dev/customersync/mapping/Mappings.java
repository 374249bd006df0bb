package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Header;
import dev.customersync.source.csv.CsvDialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the rows of each entity are mapped: by the profile that was given for it, else by the default layout. Immutable. */
public final class Mappings {
    /** The default layout for everything. */
    public static final Mappings DEFAULT = new Mappings(Map.of(), References.NONE);

    private final Map<EntityType, Profile> profiles;
    private final References references;

    private Mappings(Map<EntityType, Profile> profiles, References references) {
        this.profiles = profiles;
        this.references = references;
    }

    /**
     * Reads these profiles.
     *
     * @throws SyncException when one has mistakes, or two are for one entity; when that is true of several, the others' exceptions
     *     are its suppressed ones
     */
    public static Mappings load(List<Path> files) {
        Map<EntityType, Profile> profiles = new EnumMap<>(EntityType.class);
        List<SyncException> failures = new ArrayList<>();
        for (Path file : files) {
            try {
                Profile profile = Profile.load(file);
                Profile other = profiles.putIfAbsent(profile.entity(), profile);
                if (other != null) {
                    throw new SyncException(
                            ErrorCode.PROFILE,
                            file + ": expected one profile for "
                                    + profile.entity().plural() + ", found another in " + other.file());
                }
            } catch (SyncException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            SyncException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return new Mappings(profiles, References.NONE);
    }

    /** These mappings, with names in rows understood through those. Until then ids alone are taken. */
    public Mappings with(References known) {
        return new Mappings(profiles, known);
    }

    /** What is known of how files of that entity are written. */
    public CsvDialect dialect(EntityType entity) {
        Profile profile = profiles.get(entity);
        return profile == null ? CsvDialect.DETECTED : profile.csv();
    }

    /** Stands for all that gives a cell its meaning; changes when the same row may come to mean something else. */
    public String version(EntityType entity) {
        Profile profile = profiles.get(entity);
        return profile == null ? DefaultLayout.version(entity) : profile.fingerprint();
    }

    /**
     * The mapping for rows under that header.
     *
     * @throws SyncException when the header does not fit; naming all that is wrong with it. A rejects file fits whatever it was
     *     rejected from, since it has the original's columns.
     */
    public BoundMapping bind(EntityType entity, Header header) {
        Profile profile = profiles.get(entity);
        BoundMapping bound = profile == null ? DefaultLayout.bind(entity, header) : profile.bind(header);
        return new BoundMapping(bound.mapping().with(references), bound.warnings());
    }
}
