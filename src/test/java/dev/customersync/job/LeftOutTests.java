package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutTests {

    @Test
    void oneSentenceAnEntityNamesTheFieldsAndHowManyRowsHadThem() {
        LeftOut leftOut = new LeftOut();
        assertThat(leftOut.warnings()).isEmpty();

        leftOut.add(EntityType.CUSTOMER, List.of("payment_term", "attribute:Tier"));
        leftOut.add(EntityType.CUSTOMER, List.of("payment_term"));
        leftOut.add(EntityType.CONTACT, List.of("attribute:Language"));

        assertThat(leftOut.warnings())
                .containsExactly(
                        "The target has no field for some of what the rows of customers say, which was left out:"
                                + " attribute:Tier (1 row), payment_term (2 rows)",
                        "The target has no field for some of what the rows of contacts say, which was left out:"
                                + " attribute:Language (1 row)");
    }
}
