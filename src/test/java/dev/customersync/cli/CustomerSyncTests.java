package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line itself, which starts nothing. */
class CustomerSyncTests {

    @ParameterizedTest
    @CsvSource({
        "--help,           Usage: customer-sync [-hV] [--verbose] COMMAND",
        "sync --help,      Usage: customer-sync sync",
        "sandbox --help,   Usage: customer-sync sandbox"
    })
    void everyCommandHasHelpThatStartsNothing(String args, String usage, @TempDir Path directory) {
        System.setProperty("sync.data-dir", directory.resolve("data").toString());
        try {
            Ended ended = run(args.split(" "));

            assertThat(ended.exit()).isZero();
            assertThat(ended.out()).startsWith(usage);
            assertThat(ended.err()).isEmpty();
            assertThat(Files.exists(directory.resolve("data"))).isFalse();
        } finally {
            System.clearProperty("sync.data-dir");
        }
    }

    @Test
    void theHelpTellsTheExitCodes() {
        assertThat(run("--help").out())
                .contains("  0   all rows done\n")
                .contains("  4   finished, some rows invalid, duplicate, blocked, failed or unknown\n")
                .contains("143   stopped by SIGTERM; run the same command again to go on\n");
    }

    @Test
    void theVersionIsOneLine() {
        Ended ended = run("--version");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).matches("customer-sync .+\n");
    }

    @Test
    void anUnknownOptionSuggestsTheOneThatWasMeant() {
        assertThat(run("sync", "--custmers", "x.csv"))
                .isEqualTo(new Ended(
                        2, "", "error: Unknown options: '--custmers', 'x.csv'\nPossible solutions: --customers\n"));
    }

    @Test
    void anUnknownCommandSuggestsTheOneThatWasMeant() {
        Ended ended = run("sandbx");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "error: Unmatched argument at index 0: 'sandbx'\nDid you mean: customer-sync sandbox or customer-sync plan?\n");
    }

    @Test
    void noCommandAtAllIsAnError() {
        assertThat(run()).isEqualTo(new Ended(2, "", "error: Missing command\nTry 'customer-sync --help'.\n"));
    }

    @Test
    void anOptionWithoutItsValueIsAnError() {
        assertThat(run("sync", "--customers")).isEqualTo(new Ended(2, "", """
                        error: Missing required parameter for option '--customers' (FILE)
                        Try 'customer-sync sync --help'.
                        """));
    }

    @Test
    void wrongOptionsOfTheSandboxSayWhatIsAllowed() {
        assertThat(run("sandbox", "--rate-limit", "fast").err()).isEqualTo("""
                        error: A rate limit is written 200/s, 600/m or off, but this is 'fast'.
                        Try 'customer-sync sandbox --help'.
                        """);
        assertThat(run("sandbox", "--port", "many").exit()).isEqualTo(2);
        assertThat(run("sandbox", "--fault", "flood").err())
                .startsWith("error: Fault rule 'flood': 'flood' is not a known fault; allowed: error-before-commit, ");
    }

    private static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CustomerSync.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(exit, out.toString(), err.toString());
    }
}
