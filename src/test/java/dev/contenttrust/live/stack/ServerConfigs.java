package dev.contenttrust.live.stack;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** The configuration files of the servers, as their manuals describe them. */
final class ServerConfigs {
    /** The least bcrypt has: these passwords protect nothing. */
    private static final int BCRYPT_COST = 4;

    private static final int BCRYPT_SALT_BYTES = 16;

    private ServerConfigs() {}

    /** How a registry is reached and whom it lets in; each a piece of its YAML. */
    record Front(String tls, String auth) {
        static final Front PLAIN = new Front("", "");

        static Front basic(TlsFiles tls, Path passwords) {
            return new Front(tls.yaml(), """
                    auth:
                      htpasswd:
                        realm: test-registry
                        path: %s
                    """.formatted(passwords));
        }

        static Front token(TlsFiles tls, URI realm, Path issuers) {
            return new Front(tls.yaml(), """
                    auth:
                      token:
                        realm: %s
                        service: test-registry
                        issuer: %s
                        rootcertbundle: %s
                    """.formatted(realm, TokenServer.ISSUER, issuers));
        }
    }

    /** A certificate and key as files, with the authority that signed it. */
    record TlsFiles(Path authority, Path certificate, Path key) {
        private String yaml() {
            return """
                      tls:
                        certificate: %s
                        key: %s
                    """.formatted(certificate, key);
        }
    }

    static String registry(int port, Path storage, Front front) {
        return """
                version: 0.1
                log:
                  level: info
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                %s%s""".formatted(storage, port, front.tls(), front.auth());
    }

    static String signer(int port, TlsFiles tls) {
        return """
                {"server": {"grpc_addr": "127.0.0.1:%d", "client_ca_file": "%s",
                            "tls_cert_file": "%s", "tls_key_file": "%s"},
                 "storage": {"backend": "memory"},
                 "logging": {"level": "info"}}
                """.formatted(port, tls.authority(), tls.certificate(), tls.key());
    }

    static String notary(int port, int signerPort, TlsFiles tls, String auth) {
        return """
                {"server": {"http_addr": "127.0.0.1:%d", "tls_cert_file": "%s", "tls_key_file": "%s"},
                 "trust_service": {"type": "remote", "hostname": "127.0.0.1", "port": "%d", "key_algorithm": "ecdsa",
                                   "tls_ca_file": "%s", "tls_client_cert": "%s", "tls_client_key": "%s"},
                 %s"storage": {"backend": "memory"},
                 "logging": {"level": "info"}}
                """.formatted(
                port, tls.certificate(), tls.key(), signerPort, tls.authority(), tls.certificate(), tls.key(), auth);
    }

    static String notaryTokens(URI realm, Path issuers) {
        return """
                "auth": {"type": "token", "options": {"realm": "%s", "service": "test-notary", "issuer": "%s",
                                                       "rootcertbundle": "%s"}},
                """.formatted(realm, TokenServer.ISSUER, issuers);
    }

    static String passwords(List<Account> accounts) {
        StringBuilder lines = new StringBuilder();
        for (Account account : accounts) {
            byte[] salt = new byte[BCRYPT_SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            byte[] password = account.password().getBytes(StandardCharsets.UTF_8);
            lines.append(account.user()).append(':').append(OpenBSDBCrypt.generate("2y", password, salt, BCRYPT_COST));
            lines.append('\n');
        }
        return lines.toString();
    }
}
