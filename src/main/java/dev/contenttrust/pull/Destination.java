package dev.contenttrust.pull;

/**
 * Where a pulled image goes: {@code oci:DIR}, {@code oci-archive:FILE}, {@code docker-archive:FILE|-}, {@code
 * registry:HOST/NAME[:TAG]}. Made by {@link Destinations}.
 */
public abstract sealed class Destination permits OciDirectory, ArchiveDestination, RegistryTarget {
    private final String description;

    Destination(String description) {
        this.description = description;
    }

    /** As the user wrote it. */
    public final String description() {
        return description;
    }

    /** Refuses what could only fail later, before anything is fetched. */
    abstract void check();

    /** Fetches and writes all that the plan names; the name at the destination changes last, once everything is verified. */
    abstract void receive(PullPlan plan, Transfer transfer);
}
