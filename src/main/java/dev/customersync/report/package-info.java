/**
 * Views of the ledger and of a run for people and machines: CSV, JSON and HTML files. Begin at
 * {@link dev.customersync.report.Reports}.
 */
@NullMarked
package dev.customersync.report;

import org.jspecify.annotations.NullMarked;
