/**
 * What can be configured, and whether it was configured well: all problems at once, each with what is allowed and where the value
 * came from. Begin at {@link dev.customersync.cli.configuration.ConfigurationCheck}.
 */
@NullMarked
package dev.customersync.cli.configuration;

import org.jspecify.annotations.NullMarked;
