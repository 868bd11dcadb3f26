package dev.contenttrust.updater.source;

import dev.contenttrust.TrustException;
import java.nio.file.Path;

/** A file of a mirror that is not what {@code mirror.json} lists: changed, gone, or slipped in. Exit code 4. */
public final class MirrorFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public MirrorFileException(Path file, String why) {
        super(
                "refused the mirror's file " + file,
                why,
                "The mirror was damaged or tampered with after it was taken: copy or take it anew.",
                null);
        this.file = file;
    }

    /** The file. */
    public Path file() {
        return file;
    }
}
