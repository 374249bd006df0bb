package dev.customersync.bench.server;

import dev.customersync.bench.Customers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The calls that the product makes, answered without a memory: no customer that is looked up by its key is there, whatever is created
 * is, and its id follows from its key.
 */
final class Api {
    private static final String KEY = "\"reference_id\":\"";
    private static final String NONE = "{\"data\":[],\"pagination\":{\"current_page\":1,\"total_pages\":0}}";
    private static final String TIMES =
            "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"";

    private final Journal journal;

    Api(Journal journal) {
        this.journal = journal;
    }

    ByteBuffer answer(Request request) {
        String path = request.path();
        if (path.startsWith("/bench/reset")) {
            journal.reset(Long.parseLong(path.substring(path.indexOf('=') + 1)));
            return answer(200, "{}");
        } else if (path.equals("/bench/counted")) {
            return answer(200, journal.toJson());
        }
        journal.add(request, System.nanoTime());
        return switch (request.method()) {
            case "POST" -> answer(201, created(request.body()));
            case "PATCH", "PUT" -> answer(201, one(path));
            case "GET" -> answer(200, path.matches("/v1/customers/[^/?]+") ? one(path) : NONE);
            default -> answer(405, "{}");
        };
    }

    /** The record with what nests in it, by the keys that its body holds: its own is the first. */
    private static String created(String body) {
        int at = body.indexOf(KEY);
        String reference = reference(body, at);
        StringBuilder answer = new StringBuilder(512)
                .append("{\"data\":{\"id\":\"")
                .append(Customers.remoteId('c', reference))
                .append("\",")
                .append(KEY)
                .append(reference)
                .append("\",\"status\":\"active\",")
                .append(TIMES)
                .append(",\"addresses\":[");
        String separator = "";
        for (at = body.indexOf(KEY, at + 1); at >= 0; at = body.indexOf(KEY, at + 1)) {
            String nested = reference(body, at);
            answer.append(separator)
                    .append("{\"id\":\"")
                    .append(Customers.remoteId('a', nested))
                    .append("\",")
                    .append(KEY)
                    .append(nested)
                    .append("\"}");
            separator = ",";
        }
        return answer.append("]}}").toString();
    }

    private static String reference(String body, int at) {
        int start = at + KEY.length();
        return body.substring(start, body.indexOf('"', start));
    }

    private static String one(String path) {
        return "{\"data\":{\"id\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\",\"status\":\"active\"," + TIMES
                + "}}";
    }

    private static ByteBuffer answer(int status, String json) {
        byte[] answer = ("HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(answer);
    }
}
