package dev.contenttrust.migrate.status;

import dev.contenttrust.RawBytes;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.JwsAlgorithm;
import dev.contenttrust.crypto.SigningChain;
import dev.contenttrust.crypto.TrustedCertificates;
import dev.contenttrust.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A Notary Project signature in a JWS envelope: flattened JSON (RFC 7515, section 7.2.2; signature-envelope-jws.md). */
final class JwsEnvelope {
    private static final Set<String> MEMBERS = Set.of("payload", "protected", "header", "signature");

    private final String signed;
    private final byte[] signature;
    private final JwsHeader header;
    private final SigningChain chain;
    private final RawBytes payload;

    private JwsEnvelope(String signed, byte[] signature, JwsHeader header, SigningChain chain, RawBytes payload) {
        this.signed = signed;
        this.signature = signature;
        this.header = header;
        this.chain = chain;
        this.payload = payload;
    }

    /**
     * Reads an envelope; nothing of it is believed yet.
     *
     * @throws dev.contenttrust.json.MalformedJsonException if it is none
     * @throws RefusedSignatureException if it is one of another kind
     */
    static JwsEnvelope parse(RawBytes bytes) {
        JsonCursor root = JsonCursor.parse("the JWS envelope", bytes.bytes());
        for (String member : root.object().members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw root.failure("an envelope has no member \"" + member + "\"");
            }
        }
        String protectedHeader = root.member("protected").string();
        String payload = root.member("payload").string();
        return new JwsEnvelope(
                protectedHeader + "." + payload,
                decode(root.member("signature")),
                JwsHeader.parse(decode(root.member("protected"))),
                chain(root.member("header").member("x5c")),
                RawBytes.of(decode(root.member("payload"))));
    }

    private static SigningChain chain(JsonCursor x5c) {
        List<byte[]> ders = new ArrayList<>();
        for (JsonCursor certificate : x5c.elements()) {
            try {
                ders.add(Base64.getDecoder().decode(certificate.string()));
            } catch (IllegalArgumentException e) {
                throw certificate.failure("expected base64");
            }
        }
        try {
            return SigningChain.parse(ders);
        } catch (InvalidKeyException e) {
            throw refused("its chain of certificates cannot be used: " + e.getMessage());
        }
    }

    /** Base64url without padding, in its one form (RFC 7515, section 2). */
    private static byte[] decode(JsonCursor at) {
        String text = at.string();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for what the decoder tolerates.
        }
        throw at.failure("expected base64url without padding");
    }

    /**
     * Checks the certificates, and the signature by the first one's key, whose kind and size alone say by which algorithm.
     *
     * @return what was signed
     * @throws RefusedSignatureException if it does not verify
     */
    RawBytes verify(TrustedCertificates trusted, Instant now) {
        JwsAlgorithm algorithm = JwsAlgorithm.of(chain.key())
                .orElseThrow(() -> refused("its certificate has a key of a kind that is not used: "
                        + chain.key().description()));
        if (!header.algorithm().equals(algorithm.name())) {
            throw refused("its header names the algorithm " + header.algorithm() + ", its certificate's key signs by "
                    + algorithm);
        }
        header.requireCurrent(now);
        chain.objection(trusted, now).ifPresent(why -> {
            throw refused(why);
        });
        if (!chain.leafValidAt(header.signingTime())) {
            throw refused(
                    "it says that it was made on " + header.signingTime() + ", when its certificate was not valid");
        }
        if (!algorithm.verify(chain.key(), signed.getBytes(StandardCharsets.US_ASCII), signature)) {
            throw refused("its signature does not verify by its certificate's key");
        }
        return payload;
    }

    /** Whom the signing certificate names; to be believed once it verified. */
    String subject() {
        return chain.subject();
    }

    static RefusedSignatureException refused(String why) {
        return new RefusedSignatureException("a notation signature does not count", why);
    }
}
