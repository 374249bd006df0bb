@NullMarked
package dev.customersync.outcome;

import org.jspecify.annotations.NullMarked;
