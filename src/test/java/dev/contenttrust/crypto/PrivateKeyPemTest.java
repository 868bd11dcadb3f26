package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.crypto.PrivateKeyPem.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private keys as OpenSSL, Go and Notary write them. */
class PrivateKeyPemTest {
    @TempDir
    Path directory;

    private String openssl(String... arguments) {
        try {
            List<String> words = new ArrayList<>(List.of("openssl"));
            words.addAll(List.of(arguments));
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKeyPem one(String pem) {
        List<PrivateKeyPem> all = PrivateKeyPem.parseAll(pem);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static PublicKey open(String pem) {
        return ((Content.Open) one(pem).content()).publicKey();
    }

    @Test
    void the_public_half_is_the_one_that_openssl_computes() {
        for (String[] make : List.of(
                new String[] {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"},
                new String[] {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"},
                new String[] {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"},
                new String[] {"genpkey", "-algorithm", "ED25519"},
                new String[] {"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"})) {
            String pem = openssl(make);
            write("key.pem", pem);
            assertThat(open(pem)).isEqualTo(PublicKey.fromPem(openssl("pkey", "-in", "key.pem", "-pubout")));
            if (!make[2].equals("ED25519")) {
                assertThat(open(openssl("pkey", "-in", "key.pem", "-traditional")))
                        .isEqualTo(open(pem));
            }
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_a_passphrase_protects_stays_closed() {
        write("key.pem", openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"));
        for (String pem : List.of(
                openssl("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:secret"),
                openssl("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:secret", "-v1", "PBE-SHA1-3DES"),
                openssl("ec", "-in", "key.pem", "-aes256", "-passout", "pass:secret"))) {
            assertThat(one(pem).content()).as(pem).isInstanceOf(Content.Encrypted.class);
        }
    }

    @Test
    void headers_are_read_and_names_are_in_lower_case() {
        String pem = openssl("genpkey", "-algorithm", "ED25519")
                .replace("KEY-----\n", "KEY-----\nRole: targets\ngun: registry.example.com:5000/a\n\n");
        pem = pem.substring(0, pem.indexOf("-----END")) + "-----END PRIVATE KEY-----\n";
        assertThat(one(pem).headers())
                .containsEntry("role", "targets")
                .containsEntry("gun", "registry.example.com:5000/a");
        assertThat(one(pem).content()).isInstanceOf(Content.Open.class);
    }

    @Test
    void the_ed25519_form_of_notary_is_known() {
        String pkcs8 = openssl("genpkey", "-algorithm", "ED25519");
        byte[] der = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[A-Z ]+-----", ""));
        byte[] seed = Arrays.copyOfRange(der, der.length - 32, der.length);
        byte[] spki = open(pkcs8).encoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        byte[] notary = new byte[96];
        System.arraycopy(point, 0, notary, 0, 32);
        System.arraycopy(seed, 0, notary, 32, 32);
        System.arraycopy(point, 0, notary, 64, 32);
        assertThat(open(pem("ED25519 PRIVATE KEY", notary))).isEqualTo(open(pkcs8));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    @Test
    void a_key_on_a_curve_that_is_not_used_here_is_open_all_the_same() {
        String pem = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1");
        assertThat(one(pem).content()).isInstanceOf(Content.Unknown.class);
        String weak = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024");
        assertThat(one(weak).content()).isInstanceOf(Content.Unknown.class);
    }

    @Test
    void what_is_no_private_key_is_refused() {
        for (String text : List.of(
                "",
                "garbage",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nrole: x\n-----END PRIVATE KEY-----",
                pem("PUBLIC KEY", new byte[] {1}),
                pem("CERTIFICATE", new byte[] {1}))) {
            assertThatThrownBy(() -> PrivateKeyPem.parseAll(text)).as(text).isInstanceOf(InvalidKeyException.class);
        }
    }

    @Test
    void damage_anywhere_ends_in_words_or_in_another_key() {
        String pem = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(der, 1 + random.nextInt(der.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            for (String label : List.of("PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "ED25519 PRIVATE KEY")) {
                assertThat(one(pem(label, damaged)).content()).isNotNull();
            }
        }
    }
}
