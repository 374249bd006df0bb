package dev.customersync.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * A path below the base URL, and a query. Values are given as they are and percent-encoded here. Immutable.
 */
public final class Endpoint {
    private final List<String> segments;
    private final String query;

    private Endpoint(List<String> segments, String query) {
        this.segments = segments;
        this.query = query;
    }

    /** The path of these segments; a slash within a segment is part of its value. */
    public static Endpoint of(String... segments) {
        return new Endpoint(Arrays.stream(segments).map(Endpoint::encode).toList(), "");
    }

    /** This endpoint with one parameter more. */
    public Endpoint with(String name, Object value) {
        return with(name, List.of(value));
    }

    /** This endpoint with one parameter more, whose values are separated by bare commas. */
    public Endpoint with(String name, Collection<?> values) {
        String list = values.stream().map(value -> encode(value.toString())).collect(Collectors.joining(","));
        return new Endpoint(segments, (query.isEmpty() ? "?" : query + "&") + encode(name) + "=" + list);
    }

    /** Where it is below that base. */
    public URI below(URI base) {
        return URI.create(base + "/" + String.join("/", segments) + query);
    }

    /** How many characters it takes in a URL, without the base. */
    public int length() {
        return below(URI.create("")).toString().length();
    }

    /** Whether it leads to or below a record, not to a collection at the top. */
    boolean isBelowCollection() {
        return segments.size() > 1;
    }

    private static String encode(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments) + query;
    }
}
