package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.crypto.TestCertificate;
import dev.contenttrust.image.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Signs as notation does, in a JWS envelope by its published format (signature-envelope-jws.md); any part can be made another,
 * before or after it is signed.
 */
public final class NotationSigner {
    static final String TYPE = "application/vnd.cncf.notary.signature";

    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<byte[]> chain = new ArrayList<>();
    private SigningKey key;
    private SignatureScheme scheme;
    private String payload;
    private UnaryOperator<String> editEnvelope = UnaryOperator.identity();
    private UnaryOperator<byte[]> editSignature = UnaryOperator.identity();

    private NotationSigner(SigningKey key, String payload) {
        this.key = key;
        this.scheme = SignatureScheme.ECDSA_SHA256_P1363;
        this.payload = payload;
        header.put("alg", "\"ES256\"");
        header.put("cty", "\"application/vnd.cncf.notary.payload.v1+json\"");
        header.put("crit", "[\"io.cncf.notary.signingScheme\"]");
        header.put("io.cncf.notary.signingScheme", "\"notary.x509\"");
        header.put("io.cncf.notary.signingTime", "\"2026-10-30T08:00:00Z\"");
    }

    /** Over that manifest. */
    public static NotationSigner of(Manifest image, TestCertificate... certificates) {
        NotationSigner signer = new NotationSigner(
                certificates[0].key(),
                payload(
                        image.descriptor().mediaType(),
                        image.descriptor().digest(),
                        image.descriptor().size()));
        return signer.chain(certificates);
    }

    static String payload(String mediaType, Digest digest, long size) {
        return "{\"targetArtifact\":" + TestRegistry.descriptor(mediaType, digest, size, "") + "}";
    }

    /** The root of a trust store. */
    public static TestCertificate authority() {
        return TestCertificate.authority("authority")
                .keyUsage(KeyUsage.keyCertSign)
                .make();
    }

    /** A certificate as the specification wants it. */
    public static TestCertificate.Maker certificate(TestCertificate issuer) {
        return TestCertificate.leaf("signer")
                .issuedBy(issuer)
                .keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_codeSigning);
    }

    NotationSigner chain(TestCertificate... certificates) {
        chain.clear();
        Arrays.stream(certificates).map(TestCertificate::der).forEach(chain::add);
        return this;
    }

    NotationSigner with(String name, String json) {
        header.put(name, json);
        return this;
    }

    public NotationSigner signedAt(Instant instant) {
        return with("io.cncf.notary.signingTime", "\"" + instant + "\"");
    }

    NotationSigner without(String name) {
        header.remove(name);
        return this;
    }

    NotationSigner payload(String json) {
        payload = json;
        return this;
    }

    NotationSigner by(SigningKey other, SignatureScheme otherScheme, String algorithm) {
        key = other;
        scheme = otherScheme;
        return with("alg", "\"" + algorithm + "\"");
    }

    /** Changes the envelope after it was signed. */
    NotationSigner editEnvelope(UnaryOperator<String> edit) {
        editEnvelope = edit;
        return this;
    }

    NotationSigner editSignature(UnaryOperator<byte[]> edit) {
        editSignature = edit;
        return this;
    }

    public String envelope() {
        StringBuilder json = new StringBuilder("{");
        header.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        String protectedHeader = base64(json.append('}').toString());
        String body = base64(payload);
        byte[] input = (protectedHeader + "." + body).getBytes(StandardCharsets.US_ASCII);
        String signature =
                Base64.getUrlEncoder().withoutPadding().encodeToString(editSignature.apply(key.sign(scheme, input)));
        String x5c = chain.stream()
                .map(der -> "\"" + Base64.getEncoder().encodeToString(der) + "\"")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return editEnvelope.apply("{\"payload\":\"" + body + "\",\"protected\":\"" + protectedHeader
                + "\",\"header\":{\"x5c\":[" + x5c
                + "],\"io.cncf.notary.signingAgent\":\"test/1\"},\"signature\":\"" + signature + "\"}");
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature's manifest. */
    public static String manifest(String mediaType, byte[] envelope, Manifest subject) {
        return "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\", \"config\": "
                + TestRegistry.descriptor(TYPE, Digest.sha256("{}".getBytes(StandardCharsets.UTF_8)), 2, "")
                + ", \"layers\": [" + TestRegistry.descriptor(mediaType, Digest.sha256(envelope), envelope.length, "")
                + "], \"subject\": "
                + TestRegistry.descriptor(
                        subject.descriptor().mediaType(),
                        subject.descriptor().digest(),
                        subject.descriptor().size(),
                        "")
                + "}";
    }
}
