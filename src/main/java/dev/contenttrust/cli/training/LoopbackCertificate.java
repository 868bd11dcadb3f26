package dev.contenttrust.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a certificate for localhost that live as long as their directory.
 *
 * @param file the certificate, PEM
 */
record LoopbackCertificate(Path file, ServerSocketFactory serverSockets) {
    /** Guards nothing: the store is removed with its directory, and the certificate is trusted by one run. */
    private static final String PASSWORD = "loopback";

    /** Has the JDK's own keytool make them, for the JDK has no other public way to make a certificate. */
    static LoopbackCertificate make(Path directory) throws IOException {
        Path store = directory.resolve("localhost.p12");
        Path file = directory.resolve("localhost.pem");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2")
                .with("-dname", "CN=localhost")
                .with("-ext", "san=dns:localhost,ip:127.0.0.1")
                .run();
        keytool(store, "-exportcert", "-rfc").with("-file", file.toString()).run();
        return new LoopbackCertificate(file, serverSockets(store));
    }

    private static ServerSocketFactory serverSockets(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Keytool keytool(Path store, String... arguments) {
        return new Keytool(List.of(arguments))
                .with("-keystore", store.toString())
                .with("-storetype", "PKCS12")
                .with("-storepass", PASSWORD)
                .with("-alias", "localhost");
    }

    private record Keytool(List<String> arguments) {
        Keytool with(String option, String value) {
            List<String> longer = new ArrayList<>(arguments);
            longer.add(option);
            longer.add(value);
            return new Keytool(List.copyOf(longer));
        }

        void run() throws IOException {
            List<String> command = new ArrayList<>(arguments);
            command.add(
                    0,
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (process.waitFor() != 0) {
                    throw new IOException("keytool exited with " + process.exitValue());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
