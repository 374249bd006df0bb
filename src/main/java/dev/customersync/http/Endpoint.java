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
    /** Beside letters and digits, by RFC 3986, section 2.3. */
    private static final String UNRESERVED_MARKS = "-._~";

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

    /** How many characters a value takes in a URL. */
    public static int length(String value) {
        return encode(value).length();
    }

    private static String encode(String value) {
        return isUnreserved(value) ? value : PercentCodec.encode(value, StandardCharsets.UTF_8);
    }

    /** As nearly all keys are, which a look-up names a hundred of. */
    private static boolean isUnreserved(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            if (!letterOrDigit && UNRESERVED_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** As it is appended to the base. */
    @Override
    public String toString() {
        return path + query;
    }
}
