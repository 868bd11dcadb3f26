package dev.contenttrust.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final JsonObject SAMPLE = JsonBuilder.object()
            .put("name", "a\"b\n\u0001é")
            .put("size", 3)
            .put("current", true)
            .put("tags", JsonBuilder.strings(List.of("x", "y")))
            .put("none", new JsonArray(List.of()))
            .put("empty", JsonBuilder.object().build())
            .put("null", new JsonNull())
            .putPresent("given", Optional.of("g"))
            .putPresent("absent", Optional.empty())
            .build();

    @Test
    void compact_is_one_line() {
        assertThat(JsonText.compact(SAMPLE))
                .isEqualTo("{\"name\":\"a\\\"b\\n\\u0001é\",\"size\":3,\"current\":true,\"tags\":[\"x\",\"y\"],"
                        + "\"none\":[],\"empty\":{},\"null\":null,\"given\":\"g\"}");
    }

    @Test
    void pretty_is_indented_and_ends_with_a_line_feed() {
        assertThat(JsonText.pretty(SAMPLE)).isEqualTo("""
                        {
                          "name": "a\\"b\\n\\u0001é",
                          "size": 3,
                          "current": true,
                          "tags": [
                            "x",
                            "y"
                          ],
                          "none": [],
                          "empty": {},
                          "null": null,
                          "given": "g"
                        }
                        """);
    }

    @Test
    void what_is_written_reads_back_as_it_was() {
        RandomJson random = new RandomJson(7);
        for (int i = 0; i < 1_000; i++) {
            JsonValue value = random.value(4);
            assertThat(read(JsonText.compact(value))).isEqualTo(value);
            assertThat(read(JsonText.pretty(value))).isEqualTo(value);
        }
    }

    @Test
    void a_builder_takes_each_name_once() {
        JsonBuilder builder = JsonBuilder.object().put("a", 1);

        assertThatThrownBy(() -> builder.put("a", 2)).isInstanceOf(IllegalStateException.class);
    }

    private static JsonValue read(String text) {
        return StrictJson.parse("x", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_blank_is_written_as_it_is_and_what_is_below_it_is_escaped() {
        assertThat(JsonText.compact(new JsonValue.JsonString("a b\u001fc"))).isEqualTo("\"a b\\u001fc\"");
    }
}
