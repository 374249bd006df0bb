package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.job.PlannedChunks.Ahead;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.Mappings;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;

@Timeout(30)
class PlannedChunksTests {
    private static final Header HEADER =
            new Header("customers.csv", List.of("reference_id", "company_name", "display_name"), ',');

    private final Mapping mapping =
            Mappings.DEFAULT.bind(EntityType.CUSTOMER, HEADER).mapping();
    private final Lines reader = new Lines(7);
    private final List<Long> decidedOn = new CopyOnWriteArrayList<>();
    private final ExecutionContext saved = new ExecutionContext();
    private @Nullable PlannedChunks chunks;

    @AfterEach
    void close() {
        if (chunks != null) {
            chunks.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryRowOnceAndDecidedOn(Ahead ahead) {
        PlannedChunks opened = open(ahead);

        assertThat(lines(opened.read())).containsExactly(1L, 2L, 3L);
        assertThat(lines(opened.read())).containsExactly(4L, 5L, 6L);
        assertThat(lines(opened.read())).containsExactly(7L);
        assertThat(opened.read()).isNull();
        assertThat(decidedOn).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(opened.rowsRead()).hasValue(7);
    }

    @Test
    void rowsComeWithTheirKeysAndHashes() {
        List<KeyedRow> rows =
                Objects.requireNonNull(open(Ahead.DECISIONS).read()).rows();

        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.key()).isEqualTo(RecordKey.customer("C")))
                .allSatisfy(row -> assertThat(row.hash()).isEqualTo(mapping.hash(row.row())));
    }

    @Test
    void thePlaceThatIsSavedIsAfterTheLastChunkReadWhateverWasMadeAhead() {
        PlannedChunks opened = open(Ahead.DECISIONS);
        opened.read();
        await().until(() -> decidedOn.size() == 6);

        opened.update(saved);

        assertThat(saved.getLong(CountingReader.ROWS_READ)).isEqualTo(3);
        assertThat(opened.rowsRead()).hasValue(3);
    }

    @Test
    void rowsThatAreBegunWithBeforeTheirTurnAreCountedThoughThePlaceIsBeforeThem() {
        PlannedChunks opened = open(Ahead.DECISIONS);
        opened.read();
        await().until(() -> decidedOn.size() == 6);

        assertThat(lines(opened.begin())).containsExactly(4L, 5L, 6L);
        opened.update(saved);

        assertThat(opened.rowsRead()).hasValue(6);
        assertThat(saved.getLong(CountingReader.ROWS_READ)).isEqualTo(3);
        assertThat(lines(opened.read())).containsExactly(4L, 5L, 6L);
    }

    @Test
    void nothingIsBegunWithBeforeItsTurnWhereDecisionsDependOnOutcomes() {
        PlannedChunks opened = open(Ahead.ROWS);
        opened.read();
        await().until(() -> reader.rowsRead() == 6);

        assertThat(opened.begin()).isNull();
        assertThat(decidedOn).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nothingIsReadBeforeItsTurnWhereRowsDependOnOutcomes() {
        PlannedChunks opened = open(Ahead.NOTHING);

        opened.read();

        assertThat(reader.rowsRead()).isEqualTo(3);
    }

    @Test
    void howManyRowsWereReadIsNotKnownBeforeItIsOpened() {
        assertThat(new PlannedChunks(reader, mapping, this::plan, 3, Ahead.ROWS, new RunThreads()).rowsRead())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesWrongIsKnownWithTheRowsThatItHits(Ahead ahead) {
        chunks = new PlannedChunks(
                reader,
                mapping,
                rows -> {
                    if (rows.get(0).position().line() == 4) {
                        throw new IllegalArgumentException("not these");
                    }
                    return plan(rows);
                },
                3,
                ahead,
                new RunThreads());
        chunks.open(saved);
        chunks.read();
        PlannedChunk second = Objects.requireNonNull(chunks.read());

        assertThat(second.rows()).extracting(row -> row.position().line()).containsExactly(4L, 5L, 6L);
        assertThatThrownBy(second::decisions)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not these");
        assertThat(chunks.read()).as("what would be decided on in vain").isNull();
        assertThat(decidedOn).containsExactly(1L, 2L, 3L);
    }

    private PlannedChunks open(Ahead ahead) {
        PlannedChunks opened = new PlannedChunks(reader, mapping, this::plan, 3, ahead, new RunThreads());
        chunks = opened;
        opened.open(saved);
        return opened;
    }

    private List<RowDecision> plan(List<KeyedRow> rows) {
        rows.forEach(row -> decidedOn.add(row.position().line()));
        return rows.stream()
                .map(row -> new RowDecision(row.row(), row.key(), new Decision.InFlight()))
                .toList();
    }

    private static List<Long> lines(@Nullable PlannedChunk chunk) {
        return Objects.requireNonNull(chunk).decisions().stream()
                .map(decision -> decision.row().position().line())
                .toList();
    }

    /** Gives rows with the lines from 1 on. */
    private static final class Lines implements CountingReader {
        private final List<Row> rows;
        private final AtomicInteger read = new AtomicInteger();

        Lines(long last) {
            rows = LongStream.rangeClosed(1, last)
                    .mapToObj(line -> new Row(
                            new Position("customers.csv", line), HEADER, List.of("C", "Corner", "Corner"), List.of()))
                    .toList();
        }

        @Override
        public @Nullable Row read() {
            return read.get() == rows.size() ? null : rows.get(read.getAndIncrement());
        }

        @Override
        public void update(ExecutionContext context) {
            context.putLong(ROWS_READ, read.get());
        }

        @Override
        public long rowsRead() {
            return read.get();
        }
    }
}
