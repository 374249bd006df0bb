package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseIntegrationTests {
    /** Made once: most behaviours do not need a new cluster, which takes seconds. */
    @TempDir
    private static Path directory = Path.of("");

    @TempDir
    private Path fresh = Path.of("");

    @Test
    void keepsItsDataFromOneTimeToTheNext() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            jdbc(database).sql("create table kept as select 7 as value").update();
        }

        assertThat(Postmaster.read(cluster())).isEmpty();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(number(database, "select value from kept")).isEqualTo(7);
        }
    }

    @Test
    void isSetUpToLoseNothingAndToSortAlikeEverywhere() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(number(database, "select 1 where 'Z' < 'a' and 'z' < 'ä'"))
                    .isEqualTo(1);
            assertThat(setting(database, "server_version")).startsWith(ClusterDirectory.MAJOR_VERSION + ".");
        }
    }

    @Test
    void letsNobodyInWithoutItsPassword() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            Access access = database.access();

            assertThat(ServerCheck.answers(access)).isTrue();
            assertThat(ServerCheck.answers(new Access(access.url(), access.user(), null)))
                    .isFalse();
            assertThat(ServerCheck.answers(new Access(access.url(), access.user(), "guess")))
                    .isFalse();
            assertThat(access.toString()).doesNotContain(Objects.requireNonNull(access.password()));
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres.password")))
                    .hasSize(2);
        }
    }

    @Test
    void keepsASecondUserOut() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            String holder = Files.readString(directory.resolve("lock"));

            assertThat(holder).startsWith("process " + ProcessHandle.current().pid() + " on host ");
            assertThatThrownBy(() -> EmbeddedDatabase.open(directory))
                    .isInstanceOf(SyncException.class)
                    .hasMessage(directory + " is in use by " + holder + "; wait for it or stop it")
                    .extracting(e -> ((SyncException) e).code())
                    .isEqualTo(ErrorCode.LOCKED);
            assertThat(ServerCheck.answers(database.access())).isTrue();
        }
    }

    @Test
    void sharesTheServerOfAnotherProcessAndLeavesItRunning() throws IOException {
        Process other = start();
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.open(directory))
                    .hasMessageStartingWith(directory + " is in use by process " + other.pid() + " on host ");

            EmbeddedDatabase shared = EmbeddedDatabase.openOrAttach(directory);
            assertThat(number(shared, "select 1")).isEqualTo(1);
            shared.close();

            assertThat(ServerCheck.answers(shared.access())).isTrue();
        } finally {
            kill(other);
            EmbeddedDatabase.open(directory).close();
        }
    }

    @Test
    void sharesNothingWhenNobodyElseIsThere() {
        try (EmbeddedDatabase database = EmbeddedDatabase.openOrAttach(directory)) {
            assertThat(number(database, "select 1")).isEqualTo(1);
            assertThat(directory.resolve("lock")).isNotEmptyFile();
        }
    }

    @Test
    void replacesTheServerOfAProcessThatWasKilled() throws IOException {
        Process other = start();
        Postmaster left = Postmaster.read(cluster()).orElseThrow();
        kill(other);
        assertThat(left.process()).as("the server outlives its process").isPresent();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(number(database, "select 1")).isEqualTo(1);
            assertThat(left.process()).isEmpty();
        }
    }

    @Test
    void startsAfterTheServerItselfWasKilled() throws IOException {
        Process other = start();
        Postmaster left = Postmaster.read(cluster()).orElseThrow();
        kill(other);
        left.process().orElseThrow().destroyForcibly();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(number(database, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void startsThoughAnotherProcessHasTheNumberOfADeadServer() throws IOException {
        EmbeddedDatabase.open(directory).close();
        Files.writeString(
                cluster().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + cluster() + "\n"
                        + Instant.now().getEpochSecond() + "\n1\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(number(database, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void startsOverWhenTheFirstStartWasCutShort() throws IOException {
        Files.createDirectories(fresh.resolve("postgres").resolve("base"));
        Files.writeString(fresh.resolve("postgres").resolve("PG_VERSION"), "17");
        Files.writeString(fresh.resolve("postgres.initializing"), "");
        Files.createDirectories(fresh.resolve("binaries/PG-half/bin"));

        try (EmbeddedDatabase database = EmbeddedDatabase.open(fresh)) {
            assertThat(number(database, "select 1")).isEqualTo(1);
            assertThat(fresh.resolve("binaries/PG-half")).doesNotExist();
        }
    }

    @Test
    void refusesTheFilesOfAnotherVersion() throws IOException {
        Files.createDirectories(fresh.resolve("postgres"));
        Files.writeString(fresh.resolve("postgres").resolve("PG_VERSION"), "14\n");

        assertThatThrownBy(() -> EmbeddedDatabase.open(fresh))
                .isInstanceOf(SyncException.class)
                .hasMessage("Expected the files of PostgreSQL 17 in " + fresh.resolve("postgres")
                        + ", found those of PostgreSQL 14;"
                        + " move the directory away, or set SYNC_DATA_DIR to another one");
        assertThat(DataDirectoryLock.tryAcquire(fresh)).isPresent();
    }

    @Test
    void refusesADirectoryOfSomethingElse() throws IOException {
        Files.createDirectories(fresh.resolve("postgres"));
        Files.writeString(fresh.resolve("postgres").resolve("diary.txt"), "Dear diary");

        assertThatThrownBy(() -> EmbeddedDatabase.open(fresh))
                .isInstanceOf(SyncException.class)
                .hasMessage("Expected the files of PostgreSQL 17 in " + fresh.resolve("postgres")
                        + ", found something else;" + " move the directory away, or set SYNC_DATA_DIR to another one");
        assertThat(fresh.resolve("postgres").resolve("diary.txt")).exists();
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws IOException {
        Path file = Files.writeString(fresh.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedDatabase.open(file))
                .isInstanceOf(SyncException.class)
                .hasMessage("Expected a directory for the embedded database, found a file: " + file);
    }

    private static Path cluster() {
        return directory.resolve("postgres");
    }

    private static Process start() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseProcess.class.getName(),
                        directory.toString()))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.equals(EmbeddedDatabaseProcess.READY)) {
            said.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as(said.toString()).isNotNull();
        return process;
    }

    private static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    private static JdbcClient jdbc(EmbeddedDatabase database) {
        Access access = database.access();
        return JdbcClient.create(new DriverManagerDataSource(
                access.url(), Objects.requireNonNull(access.user()), Objects.requireNonNull(access.password())));
    }

    private static int number(EmbeddedDatabase database, String sql) {
        return jdbc(database).sql(sql).query(Integer.class).single();
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return jdbc(database)
                .sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
