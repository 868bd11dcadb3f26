package dev.contenttrust.pull;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** The form of an archive. */
sealed interface Packing permits OciPacking, DockerPacking {
    /** Refuses a plan that the form cannot hold. */
    void check(PullPlan plan);

    /** Writes the archive at the start of an empty file. */
    void pack(PullPlan plan, HeldBlobs blobs, FileChannel out) throws IOException;
}
