package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Vectors;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificates that Notary's own tests use. */
class NotaryCertificatesTest {
    private static final Instant THEN = Instant.parse("2022-01-01T00:00:00Z");

    private static byte[] file(String name) {
        return Vectors.bytes("tuf/notary-fixtures", name);
    }

    private static List<CertificateAuthority> authority(String name) {
        return CertificateAuthority.parseAll(name, file(name));
    }

    @ParameterizedTest
    @CsvSource({
        "notary-server.crt, notary-server, RSA 2048",
        "notary-signer.crt, notary-signer, RSA 2048",
        "notary-escrow.crt, notary-escrow, RSA 4096"
    })
    void leaves_with_their_intermediate_chain_to_the_root(String name, String commonName, String key) {
        CertificateBundle bundle = CertificateBundle.parse(file(name));

        assertThat(bundle.commonName()).isEqualTo(commonName);
        assertThat(bundle.publicKey().description()).isEqualTo(key);
        assertThat(bundle.notAfter()).isEqualTo(Instant.parse("2023-04-22T13:09:33Z"));
        assertThat(bundle.hasWeakSignature()).isFalse();
        assertThat(bundle.chainsTo(authority("root-ca.crt"), THEN)).isTrue();
        assertThat(bundle.chainsTo(authority("intermediate-ca.crt"), THEN)).isTrue();
        assertThat(bundle.chainsTo(authority("database/ca.pem"), THEN)).isFalse();
        assertThat(bundle.chainsTo(authority("root-ca.crt"), Instant.parse("2023-04-22T13:09:34Z")))
                .isFalse();
    }

    @Test
    void a_leaf_without_its_intermediate_chains_to_that_only() {
        CertificateBundle bundle = CertificateBundle.parse(file("secure.example.com.crt"));

        assertThat(bundle.chainsTo(authority("root-ca.crt"), THEN)).isFalse();
        assertThat(bundle.chainsTo(authority("intermediate-ca.crt"), THEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"self-signed_docker.com-notary.crt", "self-signed_secure.example.com.crt"})
    void certificates_signed_with_sha_1_are_weak(String name) {
        CertificateBundle bundle = CertificateBundle.parse(file(name));

        assertThat(bundle.hasWeakSignature()).isTrue();
        assertThat(bundle.publicKey().description()).isEqualTo("ECDSA P-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root-ca.crt", "intermediate-ca.crt", "database/ca.pem", "rethinkdb/cert.pem"})
    void authorities_are_no_leaves(String name) {
        byte[] pem = file(name);
        assertThatThrownBy(() -> CertificateBundle.parse(pem)).hasMessageContaining("is a CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secure.example.com.key", "database/notary-server-key.pem", "server-config.json"})
    void other_files_are_no_certificates(String name) {
        byte[] other = file(name);
        assertThatThrownBy(() -> CertificateBundle.parse(other)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void leaves_are_no_authorities() {
        byte[] leaf = file("secure.example.com.crt");
        assertThatThrownBy(() -> CertificateAuthority.parseAll("leaf", leaf)).hasMessageContaining("is no CA");
    }

    @Test
    void the_certificate_that_notary_0_1_made_is_read() {
        CertificateBundle bundle = CertificateBundle.parse(
                file("compatibility/notary0.1/trusted_certificates/docker.com/notary0.1/samplerepo/"
                        + "4ff57dc987163053a12c066f2dd36b1ae6037a92f5416d381fe311a3db1868d8.crt"));

        assertThat(bundle.commonName()).isEqualTo("docker.com/notary0.1/samplerepo");
        assertThat(bundle.notAfter()).isEqualTo(Instant.parse("2116-02-05T00:58:57Z"));
        assertThat(bundle.hasWeakSignature()).isFalse();
    }
}
