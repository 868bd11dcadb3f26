package dev.contenttrust.crypto;

/** A way to sign; each verifies with keys of one kind only. */
public enum SignatureScheme {
    /** ECDSA, SHA-256 on every curve, raw r‖s of fixed width (IEEE P1363): 64, 96 or 132 bytes. Notary's {@code ecdsa}. */
    ECDSA_SHA256_P1363(new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA256)),
    /** The same with SHA-384: JWS's {@code ES384} (RFC 7518, section 3.4). */
    ECDSA_SHA384_P1363(new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA384)),
    /** The same with SHA-512: JWS's {@code ES512}. */
    ECDSA_SHA512_P1363(new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA512)),
    /** ECDSA with SHA-256, DER. */
    ECDSA_SHA256_DER(new SignatureMethod.EcdsaDer(HashFunction.SHA256)),
    /** ECDSA with SHA-384, DER. */
    ECDSA_SHA384_DER(new SignatureMethod.EcdsaDer(HashFunction.SHA384)),
    /** RSASSA-PSS, SHA-256, MGF1 with SHA-256, salt of exactly 32 bytes. */
    RSA_PSS_SHA256(new SignatureMethod.RsaPss(HashFunction.SHA256, PssSalt.AS_LONG_AS_HASH)),
    /** The same with SHA-384 and a salt of 48 bytes: JWS's {@code PS384} (RFC 7518, section 3.5). */
    RSA_PSS_SHA384(new SignatureMethod.RsaPss(HashFunction.SHA384, PssSalt.AS_LONG_AS_HASH)),
    /** The same with SHA-512 and a salt of 64 bytes: JWS's {@code PS512}. */
    RSA_PSS_SHA512(new SignatureMethod.RsaPss(HashFunction.SHA512, PssSalt.AS_LONG_AS_HASH)),
    /** As {@link #RSA_PSS_SHA256}, with a salt of any length: what python-tuf and securesystemslib sign. */
    RSA_PSS_SHA256_ANY_SALT(new SignatureMethod.RsaPss(HashFunction.SHA256, PssSalt.ANY)),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RSA_PKCS1V15_SHA256(new SignatureMethod.RsaPkcs1(HashFunction.SHA256)),
    /** Ed25519 (RFC 8032). */
    ED25519(new SignatureMethod.Ed25519());

    // Every method is a record of enums; the check wants an annotation of its own library to believe it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final SignatureMethod method;

    SignatureScheme(SignatureMethod method) {
        this.method = method;
    }

    /** Whether this is a valid signature over the message by that key; false for a key of another kind. Never throws. */
    public boolean verify(PublicKey key, byte[] message, byte[] signature) {
        return method.accepts(key.material(), message, signature);
    }
}
