@NullMarked
package dev.customersync.state;

import org.jspecify.annotations.NullMarked;
