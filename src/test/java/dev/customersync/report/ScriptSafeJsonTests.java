package dev.customersync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScriptSafeJsonTests {

    @Test
    void nothingInItCanEndTheScriptElementOrBeginAComment() {
        String hostile = "</script><!-- & \u2028\u2029 é";

        String json = ScriptSafeJson.WRITER.writeValueAsString(Map.of(hostile, hostile));

        String safe = "\\u003C/script\\u003E\\u003C!-- \\u0026 \\u2028\\u2029 é";
        assertThat(json).isEqualTo("{\"" + safe + "\":\"" + safe + "\"}");
        assertThat(JsonMapper.shared().readTree(json).path(hostile).asString()).isEqualTo(hostile);
    }
}
