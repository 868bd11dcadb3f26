package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hashes_bytes() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        assertThat(Digest.sha256(abc)).hasToString("sha256:" + OF_ABC);
        assertThat(Digest.of(Digest.Algorithm.SHA512, abc).hex()).startsWith("ddaf35a193617abacc417349ae204131");
        assertThat(Digest.ofHash(
                        Digest.Algorithm.SHA256,
                        Digest.Algorithm.SHA256.hasher().digest(abc)))
                .isEqualTo(Digest.sha256(abc));
    }

    @Test
    void reads_what_it_writes() {
        Digest digest = Digest.parse("sha256:" + OF_ABC);

        assertThat(digest.algorithm()).isEqualTo(Digest.Algorithm.SHA256);
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256",
                "sha256:",
                OF_ABC,
                "SHA256:" + OF_ABC,
                "sha256:" + OF_ABC + "00",
                "sha512:" + OF_ABC,
                "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
                " sha256:" + OF_ABC,
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "sha256:../../../../../../../../../../../../../../../../../../etc/passwd"
            })
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void sorts_as_its_text_does() {
        Digest low = new Digest(Digest.Algorithm.SHA256, "0".repeat(64));
        Digest high = new Digest(Digest.Algorithm.SHA256, "f".repeat(64));
        Digest longer = new Digest(Digest.Algorithm.SHA512, "0".repeat(128));

        assertThat(low).isLessThan(high);
        assertThat(high).isLessThan(longer);
    }
}
