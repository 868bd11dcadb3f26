package dev.contenttrust.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final int ROUNDS = 2_000;

    private static String canonical(String text) {
        return canonical(StrictJson.parse("x", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String canonical(JsonValue value) {
        return new String(CanonicalJson.encode(value), StandardCharsets.UTF_8);
    }

    @Test
    void drops_white_space_and_sorts_members() {
        assertThat(canonical("{ \"b\" : [ 1 , true , null ] , \"a\" : { } , \"aa\":[], \"B\":\"\" }"))
                .isEqualTo("{\"B\":\"\",\"a\":{},\"aa\":[],\"b\":[1,true,null]}");
    }

    @Test
    void escapes_quotes_and_backslashes_only() {
        assertThat(canonical("\"\\\" \\\\ \\/ \\n \\u0000 \\u007f < > & \\u2028 é\""))
                .isEqualTo("\"\\\" \\\\ / \n \0 \u007f < > & \u2028 é\"");
    }

    @Test
    void sorts_by_bytes_where_utf_16_has_another_order() {
        assertThat(canonical("{\"\uD83D\uDE00\":1,\"\uFFFD\":2,\"\uE000\":3,\"\uD7FF\":4}"))
                .isEqualTo("{\"\uD7FF\":4,\"\uE000\":3,\"\uFFFD\":2,\"\uD83D\uDE00\":1}");
    }

    @ParameterizedTest
    @CsvSource({"-0, 0", "1.0, 1", "1e3, 1000", "100e-2, 1", "-0.0, 0", "12345678901234567890, 12345678901234567890"})
    void writes_whole_numbers_in_digits(String text, String expected) {
        assertThat(canonical(text)).isEqualTo(expected);
    }

    @Test
    void writes_the_widest_number_that_can_be_read_in_bounded_digits() {
        assertThat(canonical("1e" + StrictJson.EXPONENT_MAX)).hasSize(StrictJson.EXPONENT_MAX + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1e-1", "-1.25"})
    void refuses_fractions(String text) {
        assertThatThrownBy(() -> canonical(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("whole numbers only");
    }

    @Test
    void the_order_in_which_members_were_read_makes_no_difference() {
        RandomJson random = new RandomJson(1);
        for (int i = 0; i < ROUNDS; i++) {
            JsonValue value = random.value(4);
            assertThat(canonical(random.shuffled(value))).isEqualTo(canonical(value));
        }
    }

    @Test
    void different_values_have_different_forms_and_the_form_can_be_read_back() {
        RandomJson random = new RandomJson(2);
        for (int i = 0; i < ROUNDS; i++) {
            JsonValue value = random.value(4);
            // Control characters are raw in the canonical form, which JSON forbids; escape them to read it.
            StringBuilder json = new StringBuilder();
            canonical(value).chars().forEach(c -> json.append(c < ' ' ? String.format("\\u%04x", c) : (char) c));
            assertThat(StrictJson.parse("x", json.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(value);
        }
    }

    @Test
    void the_first_and_last_of_the_surrogates_sort_with_the_rest_of_them() {
        assertThat(CanonicalJson.compareAsUtf8("\ud800\udc00", "\ue000")).isPositive();
        assertThat(CanonicalJson.compareAsUtf8("\ud800\udc00", "\uffff")).isPositive();
        assertThat(CanonicalJson.compareAsUtf8("\ud800\udfff", "\ud800\udffe")).isPositive();
        assertThat(CanonicalJson.compareAsUtf8("\udbff\udfff", "\udbff\udc00")).isPositive();
        assertThat(CanonicalJson.compareAsUtf8("\ud7ff", "\ue000")).isNegative();
    }

    @Test
    void a_form_of_any_length_is_whole() {
        for (int length : new int[] {4093, 4094, 4095, 4096, 4097, 8191, 8192, 20_000}) {
            String text = "x".repeat(length);
            JsonValue value = new JsonArray(List.of(new JsonString(text), new JsonString("\"" + text)));
            assertThat(new String(CanonicalJson.encode(value), StandardCharsets.UTF_8))
                    .isEqualTo("[\"" + text + "\",\"\\\"" + text + "\"]");
        }
        JsonValue many = new JsonArray(Collections.nCopies(5_000, new JsonArray(List.of())));
        assertThat(CanonicalJson.encode(many)).hasSize(15_001);
    }

    @Test
    void names_are_compared_as_their_utf_8_bytes_are() {
        RandomJson random = new RandomJson(3);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            names.add(random.string());
        }
        List<String> byBytes = new ArrayList<>(names);
        byBytes.sort((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));

        names.sort(CanonicalJson::compareAsUtf8);

        assertThat(names).isEqualTo(byBytes);
    }
}
