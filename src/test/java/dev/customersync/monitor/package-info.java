@NullMarked
package dev.customersync.monitor;

import org.jspecify.annotations.NullMarked;
