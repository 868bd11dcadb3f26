package dev.contenttrust.live.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** {@code gpg}: makes keys, and says what a keyring holds. Its agent ends with its home. */
public final class GnuPg implements AutoCloseable {
    private final Program gpg;
    private final Program conf;
    private final Path home;

    private GnuPg(Program gpg, Program conf, Path home) {
        this.gpg = gpg;
        this.conf = conf;
        this.home = home;
    }

    /** A GnuPG with nothing in it. */
    public static GnuPg in(Path directory) {
        try {
            Path home = directory.resolve("gnupg");
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            Program gpg = Program.named("gpg", home).always("--homedir", home.toString(), "--batch", "--no-tty");
            return new GnuPg(gpg, Program.named("gpgconf", home).with("GNUPGHOME", home.toString()), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it. */
    public Run run(String... arguments) {
        return gpg.run(arguments).succeeded();
    }

    /** Runs it as if it were that time: {@code 20200101T000000}. */
    public Run runAt(String time, String... arguments) {
        return gpg.always("--faked-system-time", time).run(arguments).succeeded();
    }

    /** Makes a key without a passphrase: {@code rsa2048}, {@code ed25519}; {@code expire} as {@code 1d} or {@code never}. */
    public void generate(String owner, String algorithm, String expire) {
        run("--passphrase", "", "--quick-generate-key", owner, algorithm, "sign", expire);
    }

    /** Takes the certificate of revocation that it made with the key. */
    public void revoke(String owner) {
        try {
            Path file = home.resolve("openpgp-revocs.d").resolve(fingerprint(owner) + ".rev");
            Path armed = home.resolve("revocation.asc");
            Files.writeString(armed, Files.readString(file).replace("\n:-----", "\n-----"));
            run("--import", armed.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fingerprint of the primary key. */
    public String fingerprint(String owner) {
        return run("--with-colons", "--list-keys", owner).lines().stream()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":")[9];
    }

    /** The public keys of these owners, or of all. */
    public byte[] export(String... owners) {
        return run(with(List.of("--export"), owners)).outputBytes().bytes();
    }

    /** The same as text. */
    public byte[] exportArmored(String... owners) {
        return run(with(List.of("--armor", "--export"), owners)).outputBytes().bytes();
    }

    private static String[] with(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** What it says about the keys of a file, in its form for programs. */
    public List<String> show(Path file) {
        return gpg.run("--show-keys", "--with-colons", "--fixed-list-mode", file.toString())
                .lines();
    }

    /** Where it keeps what it knows. */
    public Path home() {
        return home;
    }

    @Override
    public void close() {
        conf.run("--kill", "gpg-agent");
    }
}
