package dev.contenttrust.pull;

import java.io.IOException;
import java.nio.file.Path;

/** Where a finished archive goes. */
sealed interface Outlet permits FileOutlet, StreamOutlet {
    /** Refuses what could only fail later. */
    void check();

    /** Where it is put together. */
    Path workDirectory();

    /** Hands over the archive, complete and verified. */
    void deliver(PartialFile archive) throws IOException;
}
