package dev.contenttrust.migrate;

import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.notary.Gun;
import java.util.Optional;

/** Where repositories go: to another registry, under their path; or nowhere, where only the signatures change. */
public final class NewRegistry {
    private final Optional<ImageReference> prefix;

    private NewRegistry(Optional<ImageReference> prefix) {
        this.prefix = prefix;
    }

    /** Every repository stays where it is. */
    public static NewRegistry same() {
        return new NewRegistry(Optional.empty());
    }

    /**
     * Reads {@code host[:port]} or {@code host[:port]/some/path}.
     *
     * @throws dev.contenttrust.InvalidNameException if it is neither
     */
    public static NewRegistry parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String below = slash < 0 ? "" : text.substring(slash + 1) + "/";
        ImageReference name = new ImageReference(host, below + "x", Optional.empty(), Optional.empty());
        if (!ImageReference.parse(name.toString()).equals(name)) {
            throw new InvalidNameException(
                    "a registry", text, "\"" + host + "\" is read as a user of docker.io; add a port or a domain");
        }
        return new NewRegistry(Optional.of(name));
    }

    /** The name of a repository there, without tag or digest. */
    public ImageReference nameOf(Gun gun) {
        if (prefix.isEmpty()) {
            return gun.reference();
        }
        String below = prefix.get().path();
        return new ImageReference(
                prefix.get().domain(),
                below.substring(0, below.length() - 1) + gun.reference().path(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether repositories are copied at all. */
    public boolean moves() {
        return prefix.isPresent();
    }
}
