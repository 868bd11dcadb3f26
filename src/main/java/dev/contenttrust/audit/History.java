package dev.contenttrust.audit;

import dev.contenttrust.notary.Gun;

/** What earlier audits saw. */
@FunctionalInterface
public interface History {
    /** Nobody has looked before. */
    History NONE = gun -> Sightings.NONE;

    /** Of the repository's timestamp. */
    Sightings timestamp(Gun gun);
}
