package dev.customersync.database;

import org.jspecify.annotations.Nullable;

/** What it takes to connect to a database. Its text never holds the password. */
public record Access(
        String url, @Nullable String user, @Nullable String password) {

    @Override
    public String toString() {
        return Redaction.of(url) + (user == null ? "" : " as user '" + user + "'");
    }
}
