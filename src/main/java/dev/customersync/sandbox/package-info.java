/**
 * A simulator of the target APIs, for trying the product out and for torturing it in tests: an HTTP server on loopback that
 * keeps what it is given in a file, and that misbehaves on demand. It is the other side of the wire, so it knows nothing of
 * the product. Begin at {@link dev.customersync.sandbox.SandboxServer}; how it can misbehave is
 * {@link dev.customersync.sandbox.fault.FaultKind}; a platform is a {@link dev.customersync.sandbox.wire.Platform}, of which
 * {@link dev.customersync.sandbox.wizcommerce.WizCommerce} and {@link dev.customersync.sandbox.ecwid.Ecwid} are those so far.
 */
@NullMarked
package dev.customersync.sandbox;

import org.jspecify.annotations.NullMarked;
