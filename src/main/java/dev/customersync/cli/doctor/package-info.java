/**
 * Looks at everything that a run needs, one by one, and says what is wrong with each and what to do. Begin at
 * {@link dev.customersync.cli.doctor.Doctor}.
 */
@NullMarked
package dev.customersync.cli.doctor;

import org.jspecify.annotations.NullMarked;
