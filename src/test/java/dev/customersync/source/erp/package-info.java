@org.jspecify.annotations.NullMarked
package dev.customersync.source.erp;
