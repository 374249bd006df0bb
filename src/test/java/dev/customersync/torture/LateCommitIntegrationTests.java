package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A platform may still be at work for a program that is dead. */
class LateCommitIntegrationTests {
    private static final Duration ATMOST = Duration.ofMinutes(2);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void aCreateThatIsCommittedLongAfterTheProgramDiedIsNotRepeated(@TempDir Path folder) throws Exception {
        Storage storage = Storage.server(database.jdbcUrl(), database.jdbc());
        try (Platform platform = Platform.start(
                Kind.WIZCOMMERCE, folder, 1, List.of("slow-before-commit:call=create,ms=6000,times=4"))) {
            Map<String, String> environment = Environment.of(platform, storage);
            environment.put("SYNC_PUSH_SERVERMAXTIME", "8s");
            InputFiles inputs = InputFiles.generate(folder, new Random(1), 6);
            try (SyncProcess process = SyncProcess.start(folder, environment, inputs)) {
                assertThat(process.awaitEndUnless(() -> platform.struck("slow-before-commit") == 4, ATMOST))
                        .as("ended by itself")
                        .isFalse();
                process.kill();
            }

            int exitCode;
            try (SyncProcess process = SyncProcess.start(folder, environment, inputs)) {
                exitCode = process.awaitEnd(ATMOST);
            }

            Checks checks = new Checks(platform, storage, folder);
            checks.completed(inputs, exitCode);
            checks.settled(inputs);
        }
    }
}
