package dev.contenttrust.registry;

/** Speaks the OCI distribution protocol to one registry. */
public final class RegistryClient {
    private RegistryClient() {}
}
