package dev.customersync.target.wizcommerce;

import dev.customersync.http.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** Cuts a look-up into calls: servers and proxies refuse long URLs, and a page holds no more than 100 records. */
final class CustomerBatches {
    static final int MAX_IDS = 100;
    static final int MAX_QUERY_LENGTH = 3_900;

    private static final int WITHOUT_IDS = endpoint(List.of()).length();

    private CustomerBatches() {}

    /** The ids in order, in batches that fit into one URL each; an id too long for any gets one of its own. */
    static List<List<String>> of(List<String> referenceIds) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        int length = WITHOUT_IDS;
        for (String id : referenceIds) {
            int more = length(id);
            if (!batch.isEmpty() && (batch.size() == MAX_IDS || length + more > MAX_QUERY_LENGTH)) {
                batches.add(batch);
                batch = new ArrayList<>();
                length = WITHOUT_IDS;
            }
            batch.add(id);
            length += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** How much longer an id makes a URL, with the comma that sets it off from the one before. */
    private static int length(String id) {
        return Endpoint.length(id) + 1;
    }

    static Endpoint endpoint(List<String> referenceIds) {
        return Endpoint.of("customers").with("reference_ids", referenceIds);
    }
}
