package dev.contenttrust.pull;

/** Where a pulled image goes: {@code oci:DIR}, {@code oci-archive:FILE}, {@code docker-archive:FILE|-}, {@code registry:HOST/NAME[:TAG]}. */
public interface Destination {
    /** As the user wrote it. */
    String description();
}
