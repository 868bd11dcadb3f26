package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.TrustException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import java.util.Optional;

/** Where a refresh gets its files from, and keeps them. */
record Files(Profile profile, MetadataSource source, MetadataStore store) {

    /** The root of that version, if the source has it. */
    Optional<RawBytes> root(long version) {
        return fetch(new MetadataFile.Versioned(RoleName.ROOT, version), profile.maxLength(RoleName.ROOT));
    }

    /**
     * The current file of a role that every repository has.
     *
     * @throws NoTrustDataException if the source has none
     */
    RawBytes current(RoleName role) {
        return fetch(new MetadataFile.Current(role), profile.maxLength(role)).orElseThrow(() -> noTrustData(role));
    }

    /**
     * The file that its parent lists so, if the source has it.
     *
     * @throws HashMismatchException if the source's is longer than listed
     */
    Optional<RawBytes> find(RoleName role, FileEntry entry, Root root) {
        long length = entry.length().orElse(profile.maxLength(role));
        try {
            return fetch(profile.file(role, entry, root), length);
        } catch (OversizedAnswerException e) {
            throw mismatch(role, role + ".json of at most " + length + " bytes", "more");
        }
    }

    /**
     * The file that its parent lists so: the remembered one if it is that, else the source's.
     *
     * @throws HashMismatchException if neither has it
     */
    RawBytes listed(
            RoleName role, FileEntry entry, Optional<? extends Verified<?>> remembered, Root root, RoleName parent) {
        return remembered
                .filter(entry::names)
                .<RawBytes>map(Verified::raw)
                .or(() -> find(role, entry, root))
                .orElseThrow(() -> missing(role, entry, parent));
    }

    /** Keeps a file that may be trusted. */
    <T extends Signed> Verified<T> keep(Verified<T> file) {
        store.save(file.role(), file.signed().version(), file.raw());
        return file;
    }

    /** Makes what was kept durable, though the run has failed; what goes wrong with that too is told beside. */
    void keepWhatPassed(TrustException failure) {
        try {
            store.commit();
        } catch (TrustException second) {
            failure.addSuppressed(second);
        }
    }

    private Optional<RawBytes> fetch(MetadataFile file, long maxLength) {
        return source.fetch(file, maxLength).map(RawBytes::of);
    }

    private NoTrustDataException noTrustData(RoleName role) {
        boolean before = store.load(RoleName.ROOT).isPresent();
        return new NoTrustDataException(
                profile.repository(),
                role,
                before
                        ? profile.repository() + " was signed before, and its trust data is gone"
                        : profile.repository() + " is not signed",
                source.location() + " has no " + role + ".json for it",
                before
                        ? "Ask its owner whether signing was given up, and whether this is still the right trust server."
                        : "Check the name and the trust server; if both are right, nobody has signed this repository.");
    }

    private HashMismatchException missing(RoleName role, FileEntry entry, RoleName parent) {
        String listed = entry.version().isPresent()
                ? "version " + entry.version().getAsLong()
                : entry.sha256().map(Object::toString).orElse("that hash");
        return mismatch(role, role + ".json with " + listed + ", as " + parent + ".json names it", "none");
    }

    private HashMismatchException mismatch(RoleName role, String expected, String found) {
        return new HashMismatchException(
                profile.repository(),
                role,
                source.location() + " lacks a file of " + profile.repository(),
                expected,
                found,
                "Try again, as the repository may have changed meanwhile; if it stays so, tell whoever runs the server.");
    }
}
