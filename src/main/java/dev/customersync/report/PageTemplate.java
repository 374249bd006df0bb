package dev.customersync.report;

import dev.customersync.run.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code report.html} without its figures: one document with style, script and chart library within. Its policy forbids the
 * network, and any script but these two, so that none could run that came with the data. Immutable.
 */
final class PageTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final String SOURCE_MAP = "//# sourceMappingURL=";
    private static final String DATA = "data";
    private static final String WEBJARS = "/META-INF/resources/webjars/chart.js/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private final byte[] head;
    private final byte[] tail;

    private PageTemplate(String head, String tail) {
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
    }

    /** What stands where the data block is to be. */
    interface Data {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The template of this version of the product. */
    static PageTemplate load() {
        String style = resource("report.css");
        String script = resource("report.js");
        String library = withoutSourceMap(resource(chartLibrary()));
        String policy = "default-src 'none'; script-src " + hash(library) + " " + hash(script) + "; style-src "
                + hash(style) + "; base-uri 'none'; form-action 'none'";
        Map<String, String> parts =
                Map.of("policy", policy, "style", style, "chart-library", library, "script", script);
        StringBuilder page = new StringBuilder();
        String frame = resource("report.html");
        Matcher matcher = PLACEHOLDER.matcher(frame);
        int dataAt = 0;
        int from = 0;
        while (matcher.find()) {
            // Not by appendReplacement, which looks at each character of the library.
            page.append(frame, from, matcher.start()).append(parts.getOrDefault(matcher.group(1), ""));
            dataAt = matcher.group(1).equals(DATA) ? page.length() : dataAt;
            from = matcher.end();
        }
        page.append(frame, from, frame.length());
        return new PageTemplate(page.substring(0, dataAt), page.substring(dataAt));
    }

    private static String withoutSourceMap(String script) {
        int start = script.lastIndexOf(SOURCE_MAP);
        int end = script.indexOf('\n', Math.max(0, start));
        return start < 0 ? script : script.substring(0, start) + (end < 0 ? "" : script.substring(end));
    }

    /** Writes the page with that data. */
    void write(OutputStream out, Data data) throws IOException {
        out.write(head);
        data.writeTo(out);
        out.write(tail);
    }

    /** The library's jar has its version in the path, and says which it is. */
    private static String chartLibrary() {
        Properties properties = new Properties();
        try (InputStream in = open(WEBJAR_VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WEBJARS + properties.getProperty("version") + "/dist/chart.umd.min.js";
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = PageTemplate.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The jar is not whole: it has no " + name);
        }
        return in;
    }

    private static String hash(String text) {
        byte[] digest = Fingerprint.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
