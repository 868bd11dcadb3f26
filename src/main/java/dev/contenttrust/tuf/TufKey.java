package dev.contenttrust.tuf;

import dev.contenttrust.crypto.CertificateBundle;
import dev.contenttrust.crypto.PublicKey;
import java.util.Optional;

/**
 * A key as metadata lists it.
 *
 * @param id the id it is listed under, which the profile has checked
 * @param type the key type as written: {@code ecdsa}, {@code ecdsa-x509}, {@code rsa}, …
 * @param key what verifies
 * @param canonicalId the id of the equivalent plain key, which Docker prints; equal to {@code id} but for x509 keys
 * @param certificate the certificates of an x509 key
 */
public record TufKey(
        KeyId id, String type, PublicKey key, KeyId canonicalId, Optional<CertificateBundle> certificate) {}
