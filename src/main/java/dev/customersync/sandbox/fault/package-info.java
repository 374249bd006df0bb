/**
 * How and when the sandbox misbehaves. {@link dev.customersync.sandbox.fault.FaultRule#parse} reads a rule,
 * {@link dev.customersync.sandbox.fault.FaultRules} says which rule strikes a call.
 */
@NullMarked
package dev.customersync.sandbox.fault;

import org.jspecify.annotations.NullMarked;
