package dev.contenttrust.crypto.pgp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/** Which of a key's signatures are its primary key's own. */
final class SignatureCheck {
    static final Comparator<PGPSignature> NEWEST_FIRST =
            Comparator.comparing(PGPSignature::getCreationTime).reversed();

    private static final Verifiers VERIFIERS = new Verifiers();

    private final PGPPublicKey primary;
    private final int cost;
    private final Budget budget;

    /** @param cost of a check with the primary key; 0 if it cannot be checked with */
    SignatureCheck(PGPPublicKey primary, int cost, Budget budget) {
        this.primary = primary;
        this.cost = cost;
        this.budget = budget;
    }

    /** How a signature of one kind is held against what it signs. */
    interface Verification {
        boolean holds(PGPSignature signature) throws PGPException;
    }

    /** The newest of that kind that the primary key made. */
    Optional<PGPSignature> newest(Iterator<PGPSignature> signatures, IntPredicate type, Verification verification) {
        List<PGPSignature> candidates = new ArrayList<>();
        signatures.forEachRemaining(signature -> {
            if (type.test(signature.getSignatureType()) && isFromPrimary(signature)) {
                candidates.add(signature);
            }
        });
        candidates.sort(NEWEST_FIRST);
        return candidates.stream()
                .filter(signature -> holds(signature, primary, cost, verification))
                .findFirst();
    }

    private boolean isFromPrimary(PGPSignature signature) {
        return signature.getKeyID() == primary.getKeyID() || signature.hasKeyIdentifier(primary.getKeyIdentifier());
    }

    /** Whether the subkey in turn says that it belongs to the primary key: without that, it might be somebody else's. */
    boolean backSigned(PGPSignature binding, PGPPublicKey subkey, int subkeyCost) {
        try {
            for (PGPSignature embedded : binding.getHashedSubPackets().getEmbeddedSignatures()) {
                if (isBackSignature(embedded, subkey, subkeyCost)) {
                    return true;
                }
            }
            for (PGPSignature embedded : binding.getUnhashedSubPackets().getEmbeddedSignatures()) {
                if (isBackSignature(embedded, subkey, subkeyCost)) {
                    return true;
                }
            }
        } catch (PGPException | RuntimeException e) {
            return false;
        }
        return false;
    }

    private boolean isBackSignature(PGPSignature signature, PGPPublicKey subkey, int subkeyCost) {
        return signature.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
                && holds(signature, subkey, subkeyCost, each -> each.verifyCertification(primary, subkey));
    }

    /** A signature that cannot be checked, for whatever reason, does not hold. */
    private boolean holds(PGPSignature signature, PGPPublicKey by, int price, Verification verification) {
        if (price == 0 || !budget.allows(price)) {
            return false;
        }
        try {
            signature.init(VERIFIERS, by);
            return verification.holds(signature);
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    /** What the signature covers; version 3 covers nothing of the kind. */
    static PGPSignatureSubpacketVector hashed(PGPSignature signature) {
        PGPSignatureSubpacketVector subpackets = signature.getHashedSubPackets();
        return subpackets == null ? PGPSignatureSubpacketVector.fromSubpackets(List.of()) : subpackets;
    }
}
