package dev.customersync.mapping;

import dev.customersync.problem.Problem;
import dev.customersync.record.Payload;
import dev.customersync.source.Header;
import java.util.List;

/** Profiles, applied to rows written as text. */
final class Profiles {
    private Profiles() {}

    static Mapped map(Profile profile, Header header, String cells) {
        return profile.bind(header).mapping().map(Rows.row(header, cells));
    }

    static Payload valid(Profile profile, Header header, String cells) {
        Mapped mapped = map(profile, header, cells);
        if (mapped instanceof Mapped.Valid sound) {
            return sound.record().payload();
        }
        throw new AssertionError("Expected a sound row, found " + mapped);
    }

    static List<Problem> problems(Profile profile, Header header, String cells) {
        return map(profile, header, cells) instanceof Mapped.Invalid invalid ? invalid.problems() : List.of();
    }

    /** The value of the first attribute: {@link ColumnBinding#CLEAR} when it is cleared. */
    static Reading attribute(Profile profile, Header header, String cells) {
        Mapped mapped = map(profile, header, cells);
        if (mapped instanceof Mapped.Invalid invalid) {
            Problem problem = invalid.problems().get(0);
            return new Reading.Wrong(problem.code(), problem.message(), "");
        }
        Payload attribute = ((Mapped.Valid) mapped)
                .record()
                .payload()
                .elements(Payload.ATTRIBUTES)
                .get(0);
        String value = attribute.text("value");
        return new Reading.Value(value == null ? ColumnBinding.CLEAR : value);
    }
}
