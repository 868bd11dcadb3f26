package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Textual encoding (RFC 7468), and the headers of its elder (RFC 1421, section 4.6). */
class PemTest {
    private static final String ONE = "-----BEGIN A-----\nAQI=\n-----END A-----\n";
    private static final String HEADED = "-----BEGIN B-----\nrole: targets\nPath : x:y\n\nAw==\n-----END B-----\n";

    private static List<Pem> plain(String text) {
        return Pem.parseAll("no test", text);
    }

    private static List<Pem> headed(String text) {
        return Pem.parseHeaded("no test", text);
    }

    @Test
    void blocks_are_read_in_order_whatever_stands_around_them() {
        List<Pem> blocks =
                plain("before\n" + ONE + "between" + ONE.replace("AQI=", "AwQF").replace(" A-", " C D-") + "-----");
        assertThat(blocks).extracting(Pem::label).containsExactly("A", "C D");
        assertThat(blocks.get(0).der()).containsExactly(1, 2);
        assertThat(blocks.get(1).der()).containsExactly(3, 4, 5);
    }

    @Test
    void a_text_without_blocks_has_none() {
        assertThat(plain("")).isEmpty();
        assertThat(plain("-----BEGIN")).isEmpty();
    }

    @Test
    void blanks_within_are_ignored_and_an_empty_block_is_empty() {
        assertThat(plain("-----BEGIN A-----\r\n\tA Q\r\nI =\r\n-----END A-----")
                        .get(0)
                        .der())
                .containsExactly(1, 2);
        assertThat(plain("-----BEGIN A----------END A-----").get(0).der()).isEmpty();
    }

    @Test
    void headers_are_read_where_they_may_be() {
        Pem block = headed(ONE + HEADED).get(1);
        assertThat(block.headers()).isEqualTo(Map.of("role", "targets", "path", "x:y"));
        assertThat(block.der()).containsExactly(3);
        assertThat(headed(ONE).get(0).headers()).isEmpty();
        assertThatThrownBy(() -> plain(HEADED)).hasMessageContaining("not base64");
        assertThatThrownBy(() -> plain(ONE + HEADED)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void a_line_that_begins_with_a_colon_names_nothing() {
        assertThat(headed("-----BEGIN A-----\n: x\nb: y\n\nAQ==\n-----END A-----")
                        .get(0)
                        .headers())
                .isEqualTo(Map.of("b", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-----BEGIN A|does not end",
                "-----BEGIN A-----|does not end",
                "-----BEGIN A-----AQI=-----END B-----|does not end",
                "-----BEGIN A-----AQI=-----END A----|does not end",
                "-----BEGIN A-----*-----END A-----|not base64",
                "-----BEGIN A-----x: y-----END A-----|no content"
            })
    void what_is_torn_is_refused(String text, String why) {
        assertThatThrownBy(() -> plain(text))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining(why);
    }

    @Test
    void there_are_a_thousand_blocks_at_most() {
        assertThat(plain(ONE.repeat(Pem.BLOCKS_MAX))).hasSize(Pem.BLOCKS_MAX);
        assertThatThrownBy(() -> plain(ONE.repeat(Pem.BLOCKS_MAX + 1))).hasMessageContaining("too many");
    }
}
