package dev.contenttrust.vulndb.store;

import dev.contenttrust.vulndb.version.VersionOrder;

/**
 * A record that could not be read, and one package that it is, or may be, about. What it says of that package nobody knows.
 *
 * @param record its file in the export
 * @param why in words
 * @param ecosystem with its release where the record says it
 * @param name empty where the record does not tell its packages: it may be about any of the ecosystem
 */
public record UnreadRecord(String record, String why, String ecosystem, String name) {
    /** Whether it may be about a package. */
    public boolean mayConcern(String itsEcosystem, String itsName) {
        return name.isEmpty()
                ? VersionOrder.family(itsEcosystem).equals(VersionOrder.family(ecosystem))
                : name.equals(itsName) && ecosystem.equals(itsEcosystem);
    }
}
