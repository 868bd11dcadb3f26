package dev.contenttrust.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("list", "resolve", "verify");

    @Test
    void a_slip_of_the_finger_is_forgiven() {
        assertThat(Suggestion.of("lst", KNOWN)).contains("list");
        assertThat(Suggestion.of("verfiy", KNOWN)).contains("verify");
        assertThat(Suggestion.of("resolv", KNOWN)).contains("resolve");
    }

    @Test
    void nothing_is_suggested_for_what_resembles_nothing() {
        assertThat(Suggestion.of("deploy", KNOWN)).isEmpty();
        assertThat(Suggestion.of("", KNOWN)).isEmpty();
    }
}
