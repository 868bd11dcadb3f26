package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String HEX = "0123456789ABCDEF0123456789ABCDEF01234567";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "0123456789abcdef0123456789abcdef01234567",
                "0x" + HEX,
                HEX + "!",
                "0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567"
            })
    void every_way_to_write_one_is_read(String text) {
        assertThat(Fingerprint.parse(text)).contains(new Fingerprint(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01234567",
                "0x0123456789ABCDEF",
                HEX + "0",
                "$KEY",
                "G123456789ABCDEF0123456789ABCDEF01234567"
            })
    void key_ids_and_all_else_are_none(String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
    }

    @Test
    void the_key_id_is_its_end_or_its_beginning() {
        assertThat(new Fingerprint(HEX).keyId()).isEqualTo("89ABCDEF01234567");
        assertThat(new Fingerprint("FEDCBA9876543210" + "0".repeat(48)).keyId()).isEqualTo("FEDCBA9876543210");
    }
}
