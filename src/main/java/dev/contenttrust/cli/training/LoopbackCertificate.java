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
 * A key and a certificate for localhost, by an authority of its own so that a path is to be validated; they live as long as
 * their directory.
 *
 * @param authority the authority's certificate, PEM
 */
record LoopbackCertificate(Path authority, ServerSocketFactory serverSockets) {
    /** Guards nothing: the store is removed with its directory, and the certificate is trusted by one run. */
    private static final String PASSWORD = "loopback";

    private static final String AUTHORITY = "authority";
    private static final String HOST = "localhost";
    private static final String[] NEW_KEY = {"-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"};

    /** Has the JDK's own keytool make them, for the JDK has no other public way to make a certificate. */
    static LoopbackCertificate make(Path directory) throws IOException {
        Path store = directory.resolve("localhost.p12");
        Path authority = directory.resolve("authority.pem");
        Path request = directory.resolve("localhost.csr");
        Path chain = directory.resolve("localhost.pem");
        keytool(store, AUTHORITY, "-genkeypair")
                .with(NEW_KEY)
                .with("-dname", "CN=authority", "-ext", "bc:c")
                .run();
        keytool(store, AUTHORITY, "-exportcert", "-rfc")
                .with("-file", authority.toString())
                .run();
        keytool(store, HOST, "-genkeypair")
                .with(NEW_KEY)
                .with("-dname", "CN=localhost")
                .run();
        keytool(store, HOST, "-certreq").with("-file", request.toString()).run();
        keytool(store, AUTHORITY, "-gencert", "-rfc", "-validity", "2")
                .with("-infile", request.toString(), "-outfile", chain.toString())
                .with("-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "eku=serverAuth")
                .run();
        keytool(store, HOST, "-importcert", "-noprompt")
                .with("-file", chain.toString())
                .run();
        return new LoopbackCertificate(authority, serverSockets(store));
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

    private static Keytool keytool(Path store, String alias, String... arguments) {
        return new Keytool(List.of(arguments))
                .with("-keystore", store.toString())
                .with("-storetype", "PKCS12")
                .with("-storepass", PASSWORD)
                .with("-alias", alias);
    }

    private record Keytool(List<String> arguments) {
        Keytool with(String... more) {
            List<String> longer = new ArrayList<>(arguments);
            longer.addAll(List.of(more));
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
