package dev.contenttrust.tuf.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.CertificateBundle;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleKeys;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TufKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads keys. Every key must stand under its own id; a key of an unknown type, or one that must not be used, is left out, and
 * its signatures do not count.
 */
final class KeyReader {
    /** A large organisation has some hundred signers. */
    static final int KEYS_MAX = 4096;

    /** Of the raw key, which ends the SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final int ED25519_LENGTH = 32;

    private KeyReader() {}

    static Map<KeyId, TufKey> keys(JsonCursor keys) {
        Map<String, JsonCursor> listed = keys.members();
        if (listed.size() > KEYS_MAX) {
            throw keys.failure("expected at most " + KEYS_MAX + " keys, found " + listed.size());
        }
        Map<KeyId, TufKey> usable = new LinkedHashMap<>();
        listed.forEach(
                (id, key) -> read(new KeyId(id), key).ifPresent(usableKey -> usable.put(usableKey.id(), usableKey)));
        return usable;
    }

    /** Which keys sign for a role, and how many must; each has to be among the keys of the file. */
    static RoleKeys roleKeys(JsonCursor role, JsonCursor keys) {
        List<KeyId> ids = new ArrayList<>();
        for (JsonCursor id : role.member("keyids").elements()) {
            if (keys.object().member(id.string()).isEmpty()) {
                throw id.failure("the key \"" + id.string() + "\" is not among the file's keys");
            }
            ids.add(new KeyId(id.string()));
        }
        JsonCursor threshold = role.member("threshold");
        long needed = SignedFields.number(threshold, 1);
        return new RoleKeys(ids, (int) Math.min(needed, Integer.MAX_VALUE));
    }

    private static Optional<TufKey> read(KeyId listed, JsonCursor key) {
        String type = key.member("keytype").string();
        JsonCursor material = key.member("keyval").member("public");
        byte[] bytes = Base64Text.decode(material);
        KeyId own = id(type, material.string());
        if (!own.equals(listed)) {
            throw key.failure("a key is listed under an id that is not its own, which is " + own);
        }
        try {
            return parse(own, type, bytes);
        } catch (InvalidKeyException e) {
            return Optional.empty();
        }
    }

    private static Optional<TufKey> parse(KeyId id, String type, byte[] bytes) {
        return switch (type) {
            case "ecdsa" -> plain(id, type, PublicKey.fromSpki(bytes), PublicKey.Kind.ECDSA);
            case "rsa" -> plain(id, type, rsa(bytes), PublicKey.Kind.RSA);
            case "ed25519" -> plain(id, type, PublicKey.ed25519(bytes), PublicKey.Kind.ED25519);
            case "ecdsa-x509" -> certified(id, type, bytes, PublicKey.Kind.ECDSA);
            case "rsa-x509" -> certified(id, type, bytes, PublicKey.Kind.RSA);
            default -> Optional.empty();
        };
    }

    private static Optional<TufKey> plain(KeyId id, String type, PublicKey key, PublicKey.Kind kind) {
        return key.kind() == kind ? Optional.of(new TufKey(id, type, key, id, Optional.empty())) : Optional.empty();
    }

    /** DER, but PEM where old Python tools wrote it. */
    private static PublicKey rsa(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '-'
                ? PublicKey.fromPem(new String(bytes, StandardCharsets.ISO_8859_1))
                : PublicKey.fromSpki(bytes);
    }

    /**
     * A certificate's key. Those of delegations are often self-signed CAs, which can sign all the same; only a bundle with a
     * leaf can vouch for a root.
     */
    private static Optional<TufKey> certified(KeyId id, String type, byte[] pem, PublicKey.Kind kind) {
        Optional<CertificateBundle> bundle = bundle(pem);
        PublicKey key = bundle.map(CertificateBundle::publicKey).orElseGet(() -> PublicKey.fromCertificate(pem));
        if (key.kind() != kind) {
            return Optional.empty();
        }
        return Optional.of(new TufKey(id, type, key, canonicalId(key), bundle));
    }

    /** The id of a key that is listed without a certificate; also the name of the private key's file. */
    static KeyId canonicalId(PublicKey key) {
        byte[] encoded = key.encoded();
        return switch (key.kind()) {
            case ECDSA -> id("ecdsa", base64(encoded));
            case RSA -> id("rsa", base64(encoded));
            case ED25519 ->
                id("ed25519", base64(Arrays.copyOfRange(encoded, encoded.length - ED25519_LENGTH, encoded.length)));
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Optional<CertificateBundle> bundle(byte[] pem) {
        try {
            return Optional.of(CertificateBundle.parse(pem));
        } catch (InvalidKeyException e) {
            return Optional.empty();
        }
    }

    /** The SHA-256 of the key's canonical form, in which {@code private: null} takes part. */
    private static KeyId id(String type, String base64) {
        Map<String, JsonValue> value = new LinkedHashMap<>();
        value.put("private", new JsonNull());
        value.put("public", new JsonString(base64));
        Map<String, JsonValue> key = Map.of("keytype", new JsonString(type), "keyval", new JsonObject(value));
        return new KeyId(
                Digest.sha256(CanonicalJson.encode(new JsonObject(key))).hex());
    }
}
