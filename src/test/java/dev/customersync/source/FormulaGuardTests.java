package dev.customersync.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1      | '=1+1",
                "+49301234 | '+49301234",
                "-5        | '-5",
                "@SUM(A1)  | '@SUM(A1)",
                "'=x       | ''=x",
                "''+x      | '''+x",
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String cell, String neutral) {
        assertThat(FormulaGuard.neutralise(cell)).isEqualTo(neutral);
        assertThat(FormulaGuard.restore(neutral)).isEqualTo(cell);
    }

    @Test
    void tabsAndCarriageReturnsInFrontAreDangerousToo() {
        assertThat(FormulaGuard.neutralise("\t=x")).isEqualTo("'\t=x");
        assertThat(FormulaGuard.neutralise("\r=x")).isEqualTo("'\r=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'", "''", "O'Neil", "'s-Hertogenbosch", "12", "a=b", " =x", "\n=x", "'x", "anna@example.com"
            })
    void everythingElseStaysAsItIs(String cell) {
        assertThat(FormulaGuard.neutralise(cell)).isEqualTo(cell);
        assertThat(FormulaGuard.restore(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=a\nb", "+1\n+2", "'=1\n2", "-\n"})
    void cellsOfSeveralLinesComeBackAsTheyWere(String cell) {
        assertThat(FormulaGuard.neutralise(cell)).isEqualTo("'" + cell);
        assertThat(FormulaGuard.restore(FormulaGuard.neutralise(cell))).isEqualTo(cell);
    }

    @Test
    void aMendedCellWithoutItsApostropheStaysAsItIs() {
        assertThat(FormulaGuard.restore("+4930123456")).isEqualTo("+4930123456");
    }
}
