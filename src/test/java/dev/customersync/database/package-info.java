@NullMarked
package dev.customersync.database;

import org.jspecify.annotations.NullMarked;
