package dev.customersync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the server's exchanges and our requests and answers. */
final class Exchanges {
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private Exchanges() {}

    /**
     * Reads the request whole.
     *
     * @throws IOException when it cannot be read, is larger than 16 MiB, or its URL is not decodable
     */
    static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        try {
            return new Request(
                    exchange.getRequestMethod(),
                    segments(exchange.getRequestURI().getRawPath()),
                    parameters(exchange.getRequestURI().getRawQuery()),
                    headers,
                    body(exchange));
        } catch (IllegalArgumentException e) {
            throw new IOException("undecodable URL " + exchange.getRequestURI(), e);
        }
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    private static List<String> segments(String rawPath) {
        // In a path, other than in a query, a plus is a plus.
        return Arrays.stream(rawPath.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new IOException("a body of more than " + LARGEST_BODY + " bytes");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
