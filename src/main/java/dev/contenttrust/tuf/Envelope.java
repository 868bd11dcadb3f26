package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metadata file, opened but not yet believed.
 *
 * @param signatures by key id
 */
record Envelope(RoleName role, RawBytes raw, JsonCursor signed, Map<KeyId, Signature> signatures) {
    /** A root names some ten keys; the bound keeps what is done for signatures small beside the file itself. */
    static final int SIGNATURES_MAX = 1024;

    /** Four stand for a tag, so there is room for 65,000 of them; more do not fit into 128 MiB of memory. */
    static final int VALUES_MAX = 1 << 18;

    /** @throws dev.contenttrust.json.MalformedJsonException if it is no envelope, or two signatures claim one key id */
    static Envelope open(Profile profile, RoleName role, RawBytes raw) {
        JsonCursor file = JsonCursor.parse(role + ".json of " + profile.repository(), raw.bytes(), VALUES_MAX);
        JsonCursor list = file.member("signatures");
        List<JsonCursor> elements = list.elements();
        if (elements.size() > SIGNATURES_MAX) {
            throw list.failure("expected at most " + SIGNATURES_MAX + " signatures, found " + elements.size());
        }
        Map<KeyId, Signature> signatures = new LinkedHashMap<>();
        for (JsonCursor element : elements) {
            Signature signature = profile.signature(element);
            if (signatures.put(signature.keyId(), signature) != null) {
                throw element.failure("two signatures claim the key id " + signature.keyId());
            }
        }
        return new Envelope(role, raw, file.member("signed"), signatures);
    }

    byte[] canonical(Profile profile) {
        return profile.canonical(signed.value());
    }
}
