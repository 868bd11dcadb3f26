package dev.contenttrust.notary.keys;

import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A private key in a file, without its private part.
 *
 * @param named the id that the file's name gives, or the name that an export wrote beside it
 * @param publicKey where the file is not encrypted
 * @param computed the id of that
 * @param role what the file says that it is for; a delegation's may be a signer's name alone
 * @param gun the repository that the file says it is for; root keys and those of delegations say none
 */
public record HeldKey(
        Path file,
        Optional<KeyId> named,
        Optional<PublicKey> publicKey,
        Optional<KeyId> computed,
        Optional<RoleName> role,
        Optional<Gun> gun,
        Set<Flaw> flaws) {

    public HeldKey {
        flaws = Set.copyOf(flaws);
    }

    /** What is wrong with how it is kept. */
    public enum Flaw {
        /** Whoever reads the file has the key. */
        UNENCRYPTED,
        /** Others than its owner may read or change the file. */
        WIDE_PERMISSIONS,
        /** The file's name is another key's id: Docker and Notary would sign with a key that nobody lists. */
        OTHER_NAME,
        /** It is encrypted and its file not named by its id: which key it is, only its passphrase tells. */
        NAMELESS
    }

    /** The key's canonical id: the computed one before what somebody called the file. */
    public Optional<KeyId> id() {
        return computed.or(() -> named);
    }

    /** Whether it is the private half of that key. Where that cannot be computed, the name is believed. */
    boolean belongsTo(TufKey key) {
        return publicKey
                .map(mine -> mine.equals(key.key()))
                .orElseGet(() -> named.isPresent()
                        && (named.get().equals(key.canonicalId()) || named.get().equals(key.id())));
    }
}
