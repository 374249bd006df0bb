package dev.customersync.target.wizcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerBatchesTests {
    private static List<String> ids(int count, String prefix) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Test
    void a_batch_holds_a_hundred_ids() {
        assertThat(CustomerBatches.of(ids(201, "C-"))).extracting(List::size).containsExactly(100, 100, 1);
    }

    @Test
    void a_batch_fits_into_a_url_once_it_is_encoded() {
        List<List<String>> batches = CustomerBatches.of(ids(100, "\u20ac".repeat(12)));

        assertThat(batches).hasSizeGreaterThan(1);
        assertThat(batches)
                .allSatisfy(batch -> assertThat(CustomerBatches.endpoint(batch).length())
                        .isLessThanOrEqualTo(CustomerBatches.MAX_QUERY_LENGTH));
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(ids(100, "\u20ac".repeat(12)));
    }

    @Test
    void nothing_asked_is_no_batch() {
        assertThat(CustomerBatches.of(List.of())).isEmpty();
    }
}
