package dev.customersync.cli;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results for programs. */
final class JsonOutput {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonOutput() {}

    /** Writes maps, lists, texts and numbers as JSON. */
    static void write(Object value, PrintWriter out) {
        out.println(MAPPER.writeValueAsString(value));
        out.flush();
    }
}
