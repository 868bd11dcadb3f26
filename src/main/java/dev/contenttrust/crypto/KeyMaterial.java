package dev.contenttrust.crypto;

/** The numbers of a key, checked, in the form that the arithmetic wants. */
sealed interface KeyMaterial permits EcKey, RsaKey, Ed25519Key {

    PublicKey.Kind kind();

    /** The one DER SubjectPublicKeyInfo that this project writes for this key. */
    byte[] spki();

    /** How many checks with a key of the most common kind, ECDSA P-256, take as long as one with this. */
    int effort();

    /** In words. */
    String description();
}
