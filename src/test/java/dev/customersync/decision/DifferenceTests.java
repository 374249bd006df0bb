package dev.customersync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.Payload;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTests {
    private static final Payload HELD = payload(
            "reference_id",
            "C-1",
            "company_name",
            "Müller GmbH",
            "phone",
            "+49301234567",
            "assigned_sales_rep_ids",
            List.of("a", "b"),
            "addresses",
            List.of(
                    Map.of("reference_id", "C-1-billing", "city", "Berlin", "zip_code", "01067"),
                    Map.of("reference_id", "C-1-shipping", "city", "Bonn")),
            "attributes",
            List.of(Map.of("name", "Tier", "value", "gold")));

    @Test
    void equalPayloadsDoNotDiffer() {
        assertThat(Difference.between(HELD, HELD).isEmpty()).isTrue();
    }

    @Test
    void onlyTheFieldThatDiffersIsSent() {
        Difference difference = Difference.between(HELD, HELD.with("phone", "+49309999999"));

        assertThat(difference.changes()).containsExactly(new FieldChange("phone", "+49301234567", "+49309999999"));
        assertThat(difference.changed()).isEqualTo(payload("phone", "+49309999999"));
        assertThat(difference.whole()).isEqualTo(HELD.with("phone", "+49309999999"));
    }

    @Test
    void anAbsentFieldLeavesWhatIsHeld() {
        Difference difference = Difference.between(HELD, payload("reference_id", "C-1", "company_name", "Müller AG"));

        assertThat(difference.paths()).containsExactly("company_name");
        assertThat(difference.whole().text("phone")).isEqualTo("+49301234567");
    }

    @Test
    void aClearedFieldIsSentAsNull() {
        Difference difference = Difference.between(HELD, payload("phone", null));

        assertThat(difference.changes()).containsExactly(new FieldChange("phone", "+49301234567", null));
        assertThat(difference.changed().toMap())
                .containsExactly(new java.util.AbstractMap.SimpleEntry<>("phone", null));
    }

    @Test
    void clearingWhatIsNotHeldIsNoDifference() {
        assertThat(Difference.between(HELD, payload("email", null)).isEmpty()).isTrue();
        assertThat(Difference.between(HELD.with("email", null), payload("email", null))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aListOfTextsDiffersAsAWhole() {
        Difference difference = Difference.between(HELD, payload("assigned_sales_rep_ids", List.of("a")));

        assertThat(difference.changes())
                .containsExactly(new FieldChange("assigned_sales_rep_ids", List.of("a", "b"), List.of("a")));
    }

    @Test
    void anElementIsComparedWithTheHeldOneOfItsKeyAndTheListIsSentWhole() {
        Difference difference = Difference.between(
                HELD,
                payload("addresses", List.of(Map.of("reference_id", "C-1-shipping", "city", "Köln", "state", "NW"))));

        assertThat(difference.changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("addresses[C-1-shipping].city", "Bonn", "Köln"),
                        new FieldChange("addresses[C-1-shipping].state", null, "NW"));
        assertThat(difference.changed().elements("addresses"))
                .containsExactly(
                        payload("reference_id", "C-1-billing", "city", "Berlin", "zip_code", "01067"),
                        payload("reference_id", "C-1-shipping", "city", "Köln", "state", "NW"));
    }

    @Test
    void aHeldElementThatIsNotWantedStaysAndIsNoDifference() {
        Payload wanted = payload("addresses", List.of(Map.of("reference_id", "C-1-shipping", "city", "Bonn")));

        assertThat(Difference.between(HELD, wanted).isEmpty()).isTrue();
    }

    @Test
    void aNewElementDiffersInEachOfItsFields() {
        Difference difference =
                Difference.between(HELD, payload("attributes", List.of(Map.of("name", "Region", "value", "EMEA"))));

        assertThat(difference.changes()).containsExactly(new FieldChange("attributes[Region].value", null, "EMEA"));
        assertThat(difference.changed().elements("attributes"))
                .containsExactly(payload("name", "Tier", "value", "gold"), payload("name", "Region", "value", "EMEA"));
    }

    @Test
    void clearingAnAttributeThatIsNotHeldIsNoDifference() {
        Payload wanted = payload("attributes", List.of(payload("name", "Region", "value", null)));

        assertThat(Difference.between(HELD, wanted).isEmpty()).isTrue();
    }

    @Test
    void incomparableFieldsAreNoDifferenceButAreKept() {
        Payload wanted = payload(
                "is_default", true, "addresses", List.of(Map.of("reference_id", "C-1-billing", "is_default", true)));

        Difference difference = Difference.between(HELD, wanted, Set.of("is_default", "addresses.is_default"));

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.whole().get("is_default")).isEqualTo(true);
    }

    private static Payload payload(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<@Nullable Object> list = Arrays.asList(namesAndValues);
        for (int i = 0; i < list.size(); i += 2) {
            values.put(String.valueOf(list.get(i)), list.get(i + 1));
        }
        return Payload.of(values);
    }
}
