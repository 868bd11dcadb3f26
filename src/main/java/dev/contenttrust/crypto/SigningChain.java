package dev.contenttrust.crypto;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates of a Notary Project signature, from the one that signs to a root, and what is to be said against them
 * (signature-specification.md, "Certificate Requirements"). Revocation is not asked about.
 */
public final class SigningChain {
    /** A leaf, some intermediates and a root. */
    static final int CERTIFICATES_MAX = 8;

    private final List<Link> links;

    /** A certificate, and the bytes that it was read from. */
    private record Link(Certificate certificate, ByteBuffer der) {}

    private SigningChain(List<Link> links) {
        this.links = List.copyOf(links);
    }

    /**
     * Reads a chain, the signing certificate first.
     *
     * @throws InvalidKeyException if there is none, too many, or one that is no certificate or has no usable key
     */
    public static SigningChain parse(List<byte[]> ders) {
        if (ders.isEmpty() || ders.size() > CERTIFICATES_MAX) {
            throw InvalidKeyException.certificate(
                    "expected 1 to " + CERTIFICATES_MAX + " certificates, found " + ders.size());
        }
        List<Link> links = new ArrayList<>();
        for (byte[] der : ders) {
            links.add(new Link(Certificate.parse(der), ByteBuffer.wrap(der.clone())));
        }
        links.get(0).certificate().publicKey();
        return new SigningChain(links);
    }

    /** The key that signs. */
    public PublicKey key() {
        return leaf().publicKey();
    }

    /** Whom the signing certificate names. */
    public String subject() {
        return leaf().subject().toString();
    }

    /** Whether the signing certificate was valid then. */
    public boolean leafValidAt(Instant at) {
        return leaf().validAt(at);
    }

    private Certificate leaf() {
        return links.get(0).certificate();
    }

    /**
     * What speaks against believing it.
     *
     * @param trusted one of which has to be in the chain
     * @param at when all of it has to be valid
     * @return one reason; empty if there is none
     */
    public Optional<String> objection(TrustedCertificates trusted, Instant at) {
        try {
            return CodeSigningRules.ofLeaf(leaf())
                    .or(this::ofOrder)
                    .or(() -> ofValidity(at))
                    .or(() -> ofTrust(trusted));
        } catch (InvalidKeyException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> ofOrder() {
        for (int i = 0; i < links.size(); i++) {
            Certificate child = links.get(i).certificate();
            Certificate issuer = links.get(Math.min(i + 1, links.size() - 1)).certificate();
            if (i > 0) {
                Optional<String> unfit = CodeSigningRules.ofAuthority(child, i - 1);
                if (unfit.isPresent()) {
                    return unfit;
                }
            }
            if (!child.issuer().equals(issuer.subject())
                    || !child.signature().by(issuer.publicKey().material())) {
                return Optional.of(
                        i == links.size() - 1
                                ? "the chain does not end at a root: " + child.subject() + " did not issue itself"
                                : "the certificate of " + child.subject() + " is not issued by the next, of "
                                        + issuer.subject());
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofValidity(Instant at) {
        return links.stream()
                .map(Link::certificate)
                .filter(certificate -> !certificate.validAt(at))
                .findFirst()
                .map(certificate -> at.isAfter(certificate.notAfter())
                        ? "the certificate of " + certificate.subject() + " expired on " + certificate.notAfter()
                        : "the certificate of " + certificate.subject() + " is valid only from "
                                + certificate.notBefore());
    }

    /** A trusted certificate is known by its bytes: another of the same name is another (trust-store-trust-policy.md). */
    private Optional<String> ofTrust(TrustedCertificates trusted) {
        Set<ByteBuffer> chain = new HashSet<>();
        links.forEach(link -> chain.add(link.der()));
        return trusted.ders().stream().anyMatch(chain::contains)
                ? Optional.empty()
                : Optional.of("its chain of certificates leads to none that is trusted, but to "
                        + links.get(links.size() - 1).certificate().subject());
    }
}
