@NullMarked
package dev.customersync.run;

import org.jspecify.annotations.NullMarked;
