/**
 * What the outside is told of runs, for operators who do not watch them: metrics at a Prometheus Pushgateway and messages to a
 * webhook. Nothing here can change how a run ends. Begin at {@link dev.customersync.monitor.Conclusion}.
 */
@NullMarked
package dev.customersync.monitor;

import org.jspecify.annotations.NullMarked;
