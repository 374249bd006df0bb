/**
 * Rows out of an ERP's staging database. Begin at {@link dev.customersync.source.erp.Staging}; what is PostgreSQL's own is in
 * {@link dev.customersync.source.erp.Postgres}.
 */
@NullMarked
package dev.customersync.source.erp;

import org.jspecify.annotations.NullMarked;
