package dev.customersync.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStoreTests {
    private static final StoredRecord CUSTOMER = new StoredRecord(
            "id-1",
            Entity.CUSTOMER,
            "",
            "C-1",
            "active",
            Instant.ofEpochMilli(1_000),
            Instant.ofEpochMilli(2_000),
            Json.object().put("company_name", "Müller & Söhne"));

    private final Path directory;

    RecordStoreTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void what_was_written_is_there_when_the_file_is_opened_again() {
        Path file = directory.resolve("made/on/the/way/store.db");
        try (RecordStore store = RecordStore.open(file)) {
            insert(store);
        }

        try (RecordStore store = RecordStore.open(file)) {
            Optional<StoredRecord> found = store.read(session -> session.find(Entity.CUSTOMER, "id-1"));
            assertThat(found).contains(CUSTOMER);
        }
    }

    @Test
    void work_that_throws_leaves_nothing() {
        try (RecordStore store = RecordStore.open(directory.resolve("store.db"))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> store.write(session -> {
                        session.insert(CUSTOMER);
                        throw new IllegalStateException("midway");
                    }));

            assertThat(count(store)).isZero();
        }
    }

    @Test
    void two_processes_may_share_the_file() {
        Path file = directory.resolve("store.db");
        try (RecordStore one = RecordStore.open(file);
                RecordStore other = RecordStore.open(file)) {
            insert(one);

            assertThat(count(other)).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_is_no_store_is_named() throws Exception {
        Path file = Files.writeString(directory.resolve("notes.txt"), "no database at all, but long enough to be read");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RecordStore.open(file))
                .withMessage("The sandbox cannot use " + file + " as its store: [SQLITE_NOTADB] File opened that is not"
                        + " a database file (file is not a database). Name another file, or delete this one to begin"
                        + " with an empty store.");
    }

    @Test
    void a_store_of_another_version_is_named() throws Exception {
        Path file = directory.resolve("store.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 7");
        }

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RecordStore.open(file))
                .withMessage("The sandbox cannot use " + file + " as its store: it holds version 7 of the tables, and"
                        + " this program knows version 1. Name another file, or delete this one to begin with an empty"
                        + " store.");
    }

    @Test
    void the_database_of_another_program_is_left_alone() throws Exception {
        Path file = directory.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table theirs (x)");
        }

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RecordStore.open(file))
                .withMessageStartingWith("The sandbox cannot use " + file + " as its store: it holds version 0");
    }

    private static long count(RecordStore store) {
        return store.read(session -> session.count(Entity.CUSTOMER));
    }

    private static void insert(RecordStore store) {
        store.write(session -> {
            session.insert(CUSTOMER);
            return true;
        });
    }
}
