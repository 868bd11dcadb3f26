package dev.contenttrust.tuf;

import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.Signed.FileEntry;
import java.time.Instant;
import java.util.List;

/** Puts into words why a repository's metadata is refused: what, why, and what to do next. */
final class Refusals {
    private static final int MISSES_SHOWN = 5;

    private static final String NOT_GENUINE =
            "The server, or someone between, altered or mixed up its files, or whoever publishes"
                    + " made a mistake. Do not use the repository until its owner has explained it.";
    private static final String ASK_PUBLISHER = "Whoever publishes the repository has to sign it anew.";

    private static final String WRONG_INSTANT = " If that instant is wrong, correct this machine's clock (or --as-of).";

    private static final String RENEWED =
            " If the delegation was removed and made anew with the same key, its versions began anew too: then clear the cache.";

    private final String repository;

    Refusals(String repository) {
        this.repository = repository;
    }

    MetadataException malformed(RoleName role, MalformedJsonException e) {
        return new InvalidMetadataException(repository, role, file(role) + " is malformed", e.why(), NOT_GENUINE);
    }

    MetadataException invalid(RoleName role, String why) {
        return new InvalidMetadataException(repository, role, file(role) + " is refused", why, NOT_GENUINE);
    }

    MetadataException signatures(RoleName role, int threshold, SignatureCount count) {
        return new SignatureException(
                repository,
                role,
                file(role) + " is not properly signed",
                threshold == 1 ? "a valid signature" : "valid signatures by " + threshold + " different keys",
                count(count),
                NOT_GENUINE);
    }

    MetadataException expired(RoleName role, Instant expires, Moment moment) {
        return new ExpiredException(
                repository,
                role,
                file(role) + " has expired",
                "an expiry not before " + moment.now(),
                expires.toString(),
                ASK_PUBLISHER + WRONG_INSTANT);
    }

    MetadataException certificates(int threshold, SignatureCount valid, Moment moment) {
        return new ExpiredException(
                repository,
                RoleName.ROOT,
                "the certificate behind root.json of " + repository + " is not valid",
                threshold + " valid at " + moment.now(),
                count(valid),
                "Whoever publishes the repository has to rotate its root key." + WRONG_INSTANT);
    }

    MetadataException older(RoleName role, long trusted, long offered) {
        return new RollbackException(
                repository,
                role,
                file(role) + " is older than the one trusted before",
                "version " + trusted + " or later",
                "version " + offered,
                role.isTopLevel() ? NOT_GENUINE : NOT_GENUINE + RENEWED);
    }

    MetadataException listedOlder(RoleName parent, RoleName role, long trusted, long offered) {
        return new RollbackException(
                repository,
                role,
                file(parent) + " lists a " + role + ".json older than the one trusted before",
                "version " + trusted + " or later",
                "version " + offered,
                NOT_GENUINE);
    }

    MetadataException vanished(RoleName role, long trusted) {
        return new RollbackException(
                repository,
                role,
                file(role) + " has vanished",
                "version " + trusted + " or later in snapshot.json",
                "none",
                NOT_GENUINE);
    }

    MetadataException otherContent(RoleName role, long version) {
        return new EquivocationException(
                repository,
                role,
                file(role) + " has two contents under one version",
                "the content of version " + version + " that was trusted before",
                "another content of version " + version,
                role.isTopLevel() ? NOT_GENUINE : NOT_GENUINE + RENEWED);
    }

    MetadataException otherFile(RoleName role, String expected, String found, RoleName parent) {
        return new HashMismatchException(
                repository,
                role,
                file(role) + " is not the one that " + parent + ".json names",
                expected,
                found,
                "The server's files do not belong together. Try again; if it stays so, tell whoever runs the server.");
    }

    MetadataException unlisted(RoleName role, RoleName parent) {
        return invalid(parent, "it does not list " + role);
    }

    MetadataException unknownRoot(FileEntry entry, Verified<Signed.Root> current) {
        return new HashMismatchException(
                repository,
                RoleName.ROOT,
                "snapshot.json of " + repository + " names a root that the server does not show",
                entry.sha256().map(Object::toString).orElse("a known root"),
                "version " + current.signed().version() + " with " + current.sha256()
                        + ", and no newer or older one with that hash",
                NOT_GENUINE);
    }

    private static String count(SignatureCount count) {
        List<String> misses = count.misses();
        String shown = String.join("; ", misses.subList(0, Math.min(MISSES_SHOWN, misses.size())));
        String more = misses.size() > MISSES_SHOWN ? "; and " + (misses.size() - MISSES_SHOWN) + " more" : "";
        return count.signers().size() + (misses.isEmpty() ? ", as no key may sign" : " (" + shown + more + ")");
    }

    private String file(RoleName role) {
        return role + ".json of " + repository;
    }
}
