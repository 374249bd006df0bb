package dev.customersync.sandbox;

import dev.customersync.sandbox.fault.FaultKind;
import dev.customersync.sandbox.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What the API was asked and how it answered. Thread-safe. */
final class Statistics {
    private ArrivalMeter arrivals = new ArrivalMeter();
    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private long requests;
    private long writes;
    private long throttled;
    private int underWay;
    private int mostUnderWay;

    synchronized void arrived() {
        requests++;
        arrivals.arrived(System.nanoTime());
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
    }

    /**
     * Ends what {@link #arrived} began.
     *
     * @param status as it will be sent, or {@code cut} when the connection is closed instead
     */
    synchronized void left(String method, String status) {
        underWay--;
        answers.merge(method + " " + status, 1L, Long::sum);
    }

    synchronized void wrote() {
        writes++;
    }

    synchronized void throttled() {
        throttled++;
    }

    synchronized void struck(FaultKind kind) {
        faults.merge(kind.word(), 1L, Long::sum);
    }

    synchronized void reset() {
        arrivals = new ArrivalMeter();
        answers.clear();
        faults.clear();
        requests = 0;
        writes = 0;
        throttled = 0;
        mostUnderWay = underWay;
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = Json.object().put("requests", requests);
        ObjectNode byAnswer = json.putObject("by_method_and_status");
        answers.forEach(byAnswer::put);
        json.put("writes", writes).put("throttled", throttled);
        ObjectNode byKind = json.putObject("faults");
        faults.forEach(byKind::put);
        return json.put("max_requests_in_one_second", arrivals.mostInOneSecond())
                .put("max_concurrent_requests", mostUnderWay);
    }
}
