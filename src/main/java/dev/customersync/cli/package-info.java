/**
 * The command line: one picocli class per command, exit codes in one place, and the composition of the application. Begin at
 * {@link dev.customersync.cli.CustomerSync}.
 */
@NullMarked
package dev.customersync.cli;

import org.jspecify.annotations.NullMarked;
