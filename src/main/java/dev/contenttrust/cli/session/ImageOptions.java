package dev.contenttrust.cli.session;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import java.util.Optional;

/** The options of commands that look into images: whose word counts, and which image of an index. */
public final class ImageOptions {
    /** How images are named, for the help. */
    public static final String FORMS = """
            IMAGE is REPO[:TAG] (by its signed digest), or with --untrusted or --as:
            oci:DIR[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME],
            rootfs:DIR, rootfs:FILE (what docker export writes).\
            """;

    private final Flag untrusted;
    private final Value<ImageReference> as;
    private final Value<Platform> platform;

    public ImageOptions(OptionTable options) {
        untrusted = options.flag("--untrusted", "look into an image that nobody vouches for; the result says so first");
        as = options.value(
                "--as",
                "REPO[:TAG]",
                ImageReference::parse,
                "the image must be the one that is signed under this name");
        platform = options.value(
                "--platform", "OS/ARCH", Platform::parse, "which image of an index; default this machine's");
    }

    /** @throws UsageException if both were given */
    Vouching vouching() {
        if (untrusted.given() && as.get().isPresent()) {
            throw new UsageException(
                    "--untrusted and --as exclude each other", "one asks for a signature, the other does without", "");
        }
        return new Vouching(untrusted.given(), as.get());
    }

    /**
     * Does nothing if the user asked for no signature.
     *
     * @param why a signature cannot be asked for
     * @throws UsageException if he did
     */
    public void requireUntrusted(String name, String why) {
        if (!vouching().waived()) {
            throw new UsageException("nobody vouches for " + name, why, "Say --untrusted.");
        }
    }

    Platform platform() {
        return platform.orElse(Platform.ofThisMachine());
    }

    /**
     * Whose word is asked for.
     *
     * @param waived nobody's
     * @param as that of whoever signs this name; absent for the image's own
     */
    record Vouching(boolean waived, Optional<ImageReference> as) {}
}
