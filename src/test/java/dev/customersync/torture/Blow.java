package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** What is done to the program in the midst of its work. */
interface Blow {
    /**
     * Does it. The program need not have ended when this returns.
     */
    void strike(SyncProcess process, Score score) throws Exception;

    Blow KILL = (process, score) -> {
        score.killed();
        process.kill();
    };

    Blow TERMINATE = (process, score) -> {
        score.terminated();
        process.terminate();
        // 0 and 4: it had been about to end by itself.
        assertThat(process.awaitEnd(Duration.ofSeconds(30)))
                .as("exit code after SIGTERM")
                .isIn(143, 0, 4);
    };
}
