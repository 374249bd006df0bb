/** Holds the pages of {@code src/site/markdown} to the code. */
@NullMarked
package dev.customersync.docs;

import org.jspecify.annotations.NullMarked;
