package dev.customersync.torture;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A short round in every build; {@code -Ptorture} makes it many long ones, of all kinds. */
class TortureIntegrationTests {
    private static final String LONG = "torture.rounds";
    private static final Path FOLDER = Path.of("target", "torture").toAbsolutePath();

    @RegisterExtension
    static final TestDatabase server = new TestDatabase();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whateverKillsItNothingIsTwiceAndNothingIsLost(Kind kind) throws Exception {
        int customers = kind == Kind.WIZCOMMERCE ? 25 : 10;
        int blows = kind == Kind.WIZCOMMERCE ? 2 : 1;
        onAServer(kind, "short", 1, customers, blows, Blow.KILL);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @EnabledIfSystemProperty(named = LONG, matches = "[1-9].*")
    void killed(long seed) throws Exception {
        onAServer(Kind.WIZCOMMERCE, "killed", seed, 150, 8, Blow.KILL);
        onAServer(Kind.ECWID, "killed", seed, 60, 8, Blow.KILL);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @EnabledIfSystemProperty(named = LONG, matches = "[1-9].*")
    void terminated(long seed) throws Exception {
        onAServer(Kind.WIZCOMMERCE, "terminated", seed, 80, 5, Blow.TERMINATE);
        onAServer(Kind.ECWID, "terminated", seed, 40, 5, Blow.TERMINATE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @EnabledIfSystemProperty(named = LONG, matches = "[1-9].*")
    void killedWithItsEmbeddedDatabase(long seed) throws Exception {
        new Round(Kind.WIZCOMMERCE, "embedded", seed, folder("embedded", seed), Storage.EMBEDDED, Blow.KILL, Set.of())
                .run(80, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @EnabledIfSystemProperty(named = LONG, matches = "[1-9].*")
    void robbedOfItsDatabase(long seed) throws Exception {
        Path folder = folder("outage", seed);
        Path data = folder("outage-postgres", seed);
        try (CrashingServer crashing = new CrashingServer(data)) {
            Blow outage = (process, score) -> {
                score.databaseLost();
                crashing.crashAndRestart();
            };
            // 3: it had just begun.
            new Round(Kind.WIZCOMMERCE, "outage", seed, folder, crashing.storage(), outage, Set.of(3)).run(80, 4);
        }
        FileSystemUtils.deleteRecursively(data);
    }

    static LongStream seeds() {
        long first = Long.getLong("torture.seed", 1);
        return LongStream.range(first, first + Long.getLong(LONG, 0));
    }

    private static void onAServer(Kind kind, String name, long seed, int customers, int blows, Blow blow)
            throws Exception {
        String database = "torture_" + kind.target() + "_" + name + "_" + seed;
        execute("drop database if exists " + database + " with (force)");
        execute("create database " + database);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setDatabaseName(database);
        Storage storage = Storage.server(source.getUrl(), JdbcClient.create(source));
        new Round(kind, name, seed, folder(kind.target() + "-" + name, seed), storage, blow, Set.of())
                .run(customers, blows);
        execute("drop database " + database + " with (force)");
    }

    private static void execute(String sql) {
        server.template().execute(sql);
    }

    private static Path folder(String name, long seed) throws Exception {
        Path folder = FOLDER.resolve(name + "-" + seed);
        FileSystemUtils.deleteRecursively(folder);
        return folder;
    }
}
