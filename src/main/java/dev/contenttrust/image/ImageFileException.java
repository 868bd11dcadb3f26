package dev.contenttrust.image;

import dev.contenttrust.FileFailure;
import dev.contenttrust.TrustException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A local file or directory that holds images cannot be read or written. Exit code 2. */
public final class ImageFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String file;

    /** @param file its path, or words for what has none */
    public ImageFileException(String what, Object file, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
        this.file = file.toString();
    }

    /** A file, or content described in words, that could not be read. */
    public static ImageFileException reading(Object file, IOException e) {
        return new ImageFileException("cannot read " + file, file, FileFailure.reason(e), "", e);
    }

    /** A file, or a target described in words, that could not be written. */
    public static ImageFileException writing(Object file, IOException e) {
        return new ImageFileException("cannot write " + file, file, FileFailure.reason(e), remedy(e), e);
    }

    /** The file or directory. */
    public String file() {
        return file;
    }

    private static String remedy(IOException e) {
        return FileFailure.reason(e).contains("No space left")
                ? "Free some space and run it again; what was fetched so far is kept."
                : "";
    }
}
