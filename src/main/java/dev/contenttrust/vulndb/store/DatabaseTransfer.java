package dev.contenttrust.vulndb.store;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.Supplier;

/** Carries a database to where no network is: as the file that it is, looked through on both sides. */
public final class DatabaseTransfer {
    private DatabaseTransfer() {}

    /**
     * Copies a database to a file, which must be none yet or a database itself.
     *
     * @return the digest of the file
     * @throws UnusableDatabaseException if it is damaged
     * @throws DatabaseWriteException if the file cannot be written, or is something else
     */
    public static Digest export(Path database, Path file) {
        return copy(database, () -> DatabaseFile.elsewhere(file));
    }

    /**
     * Puts a file in the place of the database, or of none.
     *
     * @param wait how long to wait for another run that writes it
     * @return the digest of the file
     * @throws UnusableDatabaseException if it is no database of this version, or damaged; the old one is then still there
     * @throws DatabaseBusyException if another run does not end in that time
     * @throws DatabaseWriteException if the database cannot be written
     */
    public static Digest take(Path file, Path database, Duration wait) {
        return copy(file, () -> DatabaseFile.claim(database, wait));
    }

    /** The copy is what is looked through: the original may change meanwhile. */
    private static Digest copy(Path from, Supplier<DatabaseFile> to) {
        if (!Files.isRegularFile(from)) {
            throw UnusableDatabaseException.damaged(from, "there is no such file", null);
        }
        try (DatabaseFile place = to.get()) {
            Path made = place.scratch("copy");
            Digest digest = copy(from, made);
            DatabaseCheck.require(made);
            place.publish(made);
            return digest;
        }
    }

    private static Digest copy(Path from, Path made) {
        MessageDigest hasher = Digest.Algorithm.SHA256.hasher();
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), hasher);
                OutputStream out = Files.newOutputStream(made)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new DatabaseWriteException(made, e);
        }
        return Digest.ofHash(Digest.Algorithm.SHA256, hasher.digest());
    }
}
