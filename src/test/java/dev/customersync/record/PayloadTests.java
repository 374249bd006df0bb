package dev.customersync.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PayloadTests {

    @Nested
    class Holds {
        @Test
        void isWrittenAsJsonOnceInTheOrderOfItsFields() {
            Payload payload = Payload.of(Map.of("addresses", List.of(Map.of("city", "Köln"))))
                    .with("email", null)
                    .with("active", true);

            assertThat(new String(payload.toJson(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"addresses\":[{\"city\":\"Köln\"}],\"email\":null,\"active\":true}");
            assertThat(payload.toJson()).isSameAs(payload.toJson());
        }

        @Test
        void aClearedFieldButNotAnAbsentOne() {
            Payload payload = payload("phone", null);

            assertThat(payload.has("phone")).isTrue();
            assertThat(payload.get("phone")).isNull();
            assertThat(payload.has("email")).isFalse();
            assertThat(payload).isNotEqualTo(Payload.EMPTY);
        }

        @Test
        void fieldsInTheOrderInWhichTheyWerePut() {
            assertThat(payload("z", "1", "a", "2", "m", "3").names()).containsExactly("z", "a", "m");
            assertThat(payload("z", "1", "a", "2").with("z", "3").names()).containsExactly("z", "a");
        }

        @Test
        void aCopyOfWhatItWasGiven() {
            List<String> ids = new ArrayList<>(List.of("a"));
            Map<String, Object> values = new LinkedHashMap<>(Map.of("ids", ids));
            Payload payload = Payload.of(values);

            ids.add("b");
            values.put("other", "x");

            assertThat(payload).isEqualTo(payload("ids", List.of("a")));
        }

        @Test
        void nothingThatCanBeChanged() {
            Payload payload =
                    payload("ids", new ArrayList<>(List.of("a")), "addresses", List.of(payload("city", "Bonn")));

            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> payload.names().clear());
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> payload.toMap().clear());
        }

        @Test
        void textsOnlyWhereThereAreTexts() {
            Payload payload = payload("name", "x", "is_default", true, "phone", null);

            assertThat(payload.text("name")).isEqualTo("x");
            assertThat(payload.text("is_default")).isNull();
            assertThat(payload.text("phone")).isNull();
            assertThat(payload.elements("name")).isEmpty();
        }

        @Test
        void nestedMapsAsPayloads() {
            Payload payload = payload("addresses", List.of(Map.of("reference_id", "A-1")));

            assertThat(payload.elements("addresses")).containsExactly(payload("reference_id", "A-1"));
            assertThat(payload.toMap()).isEqualTo(Map.of("addresses", List.of(Map.of("reference_id", "A-1"))));
        }
    }

    @Nested
    class Overlaid {
        @Test
        void anAbsentFieldStaysAndAGivenOneReplaces() {
            assertThat(payload("a", "1", "b", "2").overlaidBy(payload("b", "3", "c", "4")))
                    .isEqualTo(payload("a", "1", "b", "3", "c", "4"));
        }

        @Test
        void aClearedFieldIsKeptAsCleared() {
            assertThat(payload("phone", "+1").overlaidBy(payload("phone", null)))
                    .isEqualTo(payload("phone", null));
            assertThat(payload("phone", null).overlaidBy(payload("phone", "+1")))
                    .isEqualTo(payload("phone", "+1"));
            assertThat(payload("phone", null).overlaidBy(Payload.EMPTY)).isEqualTo(payload("phone", null));
        }

        @Test
        void aListOfTextsReplacesTheOlderOne() {
            assertThat(payload("ids", List.of("a", "b")).overlaidBy(payload("ids", List.of("c"))))
                    .isEqualTo(payload("ids", List.of("c")));
        }

        @Test
        void elementsAreOverlaidOneByOneAndAbsentOnesStay() {
            Payload older = payload(
                    "addresses",
                    List.of(
                            payload("reference_id", "A", "city", "Bonn", "phone", "+1"),
                            payload("reference_id", "B", "city", "Köln")));
            Payload newer = payload(
                    "addresses",
                    List.of(
                            payload("reference_id", "C", "city", "Ulm"),
                            payload("reference_id", "A", "city", "Trier", "state", null)));

            assertThat(older.overlaidBy(newer).elements("addresses"))
                    .containsExactly(
                            payload("reference_id", "A", "city", "Trier", "phone", "+1", "state", null),
                            payload("reference_id", "B", "city", "Köln"),
                            payload("reference_id", "C", "city", "Ulm"));
        }

        @Test
        void attributesAreKnownByTheirName() {
            Payload older = payload("attributes", List.of(payload("name", "Tier", "value", "gold")));

            assertThat(older.overlaidBy(payload("attributes", List.of(payload("name", "Tier", "value", "silver")))))
                    .isEqualTo(payload("attributes", List.of(payload("name", "Tier", "value", "silver"))));
        }

        @Test
        void attributesWithinAddressesAreOverlaidToo() {
            Payload older = payload(
                    "addresses",
                    List.of(payload(
                            "reference_id", "A", "attributes", List.of(payload("name", "Dock", "value", "1")))));
            Payload newer = payload(
                    "addresses",
                    List.of(payload(
                            "reference_id", "A", "attributes", List.of(payload("name", "Gate", "value", "2")))));

            assertThat(older.overlaidBy(newer).elements("addresses").get(0).elements("attributes"))
                    .containsExactly(payload("name", "Dock", "value", "1"), payload("name", "Gate", "value", "2"));
        }

        @Test
        void overlayingTwiceIsTheSameAsOnce() {
            Payload older = payload("a", "1", "attributes", List.of(payload("name", "Tier", "value", "gold")));
            Payload newer = payload("b", null, "attributes", List.of(payload("name", "Tier", "value", null)));
            Payload once = older.overlaidBy(newer);

            assertThat(once.overlaidBy(newer)).isEqualTo(once);
        }
    }

    @Nested
    class WithoutCleared {
        @Test
        void clearedFieldsAreLeftOut() {
            assertThat(payload("name", "x", "phone", null).withoutCleared()).isEqualTo(payload("name", "x"));
        }

        @Test
        void elementsOfWhichOnlyTheKeyIsLeftAreLeftOutAndSoIsAListOfNothing() {
            assertThat(payload(
                                    "attributes",
                                    List.of(
                                            payload("name", "Tier", "value", null),
                                            payload("name", "Region", "value", "x")))
                            .withoutCleared())
                    .isEqualTo(payload("attributes", List.of(payload("name", "Region", "value", "x"))));
            assertThat(payload("name", "x", "attributes", List.of(payload("name", "Tier", "value", null)))
                            .withoutCleared())
                    .isEqualTo(payload("name", "x"));
        }

        @Test
        void listsOfNothingAndElementsThatHaveButTheirKeyAreLeftOut() {
            assertThat(payload("name", "x", "addresses", List.of()).withoutCleared())
                    .isEqualTo(payload("name", "x"));
            assertThat(payload("name", "x", "attributes", List.of(payload("name", "Tier")))
                            .withoutCleared())
                    .isEqualTo(payload("name", "x"));
        }

        @Test
        void whatSaysSomethingEverywhereIsLeftAsItIs() {
            Payload payload = payload("name", "x", "attributes", List.of(payload("name", "Tier", "value", "1")));

            assertThat(payload.withoutCleared()).isSameAs(payload);
        }

        @Test
        void valuesThatAreOnlyFalseOrEmptyStay() {
            assertThat(payload("is_default", false, "ids", List.of()).withoutCleared())
                    .isEqualTo(payload("is_default", false, "ids", List.of()));
        }
    }

    @Test
    void fieldsCanBeTakenOut() {
        Payload payload = payload("a", "1", "b", null, "c", "3");

        assertThat(payload.without(Set.of("a", "x"))).isEqualTo(payload("b", null, "c", "3"));
    }

    @Test
    void emptyListsCanBeTakenOut() {
        assertThat(payload("a", List.of(), "b", null, "c", List.of("3")).withoutEmptyLists())
                .isEqualTo(payload("b", null, "c", List.of("3")));
    }

    @Test
    void theOrderOfTheFieldsMakesNoDifference() {
        Payload payload = payload("a", "1", "b", null);

        assertThat(payload).isEqualTo(payload("b", null, "a", "1")).hasSameHashCodeAs(payload("b", null, "a", "1"));
        assertThat(payload).isNotEqualTo(payload("a", "1")).isNotEqualTo(payload("a", "1", "c", null));
    }

    @Test
    void onlyListsOfElementsHaveAnElementKey() {
        assertThat(Payload.elementKey("addresses")).isEqualTo("reference_id");
        assertThat(Payload.elementKey("attributes")).isEqualTo("name");
        assertThat(Payload.elementKey("assigned_sales_rep_ids")).isNull();
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
