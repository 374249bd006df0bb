package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTests {
    @TempDir
    private Path cluster = Path.of("");

    @Test
    void readsWhatTheServerWrote() throws IOException {
        write("4711\n/data/postgres\n1764000000\n54321\n\nlocalhost\n  5432001   0\nready   \n");

        assertThat(Postmaster.read(cluster))
                .hasValue(new Postmaster(4711, Instant.ofEpochSecond(1_764_000_000), 54_321));
    }

    @Test
    void findsNothingInADamagedFile() throws IOException {
        assertThat(Postmaster.read(cluster)).isEmpty();
        write("");
        assertThat(Postmaster.read(cluster)).isEmpty();
        write("4711\n/data/postgres\n");
        assertThat(Postmaster.read(cluster)).isEmpty();
    }

    @Test
    void takesNoOtherProcessOfTheSameNumberForTheServer() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElseThrow();

        assertThat(new Postmaster(self.pid(), start, 1).process()).isEmpty();
    }

    @Test
    void clearsTheFileThatAnotherProcessesNumberIsIn() throws IOException {
        write(ProcessHandle.current().pid() + "\n/data/postgres\n"
                + Instant.now().getEpochSecond() + "\n54321\n");

        Postmaster.clear(cluster);

        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    private void write(String content) throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"), content);
    }
}
