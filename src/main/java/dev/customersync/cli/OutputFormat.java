package dev.customersync.cli;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** For whom a command writes its result. */
enum OutputFormat {
    /** People. */
    TEXT,
    /** Programs. */
    JSON;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes maps, lists, texts and numbers as JSON. */
    static void writeJson(Object value, PrintWriter out) {
        out.println(MAPPER.writeValueAsString(value));
        out.flush();
    }
}
