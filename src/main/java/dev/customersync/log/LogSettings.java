package dev.customersync.log;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is written.
 *
 * @param logFormat What a line of the log is: text for people, or json for log collectors.
 */
@ConfigurationProperties("sync")
record LogSettings(@DefaultValue("text") @NotNull LogFormat logFormat) {}
