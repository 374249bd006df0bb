package dev.customersync.cli.doctor;

import dev.customersync.run.ExitCode;

/**
 * What was found of one thing.
 *
 * @param check the thing, in a word or two
 * @param found what was found, in one or several lines
 * @param next what to do; empty when there is nothing to do
 * @param exitCode the exit code that a run would end with for it
 */
public record Finding(String check, Level level, String found, String next, ExitCode exitCode) {

    static Finding ok(String check, String found) {
        return new Finding(check, Level.OK, found, "", ExitCode.OK);
    }

    static Finding warn(String check, String found, String next) {
        return new Finding(check, Level.WARN, found, next, ExitCode.OK);
    }

    static Finding fail(String check, String found, String next) {
        return new Finding(check, Level.FAIL, found, next, ExitCode.CANNOT_START);
    }

    static Finding skipped(String check, String found) {
        return new Finding(check, Level.SKIPPED, found, "", ExitCode.OK);
    }
}
