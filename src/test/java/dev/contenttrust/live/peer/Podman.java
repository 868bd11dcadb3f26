package dev.contenttrust.live.peer;

import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** {@code podman} with a store of its own, in which images are kept as plain directories. */
public final class Podman {
    private final Program podman;

    private Podman(Program podman) {
        this.podman = podman;
    }

    /** Stops the calling test where podman cannot keep images, as in containers without user namespaces. */
    public static Podman in(Path home) {
        Podman podman = new Podman(Program.named("podman", home)
                .with("XDG_RUNTIME_DIR", home.toString())
                .always("--root", home + "/store", "--runroot", home + "/run", "--tmpdir", home + "/tmp")
                .always("--storage-driver", "vfs"));
        Run empty = podman.podman.run("images");
        if (empty.exitCode() != 0) {
            throw new TestAbortedException("podman cannot keep images here: " + empty.errors());
        }
        return podman;
    }

    /** {@code podman load} of an archive. */
    public Run load(Path archive) {
        return podman.run("load", "--input", archive.toString());
    }

    /** The id of a loaded image, {@code sha256:…}. */
    public String imageId(String name) {
        return podman.run("image", "inspect", "--format", "{{.Id}}", name)
                .succeeded()
                .output()
                .strip();
    }
}
