/**
 * Carries out a chunk's decisions at the target, concurrently and so that nothing is created twice and no outcome is lost:
 * announce, push, record. Begin at {@link dev.customersync.push.Pusher}.
 */
@NullMarked
package dev.customersync.push;

import org.jspecify.annotations.NullMarked;
