package dev.contenttrust.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

    private static JsonCursor at(String text) {
        return JsonCursor.parse("root.json of example/app", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_fields_by_name_and_kind() {
        JsonCursor cursor =
                at("{\"s\":\"x\",\"n\":9007199254740993,\"b\":true,\"a\":[\"p\",\"q\"],\"o\":{\"k\":null}}");

        assertThat(cursor.member("s").string()).isEqualTo("x");
        assertThat(cursor.member("n").integer()).isEqualTo(9007199254740993L);
        assertThat(cursor.member("b").bool()).isTrue();
        assertThat(cursor.member("a").elements()).extracting(JsonCursor::string).containsExactly("p", "q");
        assertThat(cursor.members()).containsOnlyKeys("s", "n", "b", "a", "o");
        assertThat(cursor.member("o").optional("k")).isEmpty();
        assertThat(cursor.optional("none")).isEmpty();
    }

    @Test
    void names_are_exact() {
        assertThatThrownBy(() -> at("{\"SIGNED\":{}}").member("signed"))
                .hasMessageContaining("member \"signed\" is missing");
    }

    @Test
    void says_where_it_went_wrong() {
        JsonCursor element = at("{\"roles\":{\"root\":{\"keyids\":[\"a\",7]}}}")
                .member("roles")
                .member("root")
                .member("keyids")
                .elements()
                .get(1);

        assertThatThrownBy(element::string)
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("cannot read root.json of example/app: at roles.root.keyids[1]: "
                        + "expected a string, found a number");
    }

    @Test
    void refuses_a_value_of_another_kind() {
        JsonCursor cursor = at("\"text\"");

        assertThatThrownBy(cursor::integer).hasMessageContaining("expected a whole number, found a string");
        assertThatThrownBy(cursor::bool).hasMessageContaining("expected a boolean");
        assertThatThrownBy(cursor::elements).hasMessageContaining("expected an array");
        assertThatThrownBy(cursor::members).hasMessageContaining("expected an object");
        assertThatThrownBy(() -> at("null").object()).hasMessageContaining("found null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e-400", "9223372036854775808", "1e400", "-1e30", "12345678901234567890123"})
    void a_fraction_or_more_than_64_bits_is_no_integer(String text) {
        assertThatThrownBy(() -> at(text).integer()).hasMessageContaining("at most 64 bits");
    }

    @Test
    void whole_numbers_are_exact_whatever_their_spelling() {
        assertThat(at("-0").integer()).isZero();
        assertThat(at("1.0").integer()).isEqualTo(1);
        assertThat(at("5e2").integer()).isEqualTo(500);
        assertThat(at("0e400").integer()).isZero();
        assertThat(at("9223372036854775807").integer()).isEqualTo(Long.MAX_VALUE);
        assertThat(at("-9223372036854775808").integer()).isEqualTo(Long.MIN_VALUE);
    }
}
