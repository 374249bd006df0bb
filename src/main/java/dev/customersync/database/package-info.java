/**
 * Which database the product keeps its tables in: the one that is configured, or an embedded PostgreSQL kept in the data
 * directory. Begin at {@link dev.customersync.database.DatabaseConfiguration}.
 */
@NullMarked
package dev.customersync.database;

import org.jspecify.annotations.NullMarked;
