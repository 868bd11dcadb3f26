package dev.contenttrust.live.peer;

import dev.contenttrust.RawBytes;
import java.nio.file.Path;

/** {@code skopeo}: copies and inspects images without a daemon. */
public final class Skopeo {
    private final Program skopeo;

    private Skopeo(Program skopeo) {
        this.skopeo = skopeo;
    }

    public static Skopeo in(Path home) {
        return new Skopeo(Program.named("skopeo", home));
    }

    /** Copies one image, or all of an index; plain http is accepted. */
    public Run copy(String source, String destination, String... options) {
        return skopeo.always(
                        "copy", "--quiet", "--insecure-policy", "--src-tls-verify=false", "--dest-tls-verify=false")
                .always(options)
                .run(source, destination);
    }

    /** The bytes of an image's manifest or index. */
    public RawBytes manifest(String image) {
        return skopeo.run("inspect", "--raw", "--tls-verify=false", image)
                .succeeded()
                .outputBytes();
    }
}
