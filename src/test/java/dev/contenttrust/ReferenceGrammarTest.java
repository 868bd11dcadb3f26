package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares with the regular expressions by which Docker's documentation gives the grammar, on strings made by chance. */
class ReferenceGrammarTest {
    private static final int ROUNDS = 200_000;

    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");

    @Test
    void domains_are_those_of_the_expression() {
        compare("aZ0.-:[]f_", DOMAIN, ReferenceGrammar::isDomain);
    }

    @Test
    void paths_are_those_of_the_expression() {
        compare("az0._-/A", PATH, ReferenceGrammar::isPath);
    }

    @Test
    void tags_are_those_of_the_expression() {
        compare("aZ0_.-/:", TAG, ReferenceGrammar::isTag);
    }

    private static void compare(String alphabet, Pattern expression, Predicate<String> grammar) {
        Random random = new Random(11);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean expected = expression.matcher(text).matches();
            accepted += expected ? 1 : 0;
            assertThat(grammar.test(text.toString())).as(text.toString()).isEqualTo(expected);
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 100);
    }
}
