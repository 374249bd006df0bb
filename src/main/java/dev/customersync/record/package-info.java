/**
 * What is synchronised: the entities, their fields, their keys and their content. Plain immutable values that know nothing
 * of where they came from or go to. Begin at {@link dev.customersync.record.EntityRecord}.
 */
@NullMarked
package dev.customersync.record;

import org.jspecify.annotations.NullMarked;
