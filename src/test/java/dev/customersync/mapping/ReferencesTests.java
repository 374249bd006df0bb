package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.ReferenceKind;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTests {
    private static final String ID = "0c05a9a7-84ed-46f0-819b-653545730920";
    private static final Header HEADER =
            Rows.header("reference_id|company_name|display_name|assigned_price_list_id|assigned_sales_rep_ids|email");
    private static final Mapping MAPPING =
            DefaultLayout.bind(EntityType.CUSTOMER, HEADER).mapping();

    private final List<ReferenceKind> asked = new ArrayList<>();
    private final References references = new KnownReferences(this::idsByName);

    private Map<String, Set<String>> idsByName(ReferenceKind kind) {
        asked.add(kind);
        return switch (kind) {
            case SALES_REP -> Map.of("ada@example.com", Set.of("id-ada"), "Ben@example.com", Set.of("id-ben"));
            case PRICE_LIST ->
                Map.of(
                        "Standard", Set.of("id-standard"),
                        "standard", Set.of("id-lower-case"),
                        "PRC-1", Set.of("id-standard"),
                        "PRC-2", Set.of("id-wholesale"),
                        "Export", Set.of("id-export"),
                        "Twice", Set.of("id-2", "id-1"));
        };
    }

    @Test
    void namesAreSentAsTheIdsThatTheyMean() {
        Payload payload = payload("C-1|Acme|Acme|PRC-1|ada@example.com; " + ID + " ;ben@EXAMPLE.com|");

        assertThat(payload.get("assigned_price_list_id")).isEqualTo("id-standard");
        assertThat(payload.get("assigned_sales_rep_ids")).isEqualTo(List.of("id-ada", ID, "id-ben"));
    }

    @Test
    void caseMattersOnlyToNamesThatDifferByItAlone() {
        assertThat(payload("C-1|Acme|Acme|Standard||").get("assigned_price_list_id"))
                .isEqualTo("id-standard");
        assertThat(payload("C-1|Acme|Acme|standard||").get("assigned_price_list_id"))
                .isEqualTo("id-lower-case");
        assertThat(payload("C-1|Acme|Acme|EXPORT||").get("assigned_price_list_id"))
                .isEqualTo("id-export");
        assertThat(problems("C-1|Acme|Acme|STANDARD||"))
                .containsExactly(new Problem(
                        ErrorCode.REFERENCE_AMBIGUOUS,
                        "assigned_price_list_id",
                        "assigned_price_list_id: expected what only one active price list is called, found \"STANDARD\","
                                + " as which id-lower-case and id-standard are known"));
    }

    @Test
    void aNameIsNotGuessedButSuggestedTogetherWithAllElseThatIsWrong() {
        assertThat(problems("C-1|Acme|Acme|Exprt|adam@example.com|no address"))
                .containsExactlyInAnyOrder(
                        new Problem(
                                ErrorCode.REFERENCE_UNKNOWN,
                                "assigned_price_list_id",
                                "assigned_price_list_id: expected the id, name or reference_id of an active price list,"
                                        + " perhaps \"Export\", found \"Exprt\""),
                        new Problem(
                                ErrorCode.REFERENCE_UNKNOWN,
                                "assigned_sales_rep_ids",
                                "assigned_sales_rep_ids: expected the id or e-mail address of an active sales rep, perhaps"
                                        + " \"ada@example.com\", found \"adam@example.com\""),
                        new Problem(
                                ErrorCode.EMAIL,
                                "email",
                                "email: expected an e-mail address such as anna@example.com, found \"no address\""));
        assertThat(problems("C-1|Acme|Acme|PRC-3||"))
                .extracting(Problem::message)
                .containsExactly(
                        "assigned_price_list_id: expected the id, name or reference_id of an active price list, perhaps"
                                + " \"PRC-1\" or \"PRC-2\", found \"PRC-3\"");
        assertThat(problems("C-1|Acme|Acme|Nothing like it||"))
                .extracting(Problem::message)
                .containsExactly(
                        "assigned_price_list_id: expected the id, name or reference_id of an active price list, found"
                                + " \"Nothing like it\"");
    }

    @Test
    void aNameThatSeveralHaveIsRefusedWithAllOfThem() {
        assertThat(problems("C-1|Acme|Acme|Twice||"))
                .extracting(Problem::message)
                .containsExactly(
                        "assigned_price_list_id: expected what only one active price list is called, found \"Twice\","
                                + " as which id-1 and id-2 are known");
    }

    @Test
    void nobodyIsAskedForIdsBlanksAndWhatIsNoName() {
        payload("C-1|Acme|Acme|" + ID + "|" + ID + ";" + ID + "|");
        payload("C-1|Acme|Acme|||");
        payload("C-1|Acme|Acme|#N/A|#N/A|");
        problems("C-1|Acme|Acme||REP-7|");

        assertThat(asked).isEmpty();
    }

    @Test
    void eachKindIsAskedForOnceAndOnlyWhenNamed() {
        payload("C-1|Acme|Acme|Export||");
        payload("C-2|Acme|Acme|PRC-2||");
        problems("C-3|Acme|Acme|unknown||");
        assertThat(asked).containsExactly(ReferenceKind.PRICE_LIST);

        payload("C-1|Acme|Acme||ada@example.com|");
        problems("C-1|Acme|Acme||eve@example.com|");
        assertThat(asked).containsExactly(ReferenceKind.PRICE_LIST, ReferenceKind.SALES_REP);
    }

    @Test
    void aFailureIsNotAskedForAgainAndFailsOnlyRowsThatNameSomething() {
        References failing = new KnownReferences(kind -> {
            asked.add(kind);
            throw new IllegalStateException("out of order");
        });
        Mapping mapping = MAPPING.with(failing);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> mapping.map(row("C-1|Acme|Acme|Export||"))).hasMessage("out of order");
        }
        assertThat(mapping.map(row("C-1|Acme|Acme|" + ID + "||"))).isInstanceOf(Mapped.Valid.class);
        assertThat(asked).containsExactly(ReferenceKind.PRICE_LIST);
    }

    @Test
    void whatNamesMeanIsNoPartOfTheRowsHash() {
        Row row = row("C-1|Acme|Acme|Export||");

        assertThat(MAPPING.with(references).hash(row)).isEqualTo(MAPPING.hash(row));
        assertThat(MAPPING.with(references).key(row)).isEqualTo(MAPPING.key(row));
    }

    @Test
    void withoutATargetAnyNameIsTakenAndCounted() {
        UncheckedReferences unchecked = new UncheckedReferences();
        Mapping mapping = MAPPING.with(unchecked);

        assertThat(mapping.map(row("C-1|Acme|Acme|Any name|eve@example.com;ada@example.com|")))
                .isInstanceOf(Mapped.Valid.class);
        assertThat(mapping.map(row("C-2|Acme|Acme|" + ID + "|eve@example.com|")))
                .isInstanceOf(Mapped.Valid.class);

        assertThat(unchecked.count(ReferenceKind.PRICE_LIST)).isEqualTo(1);
        assertThat(unchecked.count(ReferenceKind.SALES_REP)).isEqualTo(3);
    }

    private Payload payload(String cells) {
        return ((Mapped.Valid) MAPPING.with(references).map(row(cells)))
                .record()
                .payload();
    }

    private List<Problem> problems(String cells) {
        return ((Mapped.Invalid) MAPPING.with(references).map(row(cells))).problems();
    }

    private static Row row(String cells) {
        return Rows.row(HEADER, cells);
    }
}
