package dev.contenttrust.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static JsonValue parse(String text) {
        return StrictJson.parse("the document", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_every_kind_of_value_and_keeps_the_order_of_members() {
        JsonObject object = (JsonObject) parse("{\"z\":[1,\"two\",true,false,null],\"a\":{}}");

        assertThat(object.members().keySet()).containsExactly("z", "a");
        assertThat(object.member("z"))
                .contains(new JsonArray(List.of(
                        JsonNumber.of(1),
                        new JsonString("two"),
                        new JsonBoolean(true),
                        new JsonBoolean(false),
                        new JsonNull())));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, 0", "-1, -1", "1.50, 1.50", "1e3, 1E+3", "9223372036854775808, 9223372036854775808"})
    void reads_numbers_exactly(String text, BigDecimal value) {
        assertThat(parse(text)).isEqualTo(new JsonNumber(value));
    }

    @Test
    void reads_escapes_and_characters_of_every_length() {
        assertThat(parse("\"\\u0041\\n\\/ é € \uD83D\uDE00 \\ud83d\\ude00\""))
                .isEqualTo(new JsonString("A\n/ é € \uD83D\uDE00 \uD83D\uDE00"));
    }

    @Test
    void a_replacement_character_that_is_really_there_is_a_character() {
        assertThat(parse("\"\uFFFD\"")).isEqualTo(new JsonString("\uFFFD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"",
                "\"\\uD83Dx\"",
                "\"\\ude00\"",
                "\"\\ude00\\ud83d\"",
                "{\"\\udfff\":1}",
                "[\"\\ud83d\\ude00\\ud83d\"]"
            })
    void refuses_half_a_surrogate_pair(String text) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining("surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "[{\"x\":{\"b\":null,\"c\":0,\"b\":2}}]", "{\"a\":1,\"\\u0061\":2}"})
    void refuses_a_member_that_is_there_twice(String text) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining("there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "'a'",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "0x10",
                "NaN",
                "Infinity",
                "-Infinity",
                "nul",
                "nullx",
                "// c\n1",
                "/* c */ 1",
                "# c\n1",
                "[1]]",
                "{}{}",
                "1 2",
                "{} x",
                "null\u0000"
            })
    void refuses_what_is_not_exactly_one_value(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("cannot read the document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22ff22", // no start of any character
                "22c022", // torn
                "22c0af22", // overlong
                "22eda08022", // a surrogate
                "22f490808022", // beyond U+10FFFF
                "e9" // Latin-1
            })
    void refuses_bytes_that_are_not_utf_8(String hex) {
        assertThatThrownBy(() -> StrictJson.parse("the document", HexFormat.of().parseHex(hex)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("it is not UTF-8");
    }

    @Test
    void refuses_a_byte_order_mark_and_other_encodings() {
        assertThatThrownBy(() -> parse("\uFEFF{}")).hasMessageContaining("byte order mark");
        assertThatThrownBy(() -> StrictJson.parse("x", "{}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> StrictJson.parse("x", "{}".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e999999999", "1E401", "1e99999999999999"})
    void refuses_a_short_text_that_stands_for_a_huge_number(String text) {
        assertThatThrownBy(() -> parse("[" + text + "]")).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refuses_a_number_of_many_digits() {
        assertThatThrownBy(() -> parse("9".repeat(StrictJson.NUMBER_LENGTH_MAX + 1)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> parse("9".repeat(2_000_000))).isInstanceOf(MalformedJsonException.class);
        assertThat(parse("9".repeat(StrictJson.NUMBER_LENGTH_MAX))).isInstanceOf(JsonNumber.class);
    }

    @Test
    void refuses_deep_nesting() {
        int deepest = StrictJson.DEPTH_MAX;

        assertThat(parse("[".repeat(deepest) + "]".repeat(deepest))).isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> parse("[".repeat(deepest + 1) + "]".repeat(deepest + 1)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> parse("[".repeat(200_000))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> parse("{\"a\":".repeat(200_000))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refuses_an_endless_name() {
        assertThatThrownBy(() -> parse("{\"" + "n".repeat(StrictJson.NAME_LENGTH_MAX + 1) + "\":1}"))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refuses_the_first_and_the_last_half_of_a_pair_alone() {
        for (String half : List.of("\\ud800", "\\uD800", "\\udfff", "\\uDFFF")) {
            byte[] alone = ("[\"" + half + "\"]").getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> StrictJson.parse("doc", alone)).hasMessageContaining("half a surrogate pair");
        }
    }

    @Test
    void says_after_which_character_more_follows() {
        byte[] two = "{} {}".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> StrictJson.parse("doc", two))
                .isInstanceOfSatisfying(
                        MalformedJsonException.class,
                        failure -> assertThat(failure.place()).isEqualTo("character 3"));
    }

    @Test
    void refuses_more_values_than_there_may_be() {
        byte[] four = "[1,{\"a\":null}]".getBytes(StandardCharsets.US_ASCII);
        assertThat(StrictJson.parse("doc", four, 4)).isEqualTo(StrictJson.parse("doc", four));
        assertThatThrownBy(() -> StrictJson.parse("doc", four, 3))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("more than 3 values");
        byte[] many = ("[" + "0,".repeat(StrictJson.VALUES_MAX) + "0]").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> StrictJson.parse("doc", many)).hasMessageContaining("more than 1048576 values");
    }

    @Test
    void reads_a_document_of_thirty_megabytes() {
        int targets = 250_000;
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < targets; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("\"v")
                    .append(i)
                    .append("\":{\"length\":")
                    .append(i);
            text.append(",\"hashes\":{\"sha256\":\"").append("A".repeat(70)).append("\"}}");
        }

        JsonObject object = (JsonObject) parse(text.append("}").toString());

        assertThat(object.members()).hasSize(targets);
    }

    @Test
    void says_what_and_where() {
        assertThatThrownBy(() -> parse("{\"a\": tru}")).isInstanceOfSatisfying(MalformedJsonException.class, e -> {
            assertThat(e.document()).isEqualTo("the document");
            assertThat(e.place()).startsWith("character ");
        });
        assertThatThrownBy(() -> parse("{\"a\": [1, 2"))
                .hasMessageContaining("Unexpected end-of-input")
                .hasMessageNotContaining("REDACTED");
    }
}
