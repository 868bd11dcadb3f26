package dev.contenttrust.transport.tls;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** What is gathered for one host from its files. */
final class Material {
    private static final char[] NO_PASSWORD = {};

    private record Pair(List<X509Certificate> chain, PrivateKey key) {}

    private final List<X509Certificate> authorities = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    void addDirectory(Path directory) {
        for (Path file : files(directory)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".crt")) {
                addAuthorities(file);
            } else if (name.endsWith(".cert")) {
                Path key = directory.resolve(stem(name) + ".key");
                requirePartner(file, key, "its key " + key.getFileName() + " is missing");
                addPair(file, key);
            } else if (name.endsWith(".key")) {
                Path certificate = directory.resolve(stem(name) + ".cert");
                requirePartner(file, certificate, "its certificate " + certificate.getFileName() + " is missing");
            }
        }
    }

    void addAuthorities(Path file) {
        authorities.addAll(PemFile.read(file).certificates());
    }

    void addPair(Path certificate, Path key) {
        List<X509Certificate> chain = PemFile.read(certificate).certificates();
        pairs.add(new Pair(chain, PemFile.read(key).privateKey(chain.get(0))));
    }

    KeyManager[] keyManagers() {
        if (pairs.isEmpty()) {
            return new KeyManager[0];
        }
        try {
            KeyStore store = emptyStore();
            for (Pair pair : pairs) {
                store.setKeyEntry(
                        "pair" + store.size(),
                        pair.key(),
                        NO_PASSWORD,
                        pair.chain().toArray(new X509Certificate[0]));
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store in memory takes any key", e);
        }
    }

    X509ExtendedTrustManager trustManager() {
        SystemAuthorities system = new SystemAuthorities();
        if (authorities.isEmpty()) {
            return new AuthoritiesInTurn(List.of(system::get));
        }
        try {
            KeyStore store = emptyStore();
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("ca" + store.size(), authority);
            }
            X509ExtendedTrustManager own = SystemAuthorities.trustManager(store);
            return new AuthoritiesInTurn(List.of(() -> own, system::get));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store in memory takes any certificate", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty store is read from nowhere", e);
        }
    }

    private static List<Path> files(Path directory) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(files::add);
        } catch (IOException e) {
            throw new CertificateFileException(directory, "it cannot be read: " + e, "Check its permissions", e);
        }
        Collections.sort(files);
        return files;
    }

    private static void requirePartner(Path file, Path partner, String why) {
        if (!Files.exists(partner)) {
            throw new CertificateFileException(
                    file, why, "Client certificates are NAME.cert with NAME.key; authorities must end in .crt", null);
        }
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
