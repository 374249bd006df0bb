package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTests {
    private static final String ID = "0c05a9a7-84ed-46f0-819b-653545730920";
    private static final String OTHER_ID = "5F0E6B3C-7D34-4E55-9C1F-1B2A3C4D5E6F";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930123456",
                "+12125550123",
                "+442079460958",
                "+33142685300",
                "+34912345678",
                "+390612345678",
                "+48221234567",
                "+46812345678",
                "+353123456789",
                "+5511987654321",
                "+81312345678",
                "+911123456789",
                "+61212345678"
            })
    void takesE164Numbers(String number) {
        assertThat(read(FieldType.PHONE, number)).isEqualTo(new Reading.Value(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "030 / 123456",
                "+49 30 123456",
                "+49-30-123456",
                "004930123456",
                "+4930",
                "+390000061234567",
                "+999123456789",
                "+0123456789",
                "x"
            })
    void refusesOtherNumbersShowingWhatOneLooksLike(String number) {
        assertThat(read(FieldType.PHONE, number))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.PHONE, "an E.164 number such as +4930123456", "\"" + number + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", "o'brien+erp@mail.example.co.uk", "a.b-c_d@müller.de"})
    void takesEmailAddresses(String email) {
        assertThat(read(FieldType.EMAIL, email)).isEqualTo(new Reading.Value(email));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@example.com",
                "anna@example",
                "anna@@example.com",
                "a b@example.com",
                "a@b.com; c@d.com"
            })
    void refusesWhatIsNoEmailAddress(String email) {
        assertThat(read(FieldType.EMAIL, email))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.EMAIL, "an e-mail address such as anna@example.com", "\"" + email + "\""));
    }

    @Test
    void takesIdsOfPriceListsInFullOnly() {
        assertThat(read(FieldType.PRICE_LIST, ID)).isEqualTo(new Reading.Value(ID));
        assertThat(read(FieldType.PRICE_LIST, OTHER_ID)).isEqualTo(new Reading.Value(OTHER_ID));
        assertThat(read(FieldType.PRICE_LIST, "1-1-1-1-1"))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.REFERENCE_UNKNOWN,
                        "the id, name or reference_id of an active price list",
                        "\"1-1-1-1-1\""));
    }

    @Test
    void takesListsOfIdsOfSalesReps() {
        assertThat(read(FieldType.SALES_REPS, ID + " ; " + OTHER_ID + ";;" + ID))
                .isEqualTo(new Reading.Value(List.of(ID, OTHER_ID)));
        assertThat(read(FieldType.SALES_REPS, ID + ";REP-7"))
                .isEqualTo(new Reading.Wrong(ErrorCode.UUID, "the id or e-mail address of a sales rep", "\"REP-7\""));
        assertThat(read(FieldType.SALES_REPS, ";"))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.UUID, "the id or e-mail address of each sales rep, separated by ;", "\";\""));
    }

    @Test
    void takesListsLongerThanATextMayBe() {
        String cell = String.join(";", Collections.nCopies(20, ID));

        assertThat(read(FieldType.SALES_REPS, cell)).isInstanceOf(Reading.Value.class);
    }

    @Test
    void takesIsoCountriesInEitherCase() {
        assertThat(read(FieldType.COUNTRY, "DE")).isEqualTo(new Reading.Value("DE"));
        assertThat(read(FieldType.COUNTRY, "gb")).isEqualTo(new Reading.Value("GB"));
        assertThat(read(FieldType.COUNTRY, "UK"))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.COUNTRY, "a two-letter ISO 3166-1 country code such as US, DE or GB", "\"UK\""));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "1,true", "False,false", "no,false", "0,false"})
    void takesTheUsualWordsForYesAndNo(String cell, boolean value) {
        assertThat(read(FieldType.BOOLEAN, cell)).isEqualTo(new Reading.Value(value));
    }

    @Test
    void refusesOtherWordsForYesAndNo() {
        assertThat(read(FieldType.BOOLEAN, "ja"))
                .isEqualTo(new Reading.Wrong(ErrorCode.BOOLEAN, "true or false", "\"ja\""));
    }

    @Test
    void takesTheTwoAddressTypes() {
        assertThat(read(FieldType.ADDRESS_TYPE, "Billing")).isEqualTo(new Reading.Value("billing"));
        assertThat(read(FieldType.ADDRESS_TYPE, "home"))
                .isEqualTo(new Reading.Wrong(ErrorCode.ADDRESS_TYPE, "billing or shipping", "\"home\""));
    }

    @Test
    void measuresTextsInCharactersNotInUtf16Units() {
        CellReader reader = CellReader.of(new FieldDefinition("city", FieldType.TEXT, true, 3));

        assertThat(reader.read("𝄞𝄞𝄞")).isEqualTo(new Reading.Value("𝄞𝄞𝄞"));
        assertThat(reader.read("Ulm!"))
                .isEqualTo(new Reading.Wrong(ErrorCode.TOO_LONG, "at most 3 characters", "4 in \"Ulm!\""));
    }

    @Test
    void refusesControlCharactersInKeys() {
        CellReader reader = CellReader.of(new FieldDefinition("reference_id", FieldType.TEXT, true, 255));

        assertThat(reader.read("C-1\nC-2"))
                .isEqualTo(new Reading.Wrong(
                        ErrorCode.CHARACTER, "a key without control characters", "\"C-1\\u000AC-2\""));
    }

    @Test
    void cutsWhatItQuotes() {
        assertThat(Excerpt.of("ü".repeat(60))).isEqualTo("\"" + "ü".repeat(60) + "\"");
        assertThat(Excerpt.of("𝄞".repeat(61))).isEqualTo("\"" + "𝄞".repeat(60) + "…\"");
    }

    private static Reading read(FieldType type, String cell) {
        return CellReader.of(new FieldDefinition("field", type, false, 255)).read(cell);
    }
}
