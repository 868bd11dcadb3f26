package dev.contenttrust.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.TestAuthority.Certified;
import dev.contenttrust.transport.tls.CertificateFileException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom we trust over TLS, and what we show. */
class TlsTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private final TestAuthority authority = new TestAuthority("an authority");
    private final Certified here = authority.server("127.0.0.1");

    @TempDir
    Path docker;

    @TempDir
    Path certs;

    private TransportSettings settings() {
        return Requests.settings(docker).withCertificates(List.of(certs));
    }

    private static RawServer serving(ServerSocket socket) {
        return RawServer.over(socket, (head, out) -> out.write(HELLO.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static URI uri(RawServer server) {
        return URI.create("https://127.0.0.1:" + server.port() + "/x");
    }

    private static Path hostDirectory(Path root, RawServer server) {
        return root.resolve("127.0.0.1:" + server.port());
    }

    private static String get(TransportSettings settings, URI uri) {
        try (HttpService http = new HttpService(settings);
                HttpAnswer answer = http.send(Requests.get(uri))) {
            return new String(answer.bytes(100), StandardCharsets.UTF_8);
        }
    }

    private static void refuses(TransportSettings settings, RawServer server, String why) {
        assertThatThrownBy(() -> get(settings, uri(server)))
                .isInstanceOf(NetworkException.class)
                .hasMessageStartingWith("No answer from " + uri(server))
                .hasMessageContaining(why);
    }

    @Test
    void an_authority_for_all_hosts_is_trusted() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            assertThat(get(settings, uri(server))).isEqualTo("hello");
        }
    }

    @Test
    void an_authority_in_certs_d_is_trusted_for_its_host() {
        try (RawServer server = serving(TestAuthority.socket(here));
                RawServer other = serving(TestAuthority.socket(here))) {
            authority.write(hostDirectory(certs, server).resolve("ca.crt"));
            assertThat(get(settings(), uri(server))).isEqualTo("hello");
            refuses(settings(), other, "an authority that is not known here");
        }
    }

    @Test
    void an_authority_in_dockers_tls_directory_is_trusted_for_its_host() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            authority.write(hostDirectory(docker.resolve("tls"), server).resolve("ca.crt"));
            assertThat(get(settings(), uri(server))).isEqualTo("hello");
        }
    }

    @Test
    void one_of_several_authorities_is_enough() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            new TestAuthority("another").write(hostDirectory(certs, server).resolve("a.crt"));
            authority.write(hostDirectory(certs, server).resolve("b.crt"));
            assertThat(get(settings(), uri(server))).isEqualTo("hello");
        }
    }

    @Test
    void connections_are_kept_per_host_material() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            try (HttpService http = new HttpService(settings)) {
                for (int i = 0; i < 3; i++) {
                    try (HttpAnswer answer = http.send(Requests.get(uri(server)).withHeader("X-Keep", "yes"))) {
                        answer.bytes(100);
                    }
                }
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void an_unknown_authority_is_named_as_the_cause_and_where_to_put_it() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            refuses(settings(), server, "is by an authority that is not known here");
            new TestAuthority("another").write(hostDirectory(certs, server).resolve("ca.crt"));
            refuses(settings(), server, "is by an authority that is not known here");
        }
    }

    @Test
    void an_expired_certificate_is_refused() {
        Certified expired = authority.server("127.0.0.1", Duration.ofDays(-1));
        try (RawServer server = serving(TestAuthority.socket(expired))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            refuses(settings, server, "has expired");
        }
    }

    @Test
    void a_certificate_that_begins_later_is_refused() {
        Certified later = authority.server("127.0.0.1", Duration.ofDays(10));
        try (RawServer server = serving(TestAuthority.socket(later))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            refuses(settings, server, "is not valid yet");
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        try (RawServer server = serving(TestAuthority.socket(authority.server("registry.example.com")))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            refuses(settings, server, "is for other names");
        }
    }

    @Test
    void a_server_that_speaks_plain_http_is_told_from_a_broken_one() {
        try (RawServer server = RawServer.saying(HELLO + "\r\n\r\n")) {
            refuses(settings(), server, "does not speak TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EC, 256, PRIVATE KEY",
        "EC, 384, EC PRIVATE KEY",
        "RSA, 2048, PRIVATE KEY",
        "RSA, 2048, RSA PRIVATE KEY"
    })
    void a_client_certificate_is_shown_to_who_asks(String algorithm, int bits, String label) throws IOException {
        try (RawServer server = serving(authority.socketForClients(here))) {
            KeyPair own = TestAuthority.keyPair(algorithm, bits);
            Path directory = hostDirectory(certs, server);
            authority.write(directory.resolve("ca.crt"));
            TestAuthority.write(
                    directory.resolve("client.cert"),
                    authority.client("a client", own).certificate());
            byte[] pkcs8 = own.getPrivate().getEncoded();
            byte[] der = label.equals("PRIVATE KEY")
                    ? pkcs8
                    : PrivateKeyInfo.getInstance(pkcs8)
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded();
            TestAuthority.write(directory.resolve("client.key"), label, der);
            assertThat(get(settings(), uri(server))).isEqualTo("hello");
        }
    }

    @Test
    void a_client_certificate_for_all_hosts_is_shown() {
        try (RawServer server = serving(authority.socketForClients(here))) {
            KeyPair own = TestAuthority.keyPair("EC", 256);
            Path certificate = TestAuthority.write(
                    docker.resolve("c.pem"), authority.client("a client", own).certificate());
            Path key = TestAuthority.write(
                    docker.resolve("k.pem"), "PRIVATE KEY", own.getPrivate().getEncoded());
            TransportSettings settings = settings()
                    .withAuthority(authority.write(docker.resolve("ca.pem")))
                    .withClientCertificate(certificate, key);
            assertThat(get(settings, uri(server))).isEqualTo("hello");
        }
    }

    @Test
    void without_a_client_certificate_such_a_server_does_not_answer() {
        try (RawServer server = serving(authority.socketForClients(here))) {
            TransportSettings settings = settings().withAuthority(authority.write(docker.resolve("ca.pem")));
            assertThatThrownBy(() -> get(settings, uri(server))).isInstanceOf(NetworkException.class);
        }
    }

    @Test
    void a_certificate_without_its_key_is_refused_and_so_is_a_key_alone() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            Path file = TestAuthority.write(hostDirectory(certs, server).resolve("client.cert"), here.certificate());
            assertThatThrownBy(() -> get(settings(), uri(server)))
                    .isInstanceOf(CertificateFileException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("its key client.key is missing");
        }
    }

    @Test
    void a_host_that_is_only_expected_is_not_spoken_to_and_what_is_wrong_shows_when_it_is_asked() {
        try (RawServer server = serving(TestAuthority.socket(here));
                HttpService http = new HttpService(settings())) {
            TestAuthority.write(hostDirectory(certs, server).resolve("client.cert"), here.certificate());
            http.expect(uri(server));
            assertThatThrownBy(() -> http.send(Requests.get(uri(server)))).isInstanceOf(CertificateFileException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void an_encrypted_key_is_refused_and_says_how_to_decrypt_it() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            Path directory = hostDirectory(certs, server);
            TestAuthority.write(directory.resolve("client.cert"), here.certificate());
            TestAuthority.write(directory.resolve("client.key"), "ENCRYPTED PRIVATE KEY", new byte[] {1});
            assertThatThrownBy(() -> get(settings(), uri(server)))
                    .isInstanceOfSatisfying(CertificateFileException.class, e -> {
                        assertThat(e.why()).contains("encrypted");
                        assertThat(e.remedy()).contains("openssl pkey");
                    });
        }
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            Path directory = hostDirectory(certs, server);
            TestAuthority.write(directory.resolve("client.cert"), here.certificate());
            TestAuthority.write(
                    directory.resolve("client.key"),
                    "PRIVATE KEY",
                    TestAuthority.keyPair("RSA", 2048).getPrivate().getEncoded());
            assertThatThrownBy(() -> get(settings(), uri(server))).isInstanceOf(CertificateFileException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', there is no certificate in it",
        "'-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----', damaged"
    })
    void a_damaged_authority_is_refused_not_skipped(String text, String why) throws IOException {
        try (RawServer server = serving(TestAuthority.socket(here))) {
            Path file = hostDirectory(certs, server).resolve("ca.crt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            assertThatThrownBy(() -> get(settings(), uri(server)))
                    .isInstanceOf(CertificateFileException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(why);
        }
    }
}
