package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What cosign writes from version 3 on: a sigstore bundle (bundle.proto) with a DSSE envelope (secure-systems-lab/dsse, protocol.md)
 * around an in-toto statement about the image. It does not say in which repository the image was signed.
 */
final class SigstoreBundle {
    private static final String PAYLOAD = "application/vnd.in-toto+json";
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";

    /** Attestations come in the same bundles; that somebody attests something about an image does not sign it. */
    private static final String SIGNATURE = "https://sigstore.dev/cosign/sign/v1";

    private final RawBytes payload;
    private final List<RawBytes> signatures;

    private SigstoreBundle(RawBytes payload, List<RawBytes> signatures) {
        this.payload = payload;
        this.signatures = signatures;
    }

    /**
     * @throws dev.contenttrust.json.MalformedJsonException if it is no such bundle
     * @throws RefusedSignatureException if it holds something else than a statement
     */
    static SigstoreBundle parse(RawBytes json) {
        JsonCursor envelope = JsonCursor.parse("cosign's bundle", json.bytes()).member("dsseEnvelope");
        String type = envelope.member("payloadType").string();
        if (!type.equals(PAYLOAD)) {
            throw CosignCheck.refused("its payload is of type \"" + type + "\", expected \"" + PAYLOAD + "\"");
        }
        List<RawBytes> signatures = new ArrayList<>();
        envelope.member("signatures").elements().forEach(signature -> signatures.add(decode(signature.member("sig"))));
        return new SigstoreBundle(decode(envelope.member("payload")), signatures);
    }

    private static RawBytes decode(JsonCursor at) {
        try {
            return RawBytes.of(Base64.getDecoder().decode(at.string()));
        } catch (IllegalArgumentException e) {
            throw at.failure("expected base64");
        }
    }

    /**
     * Checks a signature first, then what is signed.
     *
     * @throws RefusedSignatureException if none is by the key, or it is about something else
     */
    void require(PublicKey key, SignatureScheme scheme, Digest image) {
        byte[] signed = encoding();
        if (signatures.stream().noneMatch(signature -> scheme.verify(key, signed, signature.bytes()))) {
            throw CosignCheck.refused("its bundle is not by the key " + key.description() + " that was given");
        }
        JsonCursor statement = JsonCursor.parse("the signed statement", payload.bytes());
        if (!statement.member("_type").string().equals(STATEMENT)) {
            throw CosignCheck.refused("it signs no in-toto statement of version 1");
        }
        String predicate = statement.member("predicateType").string();
        if (!predicate.equals(SIGNATURE)) {
            throw CosignCheck.refused("it attests " + predicate + ", and does not sign the image");
        }
        boolean about = statement.member("subject").elements().stream()
                .flatMap(subject ->
                        subject.member("digest").optional(image.algorithm().label()).stream())
                .anyMatch(hex -> hex.string().equals(image.hex()));
        if (!about) {
            throw CosignCheck.refused("its statement is about another digest");
        }
    }

    /** The pre-authentication encoding, which the signature covers. */
    private byte[] encoding() {
        byte[] head = ("DSSEv1 " + PAYLOAD.length() + " " + PAYLOAD + " " + payload.length() + " ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + payload.length()];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload.bytes(), 0, all, head.length, payload.length());
        return all;
    }
}
