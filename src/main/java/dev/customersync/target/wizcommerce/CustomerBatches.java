package dev.customersync.target.wizcommerce;

import dev.customersync.http.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** Cuts a look-up into calls: servers and proxies refuse long URLs, and a page holds no more than 100 records. */
final class CustomerBatches {
    static final int MAX_IDS = 100;
    static final int MAX_QUERY_LENGTH = 3_900;

    private CustomerBatches() {}

    /** The ids in order, in batches that fit into one URL each; an id too long for any gets one of its own. */
    static List<List<String>> of(List<String> referenceIds) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        for (String id : referenceIds) {
            batch.add(id);
            if (batch.size() > 1 && (batch.size() > MAX_IDS || endpoint(batch).length() > MAX_QUERY_LENGTH)) {
                batch.remove(batch.size() - 1);
                batches.add(batch);
                batch = new ArrayList<>(List.of(id));
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    static Endpoint endpoint(List<String> referenceIds) {
        return Endpoint.of("customers").with("reference_ids", referenceIds);
    }
}
