/** What is measured, one recipe each. Their order and names are in {@link dev.customersync.bench.scenario.Scenario}. */
@NullMarked
package dev.customersync.bench.scenario;

import org.jspecify.annotations.NullMarked;
