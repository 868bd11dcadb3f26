package dev.contenttrust.notary;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.crypto.InvalidKeyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** PEM files of certificate authorities that a user chose to trust. */
public final class AuthorityFile {
    /** A system's whole list of public authorities has 250 KB. */
    private static final int LENGTH_MAX = 4 << 20;

    private AuthorityFile() {}

    /**
     * Reads one.
     *
     * @param setting what names it, and what for; for messages
     * @throws ConfigurationException if it cannot be read, or holds anything but CA certificates
     */
    public static List<CertificateAuthority> read(String setting, Path file) {
        try {
            return CertificateAuthority.parseAll(file.toString(), BoundedFile.read(file, LENGTH_MAX));
        } catch (IOException e) {
            throw new ConfigurationException(
                    setting, "it cannot be read: " + FileFailure.reason(e), "Check its name, and who may read it.", e);
        } catch (InvalidKeyException e) {
            throw new ConfigurationException(setting, e.why(), "Give a PEM file of CA certificates.", e);
        }
    }
}
