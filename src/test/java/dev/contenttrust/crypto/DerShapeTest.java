package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerShapeTest {

    private static boolean isDer(String hex) {
        return DerShape.isOneValue(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0500", "020101", "3000", "30020500", "3006020101020102", "30043002 0500", "a0023000"})
    void takes_one_value(String hex) {
        assertThat(isDer(hex.replace(" ", ""))).isTrue();
    }

    @Test
    void takes_long_lengths() {
        assertThat(isDer("048180" + "00".repeat(128))).isTrue();
        assertThat(isDer("04820100" + "00".repeat(256))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "05",
                "0501",
                "050000", // a byte more
                "05000500", // a value more
                "3001", // torn
                "300105", // the inner value torn
                "30020501", // the inner value longer than the outer
                "3003050005", // a torn value at the end
                "30800000", // indefinite
                "2480040100 0000", // in pieces
                "24030401 00",
                "04810100", // not the shortest length
                "0482008000",
                "0484000000 0100", // too long a length
                "1f8101 00", // a tag beyond thirty
                "30ff"
            })
    void refuses_anything_else(String hex) {
        assertThat(isDer(hex.replace(" ", ""))).isFalse();
    }

    @Test
    void refuses_deep_nesting_without_following_it() {
        byte[] deep = new byte[Der.LENGTH_MAX];
        for (int at = 0; at + 4 <= deep.length; at += 4) {
            int rest = deep.length - at - 4;
            deep[at] = 0x30;
            deep[at + 1] = (byte) 0x82;
            deep[at + 2] = (byte) (rest >> 8);
            deep[at + 3] = (byte) rest;
        }

        assertThat(DerShape.isOneValue(deep)).isFalse();
        assertThatThrownBy(() -> PublicKey.fromSpki(deep)).isInstanceOf(InvalidKeyException.class);
        assertThat(SignatureScheme.ECDSA_SHA256_DER.verify(
                        SigningKey.ecdsa("secp256r1").publicKey(), new byte[0], deep))
                .isFalse();
    }
}
