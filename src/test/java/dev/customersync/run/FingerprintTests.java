package dev.customersync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTests {
    private static final RunInput CUSTOMERS = new RunInput("customers", "/in/customers.csv", "aa");
    private static final RunInput CONTACTS = new RunInput("contacts", "/in/contacts.csv", "bb");
    private static final String BASE = Fingerprint.of("t", "f", "sync", List.of(CUSTOMERS, CONTACTS), List.of("o"));

    @Test
    void sameContentIsTheSameRunWhereverTheFileIs() {
        RunInput moved = new RunInput("customers", "/archive/old.csv", "aa");

        assertThat(Fingerprint.of("t", "f", "sync", List.of(moved, CONTACTS), List.of("o")))
                .isEqualTo(BASE);
        assertThat(BASE).matches("[0-9a-f]{64}");
    }

    @Test
    void whateverElseDiffersIsAnotherRun() {
        List<RunInput> inputs = List.of(CUSTOMERS, CONTACTS);
        assertThat(List.of(
                        Fingerprint.of("T", "f", "sync", inputs, List.of("o")),
                        Fingerprint.of("t", "F", "sync", inputs, List.of("o")),
                        Fingerprint.of("t", "f", "plan", inputs, List.of("o")),
                        Fingerprint.of("t", "f", "sync", List.of(CUSTOMERS), List.of("o")),
                        Fingerprint.of("t", "f", "sync", List.of(CONTACTS, CUSTOMERS), List.of("o")),
                        Fingerprint.of(
                                "t",
                                "f",
                                "sync",
                                List.of(new RunInput("customers", "x", "ab"), CONTACTS),
                                List.of("o")),
                        Fingerprint.of(
                                "t", "f", "sync", List.of(new RunInput("contacts", "x", "aa"), CONTACTS), List.of("o")),
                        Fingerprint.of("t", "f", "sync", inputs, List.of()),
                        Fingerprint.of("t", "f", "sync", inputs, List.of("o", "p"))))
                .doesNotContain(BASE)
                .doesNotHaveDuplicates();
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(Fingerprint.of("ab", "c", "sync", List.of(), List.of()))
                .isNotEqualTo(Fingerprint.of("a", "bc", "sync", List.of(), List.of()));
        assertThat(Fingerprint.of("t", "f", "sync", List.of(), List.of("a", "b")))
                .isNotEqualTo(Fingerprint.of("t", "f", "sync", List.of(), List.of("ab")));
        assertThat(Fingerprint.of("t", "f", "sync", List.of(), List.of("a", "")))
                .isNotEqualTo(Fingerprint.of("t", "f", "sync", List.of(), List.of("a")));
    }
}
