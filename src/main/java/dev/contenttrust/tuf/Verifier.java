package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.Signed.Root;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Turns bytes into verified metadata: the envelope, the signatures, and only then what was signed. */
final class Verifier {
    private final Profile profile;
    private final Refusals refusals;
    private final Effort effort = new Effort();

    Verifier(Profile profile) {
        this.profile = profile;
        this.refusals = new Refusals(profile.repository());
    }

    Profile profile() {
        return profile;
    }

    Refusals refusals() {
        return refusals;
    }

    /** A file that must be signed by those whom the voucher names. */
    <T extends Signed> Verified<T> verify(RoleName role, RawBytes raw, Voucher voucher, Reading<T> reading) {
        return wellFormed(role, () -> {
            Envelope envelope = Envelope.open(profile, role, raw);
            List<TufKey> signers = signers(envelope, voucher);
            return new Verified<>(
                    role, reading.read(profile, role, envelope.signed()), raw, signers, voucher.roleKeys());
        });
    }

    /** A root that must be signed as itself says. */
    Verified<Root> verifyRoot(RawBytes raw) {
        return wellFormed(RoleName.ROOT, () -> {
            Envelope envelope = Envelope.open(profile, RoleName.ROOT, raw);
            Root root = profile.root(envelope.signed());
            Voucher itself = Voucher.root(root, raw, RoleName.ROOT);
            return new Verified<>(RoleName.ROOT, root, raw, signers(envelope, itself), itself.roleKeys());
        });
    }

    /** Requires that enough root keys of one root signed another. */
    void requireVouched(Verified<Root> by, RawBytes successor) {
        wellFormed(
                RoleName.ROOT,
                () -> signers(
                        Envelope.open(profile, RoleName.ROOT, successor),
                        Voucher.root(by.signed(), by.raw(), RoleName.ROOT)));
    }

    /** Whether two files say the same, whoever signed them and whenever. */
    boolean sameContent(RoleName role, RawBytes one, RawBytes other) {
        return wellFormed(
                role,
                () -> Arrays.equals(
                        Envelope.open(profile, role, one).canonical(profile),
                        Envelope.open(profile, role, other).canonical(profile)));
    }

    /** Whose signatures on a root count at that moment. */
    SignatureCount validSigners(Verified<Root> root, Moment moment) {
        return wellFormed(
                RoleName.ROOT,
                () -> SignatureCount.of(
                        profile,
                        Envelope.open(profile, RoleName.ROOT, root.raw()),
                        Voucher.root(root.signed(), root.raw(), RoleName.ROOT),
                        key -> profile.objectionAt(RoleName.ROOT, key, moment),
                        effort));
    }

    private List<TufKey> signers(Envelope envelope, Voucher voucher) {
        SignatureCount count =
                SignatureCount.of(profile, envelope, voucher, key -> profile.objection(envelope.role(), key), effort);
        if (count.signers().size() < voucher.roleKeys().threshold()) {
            throw refusals.signatures(envelope.role(), voucher.roleKeys().threshold(), count);
        }
        return count.signers();
    }

    private <R> R wellFormed(RoleName role, Supplier<R> reading) {
        try {
            return reading.get();
        } catch (MalformedJsonException e) {
            throw refusals.malformed(role, e);
        }
    }
}
