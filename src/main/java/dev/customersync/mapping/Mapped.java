package dev.customersync.mapping;

import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import java.util.List;

/** What mapping a row came to. */
public sealed interface Mapped {

    /** The row is sound. */
    record Valid(EntityRecord record) implements Mapped {}

    /** The row is not; {@code problems} are all that it has, at least one. */
    record Invalid(List<Problem> problems) implements Mapped {}
}
