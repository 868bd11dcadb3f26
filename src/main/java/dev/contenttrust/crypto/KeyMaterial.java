package dev.contenttrust.crypto;

/** The numbers of a key, checked, in the form that the arithmetic wants. */
sealed interface KeyMaterial permits EcKey, RsaKey, Ed25519Key {

    PublicKey.Kind kind();

    /** The one DER SubjectPublicKeyInfo that this project writes for this key. */
    byte[] spki();

    /** In words. */
    String description();
}
