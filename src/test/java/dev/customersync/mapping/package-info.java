@NullMarked
package dev.customersync.mapping;

import org.jspecify.annotations.NullMarked;
