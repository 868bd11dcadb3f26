package dev.contenttrust.migrate.status;

import dev.contenttrust.json.JsonCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The protected header of a Notary Project signature (signature-envelope-jws.md, "Protected Headers").
 *
 * @param signingTime as its maker says; nothing proves it
 * @param expiry until when its maker wants it to be used
 */
record JwsHeader(String algorithm, Instant signingTime, Optional<Instant> expiry) {
    private static final String CONTENT_TYPE = "application/vnd.cncf.notary.payload.v1+json";
    private static final String SCHEME = "io.cncf.notary.signingScheme";
    private static final String TIME = "io.cncf.notary.signingTime";
    private static final String EXPIRY = "io.cncf.notary.expiry";
    private static final String X509 = "notary.x509";

    /** What is understood here: whoever does not understand a critical header must refuse (RFC 7515, section 4.1.11). */
    private static final Set<String> UNDERSTOOD = Set.of(SCHEME, EXPIRY);

    /**
     * @throws dev.contenttrust.json.MalformedJsonException if it is no such header
     * @throws RefusedSignatureException if it asks for what is not understood here
     */
    static JwsHeader parse(byte[] json) {
        JsonCursor root = JsonCursor.parse("the protected header", json);
        String algorithm = root.member("alg").string();
        String type = root.member("cty").string();
        if (!type.equals(CONTENT_TYPE)) {
            throw JwsEnvelope.refused("its payload is of type \"" + type + "\", expected \"" + CONTENT_TYPE + "\"");
        }
        Set<String> critical = critical(root);
        String scheme = root.member(SCHEME).string();
        if (!scheme.equals(X509)) {
            throw new UnsupportedSignatureException(
                    "a notation signature was not checked",
                    "its signing scheme is " + scheme + "; only " + X509 + " is read here");
        }
        Optional<Instant> expiry = root.optional(EXPIRY).map(JwsHeader::instant);
        if (expiry.isPresent() && !critical.contains(EXPIRY)) {
            throw JwsEnvelope.refused("its expiry is not marked as critical");
        }
        return new JwsHeader(algorithm, instant(root.member(TIME)), expiry);
    }

    private static Set<String> critical(JsonCursor root) {
        Set<String> names = new HashSet<>();
        for (JsonCursor element : root.member("crit").elements()) {
            String name = element.string();
            if (!UNDERSTOOD.contains(name)) {
                throw new UnsupportedSignatureException(
                        "a notation signature was not checked",
                        "it has a critical header that is not known here: " + name);
            }
            if (root.optional(name).isEmpty() || !names.add(name)) {
                throw element.failure("the header \"" + name + "\" is critical, and missing or named twice");
            }
        }
        if (!names.contains(SCHEME)) {
            throw JwsEnvelope.refused("its signing scheme is not marked as critical");
        }
        return names;
    }

    /** @throws RefusedSignatureException if its maker wanted it to be used no longer */
    void requireCurrent(Instant now) {
        expiry.filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw JwsEnvelope.refused("it expired on " + end);
        });
    }

    private static Instant instant(JsonCursor at) {
        try {
            return OffsetDateTime.parse(at.string()).toInstant();
        } catch (DateTimeException e) {
            throw at.failure("expected an instant (RFC 3339)");
        }
    }
}
