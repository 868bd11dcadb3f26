package dev.contenttrust.migrate;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan on disk (docs/schemas/trust-plan-1.json). It is not signed: whoever may write the file decides what is signed anew. */
public final class PlanFile {
    /** In bytes. Ten thousand tags take 7 MB. */
    static final int LENGTH_MAX = 16 << 20;

    /** Values in it, of which a tag takes some twenty. */
    static final int VALUES_MAX = 1 << 19;

    private PlanFile() {}

    /**
     * Fails early where a plan could not be written later.
     *
     * @throws PlanFileException if its directory is not there, or is not to be written to
     */
    public static void requireWritable(Path file) {
        Path directory = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(directory) || !Files.isWritable(directory) || Files.isDirectory(file)) {
            throw new PlanFileException(
                    "write",
                    file,
                    "there is no such directory, or not to write to",
                    "Name a file that can be written.",
                    null);
        }
    }

    /**
     * Writes all of it, or leaves what was there before.
     *
     * @throws PlanFileException if it cannot be written
     */
    public static void write(Path file, Plan plan) {
        try {
            AtomicFile.write(
                    file.toAbsolutePath(), JsonText.pretty(PlanJson.write(plan)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PlanFileException("write", file, FileFailure.reason(e), "Name a file that can be written.", e);
        }
    }

    /**
     * Reads a plan; every name and digest in it is checked against its grammar.
     *
     * @throws PlanFileException if it is none, or of a version that is not known here
     */
    public static Plan read(Path file) {
        byte[] bytes;
        try {
            bytes = BoundedFile.read(file, LENGTH_MAX);
        } catch (IOException e) {
            throw new PlanFileException("read", file, FileFailure.reason(e), "", e);
        }
        try {
            return PlanJson.read(JsonCursor.parse(file.toString(), bytes, VALUES_MAX));
        } catch (PlanJson.NewerException e) {
            throw new PlanFileException("read", file, e.why(), "Use the trust that made it, or a newer one.", e);
        } catch (TrustException e) {
            throw new PlanFileException(
                    "read", file, e.getMessage(), "Make it anew with: trust migrate plan REPO… -o " + file, e);
        }
    }
}
