package dev.customersync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.database.TestDatabase;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

class SyncStatesIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final RecordKey ANNA = RecordKey.customer("C-1");
    private static final RecordKey BERT = RecordKey.customer("C-2");
    private static final RecordKey ANNAS_CONTACT = RecordKey.contact("C-1", "P-1");
    private static final StateOrigin RUN_1 = new StateOrigin(1, "default");
    private static final StateOrigin RUN_2 = new StateOrigin(2, "default");

    private final SyncStates states = new SyncStates(database.dataSource(), database.transactions(), "shop");

    @BeforeEach
    void empty() {
        database.template().execute("truncate sync_state");
    }

    @Test
    void knowsNothingOfARecordThatWasNeverSent() {
        assertThat(states.find(List.of(ANNA))).isEmpty();
        assertThat(states.find(List.of())).isEmpty();
    }

    @Test
    void findsWhatWasSavedAndNothingElse() {
        Payload payload = Payload.of(nullable(
                "company_name",
                "Müller & Söhne \\ \"GmbH\" 🚀",
                "phone",
                null,
                "assigned_sales_rep_ids",
                List.of("a", "b"),
                "addresses",
                List.of(Map.of("reference_id", "B", "is_default", true))));
        StateChange change = new StateChange(ANNA, "r-1", Map.of("addresses/B", "a-1"), payload, hash(1), 1L);
        states.save(RUN_1, List.of(change, synced(BERT, "r-2")));

        Map<RecordKey, SyncState> found = states.find(List.of(ANNA, ANNAS_CONTACT));

        assertThat(found).containsOnlyKeys(ANNA);
        SyncState state = state(ANNA);
        assertThat(state.remoteId()).isEqualTo("r-1");
        assertThat(state.remoteParts()).isEqualTo(Map.of("addresses/B", "a-1"));
        assertThat(state.status()).isEqualTo(StateStatus.SYNCED);
        assertThat(state.rowHash()).isEqualTo(hash(1));
        assertThat(state.payload().get()).isEqualTo(payload);
        assertThat(state.createdByRun()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatARowOfTheSameHashDoesNotNeed() {
        Map<String, String> parts = Map.of("addresses/B", "a-1");
        states.save(
                RUN_1,
                List.of(
                        new StateChange(ANNA, "r-1", parts, payload("Anna"), hash(1), 1L),
                        new StateChange(BERT, "r-2", parts, payload("Bert"), hash(1), 1L),
                        new StateChange(ANNAS_CONTACT, "p-1", parts, payload("Carl"), null, 1L)));

        Map<RecordKey, SyncState> found = states.find(Map.of(ANNA, hash(1), BERT, hash(2), ANNAS_CONTACT, hash(1)));

        SyncState same = Objects.requireNonNull(found.get(ANNA));
        assertThat(same.remoteId()).isEqualTo("r-1");
        assertThat(same.rowHash()).isEqualTo(hash(1));
        assertThat(same.remoteParts()).isEmpty();
        assertThatThrownBy(() -> same.payload().get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The payload was left out, as the row's hash is the state's");
        for (RecordKey other : List.of(BERT, ANNAS_CONTACT)) {
            SyncState changed = Objects.requireNonNull(found.get(other));
            assertThat(changed.remoteParts()).isEqualTo(parts);
            assertThat(changed.payload().get()).isEqualTo(payload(other.equals(BERT) ? "Bert" : "Carl"));
        }
    }

    @Test
    void anArrivalComesToTheSameAsSavingWhatWasAnnounced() {
        Payload payload = Payload.of(Map.of("company_name", "Anna & Co", "addresses", List.of(Map.of("city", "Kiel"))));
        StateChange arrived = new StateChange(ANNA, "r-1", Map.of("addresses/B", "a-1"), payload, hash(1), 1L);
        states.save(RUN_1, List.of(arrived));
        List<Map<String, Object>> saved = rows();
        states.forget(List.of(ANNA));

        states.announce(RUN_1, List.of(new Announcement(new EntityRecord(ANNA, payload), hash(1))), () -> {});
        states.confirm(List.of(ANNA));
        states.arrive(RUN_1, List.of(arrived));

        assertThat(rows()).isEqualTo(saved);
    }

    @Test
    void anArrivalIsKeptAlsoWhenItsAnnouncementIsGone() {
        StateChange anna = synced(ANNA, "r-1");
        states.announce(
                RUN_1, List.of(new Announcement(new EntityRecord(ANNA, anna.payload()), anna.rowHash())), () -> {});

        states.arrive(RUN_1, List.of(anna, synced(BERT, "r-2")));

        assertThat(state(ANNA).remoteId()).isEqualTo("r-1");
        assertThat(state(BERT).remoteId()).isEqualTo("r-2");
        assertThat(states.countInFlight()).isZero();
    }

    private static List<Map<String, Object>> rows() {
        return database.template()
                .queryForList(
                        "select (to_jsonb(s) - 'updated_at')::text as state from sync_state s order by reference_id");
    }

    @Test
    void keepsTheStatesOfTargetsApart() {
        states.save(RUN_1, List.of(synced(ANNA, "r-1")));

        SyncStates staging = new SyncStates(database.dataSource(), database.transactions(), "staging");

        assertThat(staging.find(List.of(ANNA))).isEmpty();
        staging.forget(List.of(ANNA));
        assertThat(states.find(List.of(ANNA))).hasSize(1);
    }

    @Test
    void tellsWhoHasAnIdentityAndWhoIsAtARemoteId() {
        SyncStates shop = new SyncStates(database.dataSource(), database.transactions(), "mail-shop", "email");
        shop.save(
                RUN_1,
                List.of(new StateChange(
                        ANNA, "r-1", Map.of(), Payload.of(Map.of("email", "Anna@Example.com")), hash(1), 1L)));
        shop.announce(
                RUN_1,
                List.of(new Announcement(
                        new EntityRecord(BERT, Payload.of(Map.of("email", "bert@example.com"))), hash(2))),
                SyncStatesIntegrationTests::unguarded);

        assertThat(shop.holders(List.of("anna@example.com", "bert@example.com", "x@example.com"), List.of()))
                .containsExactlyInAnyOrder(
                        new IdentityHolder(ANNA, "anna@example.com", "r-1"),
                        new IdentityHolder(BERT, "bert@example.com", null));
        assertThat(shop.holders(List.of(), List.of("r-1", "r-2")))
                .containsExactly(new IdentityHolder(ANNA, "anna@example.com", "r-1"));
        assertThat(states.holders(List.of("anna@example.com"), List.of("r-1"))).isEmpty();
    }

    @Test
    void changesInDoubtAreRememberedUntilTheyAreSavedOrSettled() {
        states.save(RUN_1, List.of(synced(ANNAS_CONTACT, "p-1"), synced(ANNA, "r-1")));
        assertThat(states.anyUnsettled()).isFalse();

        states.unsettle(List.of(ANNAS_CONTACT), SyncStatesIntegrationTests::unguarded);
        assertThat(states.anyUnsettled()).isTrue();
        states.save(RUN_1, List.of(synced(ANNAS_CONTACT, "p-1")));
        assertThat(states.anyUnsettled()).isFalse();

        states.unsettle(List.of(ANNAS_CONTACT), SyncStatesIntegrationTests::unguarded);
        states.settleAll();
        assertThat(states.anyUnsettled()).isFalse();
    }

    @Test
    void tellsWhatTheContactsOfACustomerOwn() {
        Map<String, String> parts = Map.of("contacts/EMAIL", "7");
        states.save(
                RUN_1,
                List.of(
                        synced(ANNA, "r-1"),
                        new StateChange(ANNAS_CONTACT, "7", parts, payload("Carl"), null, 1L),
                        synced(RecordKey.contact("C-2", "P-1"), "8")));

        assertThat(states.contactsOf(List.of(ANNA))).containsExactly(new PartOwner(ANNAS_CONTACT, parts));
    }

    @Test
    void replacesWhatWasKnown() {
        states.save(RUN_1, List.of(new StateChange(ANNA, "r-1", Map.of("a", "1"), payload("old"), hash(1), 1L)));
        states.save(RUN_2, List.of(new StateChange(ANNA, "r-9", Map.of(), payload("new"), null, null)));

        SyncState state = state(ANNA);
        assertThat(state.remoteId()).isEqualTo("r-9");
        assertThat(state.remoteParts()).isEmpty();
        assertThat(state.payload().get()).isEqualTo(payload("new"));
        assertThat(state.rowHash()).isNull();
        assertThat(state.createdByRun()).isNull();
    }

    @Test
    void announcesCreatesInATransactionOfItsOwn() {
        TransactionTemplate outer = new TransactionTemplate(database.transactions());

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> outer.executeWithoutResult(status -> {
                    states.announce(RUN_1, List.of(announcement(ANNA, "Anna")), SyncStatesIntegrationTests::unguarded);
                    states.save(RUN_1, List.of(synced(BERT, "r-2")));
                    throw new IllegalArgumentException("the chunk dies");
                }));

        SyncState announced = state(ANNA);
        assertThat(announced.status()).isEqualTo(StateStatus.IN_FLIGHT);
        assertThat(announced.remoteId()).isNull();
        assertThat(announced.payload().get()).isEqualTo(payload("Anna"));
        assertThat(announced.createdByRun()).isEqualTo(1);
        assertThat(states.find(List.of(BERT))).isEmpty();
    }

    @Test
    void announcesAnewWhatWasAnnouncedBefore() {
        states.announce(RUN_1, List.of(announcement(ANNA, "old")), SyncStatesIntegrationTests::unguarded);
        states.announce(RUN_2, List.of(announcement(ANNA, "new")), SyncStatesIntegrationTests::unguarded);

        assertThat(state(ANNA).payload().get()).isEqualTo(payload("new"));
        assertThat(state(ANNA).createdByRun()).isEqualTo(2);
    }

    @Test
    void refusesToAnnounceARecordThatTheTargetHolds() {
        states.save(RUN_1, List.of(synced(BERT, "r-2")));

        assertThatThrownBy(() -> states.announce(
                        RUN_2,
                        List.of(announcement(ANNA, "Anna"), announcement(BERT, "Bert")),
                        SyncStatesIntegrationTests::unguarded))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected creates of records that shop does not hold, but it holds 1 of 2,"
                        + " such as customer C-2 as r-2");

        assertThat(states.find(List.of(ANNA))).isEmpty();
        assertThat(state(BERT).remoteId()).isEqualTo("r-2");
        assertThat(state(BERT).status()).isEqualTo(StateStatus.SYNCED);
    }

    @Test
    void announcesNothingWhenTheGuardObjects() {
        assertThatThrownBy(() -> states.announce(RUN_1, List.of(announcement(ANNA, "Anna")), () -> {
                    throw new IllegalArgumentException("not yours any more");
                }))
                .hasMessage("not yours any more");

        assertThat(states.find(List.of(ANNA))).isEmpty();
    }

    @Test
    void commitsStatesWithTheTransactionThatIsUnderWay() {
        TransactionTemplate outer = new TransactionTemplate(database.transactions());

        outer.executeWithoutResult(status -> {
            states.save(RUN_1, List.of(synced(ANNA, "r-1")));
            status.setRollbackOnly();
        });

        assertThat(states.find(List.of(ANNA))).isEmpty();
    }

    @Test
    void withdrawsAnnouncementsButNotWhatTheTargetHolds() {
        states.announce(RUN_1, List.of(announcement(ANNA, "Anna")), SyncStatesIntegrationTests::unguarded);
        states.save(RUN_1, List.of(synced(BERT, "r-2")));

        states.withdraw(List.of(ANNA, BERT));

        assertThat(states.find(List.of(ANNA, BERT))).containsOnlyKeys(BERT);
    }

    @Test
    void keepsANewHashAndNothingElse() {
        states.save(RUN_1, List.of(synced(ANNA, "r-1")));
        states.announce(RUN_1, List.of(announcement(BERT, "Bert")), SyncStatesIntegrationTests::unguarded);

        states.refreshHashes(RUN_2, Map.of(ANNA, hash(7), BERT, hash(8)));

        assertThat(state(ANNA).rowHash()).isEqualTo(hash(7));
        assertThat(state(ANNA).remoteId()).isEqualTo("r-1");
        assertThat(state(BERT).rowHash()).isEqualTo(hash(1));
    }

    @Test
    void handsOverAllAnnouncementsInPagesWhileTheyAreBeingResolved() {
        List<Announcement> announcements = new ArrayList<>();
        IntStream.range(0, 7).forEach(i -> announcements.add(announcement(RecordKey.customer("C-" + i), "x")));
        IntStream.range(0, 5)
                .forEach(i -> announcements.add(announcement(RecordKey.contact("C-" + i % 2, "P-" + i), "x")));
        states.announce(RUN_1, announcements, SyncStatesIntegrationTests::unguarded);
        List<RecordKey> seen = new ArrayList<>();

        states.forEachInFlight(3, page -> {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(state -> seen.add(state.key()));
            states.withdraw(List.of(page.get(0).key()));
        });

        assertThat(seen)
                .map(RecordKey::toString)
                .containsExactly(
                        "customer C-0",
                        "customer C-1",
                        "customer C-2",
                        "customer C-3",
                        "customer C-4",
                        "customer C-5",
                        "customer C-6",
                        "contact P-0 of customer C-0",
                        "contact P-2 of customer C-0",
                        "contact P-4 of customer C-0",
                        "contact P-1 of customer C-1",
                        "contact P-3 of customer C-1");
    }

    @Test
    void namesTheCustomersWithTheLastKeys() {
        states.save(RUN_1, List.of(synced(BERT, "r-2")));
        states.save(RUN_1, List.of(synced(ANNA, "r-1")));
        states.save(RUN_1, List.of(synced(ANNAS_CONTACT, "p-1")));
        states.announce(
                RUN_1, List.of(announcement(RecordKey.customer("C-3"), "x")), SyncStatesIntegrationTests::unguarded);

        assertThat(states.someRemoteIds(3)).containsExactly("r-2", "r-1");
        assertThat(states.someRemoteIds(1)).containsExactly("r-2");
    }

    private SyncState state(RecordKey key) {
        return Objects.requireNonNull(states.find(List.of(key)).get(key));
    }

    private static void unguarded() {}

    private static StateChange synced(RecordKey key, String remoteId) {
        return new StateChange(key, remoteId, Map.of(), payload("x"), hash(1), 1L);
    }

    private static Announcement announcement(RecordKey key, String name) {
        return new Announcement(new EntityRecord(key, payload(name)), hash(1));
    }

    private static Payload payload(String name) {
        return Payload.of(Map.of("company_name", name));
    }

    private static RowHash hash(int value) {
        return RowHash.of(new byte[] {(byte) value, 0, -1});
    }

    private static Map<String, @Nullable Object> nullable(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
