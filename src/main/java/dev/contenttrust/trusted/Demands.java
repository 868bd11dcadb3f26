package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Holds who signed something against who had to. */
final class Demands {
    private final SignedRepository repository;
    private final SignedTag signed;

    Demands(SignedRepository repository, SignedTag signed) {
        this.repository = repository;
        this.signed = signed;
    }

    void require(SignerDemand demand) {
        demand.roles().forEach(this::requireSignedBy);
        demand.keys().forEach(key -> requireSignedWith(key, demand.roles()));
    }

    private void requireSignedBy(RoleName role) {
        requireTrusted(role);
        Optional<SignedTag> opinion = repository.signedBy(role, signed.tag());
        if (opinion.isEmpty()) {
            throw new NotSignedByException(signed, role.value(), repository.signers(signed));
        }
        if (!opinion.get().digest().equals(signed.digest())) {
            throw OtherDigestSignedException.demanded(signed, opinion.get());
        }
    }

    private void requireSignedWith(KeyId key, Collection<RoleName> roles) {
        Collection<RoleName> whose = roles.isEmpty() ? repository.signers(signed) : roles;
        Set<KeyId> keys = new LinkedHashSet<>();
        for (RoleName role : whose) {
            for (TufKey signer : repository.state().targets(role).orElseThrow().signers()) {
                if (signer.id().equals(key) || signer.canonicalId().equals(key)) {
                    return;
                }
                keys.add(signer.id());
            }
        }
        throw new NotSignedByException(signed, "key " + key, keys);
    }

    /** Of a role that was dropped nothing counts, whatever its file says; then that is the cause. */
    private void requireTrusted(RoleName role) {
        TrustException reason = repository.state().dropped().get(role);
        if (reason != null) {
            throw reason;
        }
    }
}
