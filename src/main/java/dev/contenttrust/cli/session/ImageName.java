package dev.contenttrust.cli.session;

import dev.contenttrust.cli.option.UsageException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image as it is named on the command line.
 *
 * @param rest what follows the kind, up to a colon; for a registry all of it
 * @param entry which of several; after the colon
 */
record ImageName(String text, Kind kind, String rest, Optional<String> entry) {

    /** Where it is. */
    enum Kind {
        REGISTRY(""),
        LAYOUT("oci:"),
        LAYOUT_ARCHIVE("oci-archive:"),
        DOCKER_ARCHIVE("docker-archive:"),
        ROOT("rootfs:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * Reads a name. As with skopeo, the first colon ends a path and begins the name of one image.
     *
     * @throws UsageException if it says what but not where
     */
    static ImageName parse(String text) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.REGISTRY && text.startsWith(kind.prefix)) {
                return local(text, kind, text.substring(kind.prefix.length()));
            }
        }
        return new ImageName(text, Kind.REGISTRY, text, Optional.empty());
    }

    private static ImageName local(String text, Kind kind, String rest) {
        int colon = kind == Kind.ROOT ? -1 : rest.indexOf(':');
        String path = colon < 0 ? rest : rest.substring(0, colon);
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new UsageException(text + " names no file or directory", "", "such as " + kind.prefix + "./image");
        }
        return new ImageName(text, kind, path, colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1)));
    }

    Path path() {
        return Path.of(rest);
    }
}
