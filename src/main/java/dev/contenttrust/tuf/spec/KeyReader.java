package dev.contenttrust.tuf.spec;

import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleKeys;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads keys (section 4.2). A key of an unknown type or scheme, or one that must not be used, is left out, and its signatures do
 * not count. Ids are not held against their keys: repositories in use made them over other forms, and what counts towards a
 * threshold is public keys.
 */
final class KeyReader {
    /** A large organisation has some hundred signers. */
    static final int KEYS_MAX = 4096;

    private static final Set<String> TYPES =
            Set.of("ed25519", "rsa", "ecdsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384");

    private KeyReader() {}

    static Map<KeyId, TufKey> keys(JsonCursor keys) {
        Map<String, JsonCursor> listed = keys.members();
        if (listed.size() > KEYS_MAX) {
            throw keys.failure("expected at most " + KEYS_MAX + " keys, found " + listed.size());
        }
        Map<KeyId, TufKey> usable = new LinkedHashMap<>();
        listed.forEach((id, key) ->
                read(new KeyId(id), key).filter(KeyScheme::fits).ifPresent(fit -> usable.put(fit.id(), fit)));
        return usable;
    }

    /** Which keys sign for a role, and how many must. */
    static RoleKeys roleKeys(JsonCursor role) {
        List<KeyId> ids = new ArrayList<>();
        role.member("keyids").elements().forEach(id -> ids.add(new KeyId(id.string())));
        long needed = SignedFields.number(role.member("threshold"), 1);
        return new RoleKeys(ids, (int) Math.min(needed, Integer.MAX_VALUE));
    }

    private static Optional<TufKey> read(KeyId id, JsonCursor key) {
        String type = key.member("keytype").string();
        String scheme = key.member("scheme").string();
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        String material = key.member("keyval").member("public").string();
        try {
            return parse(type, scheme, material).map(parsed -> new TufKey(id, scheme, parsed, id, Optional.empty()));
        } catch (InvalidKeyException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> parse(String type, String scheme, String material) {
        return switch (type) {
            case "ed25519" -> hex(material).map(PublicKey::ed25519);
            case "rsa" -> Optional.of(PublicKey.fromPem(material));
            default -> ecdsa(scheme, material);
        };
    }

    /** PEM; older repositories have the bare point in hex. */
    private static Optional<PublicKey> ecdsa(String scheme, String material) {
        return material.startsWith("-----BEGIN")
                ? Optional.of(PublicKey.fromPem(material))
                : hex(material).flatMap(point -> KeyScheme.point(scheme, point));
    }

    private static Optional<byte[]> hex(String text) {
        return HexText.isHex(text) ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }
}
