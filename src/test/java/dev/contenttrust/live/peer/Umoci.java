package dev.contenttrust.live.peer;

import java.nio.file.Files;
import java.nio.file.Path;

/** {@code umoci}: unpacks images of an OCI layout. */
public final class Umoci {
    private final Program umoci;
    private final Path home;

    private Umoci(Program umoci, Path home) {
        this.umoci = umoci;
        this.home = home;
    }

    public static Umoci in(Path home) {
        return new Umoci(Program.named("umoci", home), home);
    }

    /** The names in a layout. */
    public Run list(Path layout) {
        return umoci.run("list", "--layout", layout.toString());
    }

    /** Unpacks an image and answers where its files are. */
    public Path unpack(Path layout, String name) {
        Path bundle = home.resolve("bundle-" + layout.getFileName());
        umoci.run("unpack", "--rootless", "--image", layout + ":" + name, bundle.toString())
                .succeeded();
        Path files = bundle.resolve("rootfs");
        if (!Files.isDirectory(files)) {
            throw new AssertionError("umoci unpacked nothing into " + bundle);
        }
        return files;
    }
}
