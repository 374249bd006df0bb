package dev.customersync.cli;

import java.io.PrintWriter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Results for programs. */
final class JsonOutput {
    private static final ObjectWriter WRITER = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private JsonOutput() {}

    /** Writes maps, lists, texts and numbers as JSON. */
    static void write(Object value, PrintWriter out) {
        out.println(WRITER.writeValueAsString(value));
        out.flush();
    }
}
