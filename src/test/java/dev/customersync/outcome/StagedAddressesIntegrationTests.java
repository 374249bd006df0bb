package dev.customersync.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.database.TestDatabase;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.StagedAddresses.Page;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.run.NewRun;
import dev.customersync.run.Runs;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;

class StagedAddressesIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Header HEADER =
            new Header("addresses.csv", List.of("customer_reference_id", "reference_id", "note"), ';');

    private final Runs runs = new Runs(database.jdbc());
    private final Ledger ledger = new Ledger(database.dataSource());
    private final StagedAddresses staged = new StagedAddresses(database.dataSource());
    private long run;

    @BeforeEach
    void openRun() {
        run = runs.start(new NewRun("shop", "default", "sync", List.of(), "f", UUID.randomUUID(), Instant.now()));
        ledger.openRun(run);
    }

    @Test
    void givesCustomersTheirRowsAsTheyWereStaged() {
        StagedAddress first = address("C-1", "A-1", 7);
        StagedAddress second = address("C-1", "A-2", 3);
        staged.add(run, List.of(first, second, address("C-2", "A-1", 4)));

        assertThat(staged.waitingOf(run, Set.of(RecordKey.customer("C-1"), RecordKey.customer("C-9"))))
                .isEqualTo(Map.of(RecordKey.customer("C-1"), List.of(first, second)));
    }

    @Test
    void tellsWhetherARunHasStagedAnything() {
        assertThat(staged.any(run)).isFalse();

        staged.add(run, List.of(address("C-1", "A-1", 2)));

        assertThat(staged.any(run)).isTrue();
        assertThat(staged.any(run + 1)).isFalse();
    }

    @Test
    void aRowWithAnOutcomeDoesNotWaitAnyMore() {
        StagedAddress done = address("C-1", "A-1", 2);
        StagedAddress open = address("C-1", "A-2", 3);
        staged.add(run, List.of(done, open));
        append(done);

        assertThat(staged.waitingOf(run, Set.of(RecordKey.customer("C-1"))).values())
                .containsExactly(List.of(open));
        staged.refreshStatistics();
        assertThat(staged.page(run, null, 10)).isEqualTo(new Page(List.of(open), open.key()));

        staged.noteNotAttempted(run);
        assertThat(ledger.counts(run))
                .isEqualTo(Map.of(EntityType.ADDRESS, Map.of(Status.CREATED, 1L, Status.NOT_ATTEMPTED, 1L)));
    }

    @Test
    void pagesGoOnBehindRowsThatAreDone() {
        StagedAddress last = address("C-2", "A-1", 4);
        staged.add(run, List.of(address("C-1", "A-1", 2), address("C-1", "A-2", 3), last));
        append(address("C-1", "A-1", 2));
        append(address("C-1", "A-2", 3));

        Page first = staged.page(run, null, 2);
        Page second = staged.page(run, first.last(), 2);

        assertThat(first).isEqualTo(new Page(List.of(), address("C-1", "A-2", 3).key()));
        assertThat(second).isEqualTo(new Page(List.of(last), last.key()));
        assertThat(staged.page(run, second.last(), 2)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void tellsWhatIsStaged() {
        StagedAddress one = address("C-1", "A-1", 2);
        staged.add(run, List.of(one));

        assertThat(staged.claims(
                        run, List.of(one.key(), address("C-1", "A-2", 3).key())))
                .isEqualTo(Map.of(one.key(), one.row().position()));
        assertThat(staged.staged(run, List.of(one.row().position(), new Position("addresses.csv", 3))))
                .containsExactly(one.row().position());
        assertThat(staged.staged(run, List.of())).isEmpty();
    }

    @Test
    void aKeyIsStagedOnce() {
        staged.add(run, List.of(address("C-1", "A-1", 2)));

        assertThatThrownBy(() -> staged.add(run, List.of(address("C-1", "A-2", 3), address("C-1", "A-1", 4))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(staged.page(run, null, 10).waiting()).hasSize(1);
    }

    @Test
    void forgetsTheRowsOfRunsThatHaveEndedForGood() {
        staged.add(run, List.of(address("C-1", "A-1", 2)));
        staged.clear();
        assertThat(staged.page(run, null, 10).waiting()).hasSize(1);

        runs.abandon(run);
        staged.clear();

        assertThat(staged.page(run, null, 10).waiting()).isEmpty();
    }

    private void append(StagedAddress address) {
        ledger.append(
                run,
                List.of(new Outcome(
                        address.row().position(),
                        EntityType.ADDRESS,
                        address.key().customerReferenceId(),
                        address.key().referenceId(),
                        Action.CREATE,
                        Status.CREATED,
                        null,
                        List.of(),
                        null,
                        Exchange.NONE,
                        null)));
    }

    private static StagedAddress address(String customer, String key, long line) {
        Row row =
                new Row(new Position("addresses.csv", line), HEADER, List.of(customer, key, "a\\b\t\"ü\""), List.of());
        return new StagedAddress(
                row, new RecordKey(EntityType.ADDRESS, customer, key), RowHash.of(new byte[] {1, (byte) line}));
    }
}
