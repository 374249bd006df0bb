@NullMarked
package dev.customersync.source.csv;

import org.jspecify.annotations.NullMarked;
