package dev.contenttrust.image;

import dev.contenttrust.TrustException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        return new ImageFileException("cannot read " + file, file, reason(e), "", e);
    }

    /** A file, or a target described in words, that could not be written. */
    public static ImageFileException writing(Object file, IOException e) {
        return new ImageFileException("cannot write " + file, file, reason(e), remedy(e), e);
    }

    /** The file or directory. */
    public String file() {
        return file;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            return "something else of that name is in the way";
        } else if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String remedy(IOException e) {
        return reason(e).contains("No space left")
                ? "Free some space and run it again; what was fetched so far is kept."
                : "";
    }
}
