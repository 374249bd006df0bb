package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * New records, then edited ones, pushed to a platform that misbehaves by a program that is struck down again and again until its
 * run completes; then once more with nothing in its way. What is done, and when, follows from the seed; what the machine makes
 * of it does not, so a failing seed may have to be repeated.
 */
final class Round {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final int MOST_RESTARTS = 15;
    /** Gave up; or struck by somebody else, which is as good. */
    private static final Set<Integer> INTERRUPTED = Set.of(6, 130, 137, 143);

    private static final Set<Integer> COMPLETED = Set.of(0, 4);

    private final Kind kind;
    private final String name;
    private final Random random;
    private final Path folder;
    private final Storage storage;
    private final Blow blow;
    private final Set<Integer> toBeRepeated;
    private final Score score = new Score();

    /**
     * @param toBeRepeated exit codes after which the program is simply started again, beside "gave up"
     */
    Round(Kind kind, String name, long seed, Path folder, Storage storage, Blow blow, Set<Integer> toBeRepeated) {
        this.kind = kind;
        this.name = kind + " " + name + ", seed " + seed;
        this.random = new Random(seed);
        this.folder = folder;
        this.storage = storage;
        this.blow = blow;
        this.toBeRepeated = toBeRepeated;
    }

    /**
     * Goes through it.
     *
     * @param customers how many to begin with; there are twice as many contacts
     * @param blows how often the program is struck at most, for the new records and for the edited ones each
     */
    void run(int customers, int blows) throws Exception {
        Files.createDirectories(folder);
        long platformSeed = random.nextLong();
        try (Platform platform = Platform.start(kind, folder, platformSeed, Faults.some(random))) {
            Map<String, String> environment = Environment.of(platform, storage);
            environment.put("SYNC_CHUNK_SIZE", random.nextBoolean() ? "40" : "2000");
            InputFiles created = InputFiles.generate(folder, random, customers);
            phase(platform, environment, created, blows);
            platform.misbehave(Faults.some(random));
            InputFiles edited = created.edited(folder, random);
            phase(platform, environment, edited, blows);
            nothingIsLeftToDo(platform, environment, edited);
            say(score.line(name, platform.stats()));
        } catch (Exception | AssertionError e) {
            String message =
                    name + " failed: " + e.getMessage() + "\nWhat it left is in " + folder + ". Repeat it with: "
                            + "mvn verify -Ptorture -Dtorture.rounds=1 -Dtorture.seed=" + name.replaceAll(".* ", "");
            say(message);
            throw new AssertionError(message, e);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private void phase(Platform platform, Map<String, String> environment, InputFiles inputs, int blows)
            throws Exception {
        Checks checks = new Checks(platform, storage, folder);
        int exitCode = strikeUntilCompleted(platform, environment, inputs, blows);
        checks.completed(inputs, exitCode);
        platform.behave();
        exitCode = run(environment, inputs);
        assertThat(exitCode).as("exit code with nothing in its way").isIn(COMPLETED);
        checks.completed(inputs, exitCode);
        checks.settled(inputs);
    }

    private int strikeUntilCompleted(Platform platform, Map<String, String> environment, InputFiles inputs, int blows)
            throws Exception {
        int struck = 0;
        for (int restarts = 0; restarts < MOST_RESTARTS + blows; restarts++) {
            @Nullable Integer exitCode;
            if (struck < blows) {
                exitCode = runAndStrike(platform, environment, inputs);
                struck++;
            } else {
                exitCode = run(environment, inputs);
            }
            if (exitCode != null && COMPLETED.contains(exitCode)) {
                return exitCode;
            }
            if (exitCode != null && !INTERRUPTED.contains(exitCode)) {
                assertThat(exitCode).as("exit code").isIn(toBeRepeated);
            }
        }
        throw new AssertionError("not completed after " + MOST_RESTARTS + " restarts without a blow");
    }

    /** The exit code; null when the blow ended the program. */
    private @Nullable Integer runAndStrike(Platform platform, Map<String, String> environment, InputFiles inputs)
            throws Exception {
        BooleanSupplier moment = moment(platform);
        score.started();
        try (SyncProcess process = SyncProcess.start(folder, environment, inputs)) {
            if (!process.awaitEndUnless(moment, LONGEST_RUN)) {
                int before = score.kills();
                blow.strike(process, score);
                if (score.kills() > before) {
                    return null;
                }
            }
            int exitCode = process.awaitEnd(LONGEST_RUN);
            score.ended(exitCode);
            return exitCode;
        }
    }

    /** Some time after the start, or some writes later: the latter hits the time in which creates are under way. */
    private BooleanSupplier moment(Platform platform) {
        long time = System.nanoTime()
                + Duration.ofMillis(300L + random.nextInt(8_000)).toNanos();
        long writes = 1L + random.nextInt(60);
        if (random.nextInt(3) == 0) {
            return () -> System.nanoTime() >= time;
        }
        long before = platform.writes();
        return () -> platform.writes() - before >= writes;
    }

    private int run(Map<String, String> environment, InputFiles inputs) throws Exception {
        score.started();
        try (SyncProcess process = SyncProcess.start(folder, environment, inputs)) {
            int exitCode = process.awaitEnd(LONGEST_RUN);
            score.ended(exitCode);
            return exitCode;
        }
    }

    /** The last word on whether what is known agrees with what is held. */
    private void nothingIsLeftToDo(Platform platform, Map<String, String> environment, InputFiles inputs)
            throws Exception {
        long before = platform.writes();
        assertThat(run(environment, inputs)).as("exit code of one run more").isIn(COMPLETED);
        assertThat(platform.writes() - before).as("writes of one run more").isZero();
        assertThat(Report.latest(folder).outcomes().stream()
                        .filter(line -> line.source().startsWith("second")))
                .as("rows of one run more")
                .allMatch(line -> line.status().equals("UNCHANGED"));
    }

    @SuppressWarnings("SystemOut") // For whoever watches the build.
    private static void say(String line) throws IOException {
        System.out.println(line);
    }
}
