package dev.contenttrust.crypto.pgp;

import dev.contenttrust.TrustException;
import java.util.List;

/** A file that holds no readable OpenPGP key, or too much to be read. Exit code 10: nothing is known of what it holds. */
public final class KeyringException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    KeyringException(String file, List<Flaw> flaws) {
        super(
                file + " is no readable keyring",
                flaws.isEmpty() ? "it holds no OpenPGP key" : flaws.get(0).toString(),
                "gpg --show-keys FILE says what GnuPG makes of it.",
                null);
        this.flaws = List.copyOf(flaws);
    }

    /** What is the matter, in the order of the file. */
    public List<Flaw> flaws() {
        return flaws;
    }
}
