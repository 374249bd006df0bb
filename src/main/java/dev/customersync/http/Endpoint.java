package dev.customersync.http;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hc.core5.net.PercentCodec;

/**
 * A path below the base URL, and a query. Values are given as they are and percent-encoded here. Immutable.
 */
public final class Endpoint {
    private final String path;
    private final boolean belowCollection;
    private final String query;

    private Endpoint(String path, boolean belowCollection, String query) {
        this.path = path;
        this.belowCollection = belowCollection;
        this.query = query;
    }

    /** The path of these segments; a slash within a segment is part of its value. */
    public static Endpoint of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new Endpoint(path.toString(), segments.length > 1, "");
    }

    /** This endpoint with one parameter more. */
    public Endpoint with(String name, Object value) {
        return with(name, List.of(value));
    }

    /** This endpoint with one parameter more, whose values are separated by bare commas. */
    public Endpoint with(String name, Collection<?> values) {
        String list = values.stream().map(value -> encode(value.toString())).collect(Collectors.joining(","));
        return new Endpoint(path, belowCollection, (query.isEmpty() ? "?" : query + "&") + encode(name) + "=" + list);
    }

    /** How many characters it takes in a URL, without the base. */
    public int length() {
        return path.length() + query.length();
    }

    /** Whether it leads to or below a record, not to a collection at the top. */
    boolean isBelowCollection() {
        return belowCollection;
    }

    private static String encode(String value) {
        return PercentCodec.encode(value, StandardCharsets.UTF_8);
    }

    /** As it is appended to the base. */
    @Override
    public String toString() {
        return path + query;
    }
}
