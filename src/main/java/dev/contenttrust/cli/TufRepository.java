package dev.contenttrust.cli;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.RawBytes;
import dev.contenttrust.cli.option.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A TUF 1.0 repository as it is named on the command line: where it is, and the root to start from. */
final class TufRepository {
    /** What a root may hold. */
    private static final int ROOT_FILE_MAX = 1 << 20;

    private TufRepository() {}

    /** @throws UsageException if the file cannot be read */
    static RawBytes root(Path file) {
        try {
            return RawBytes.of(BoundedFile.read(file, ROOT_FILE_MAX));
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read the root " + file, FileFailure.reason(e), "name the root.json that you trust", e);
        }
    }

    /** @throws UsageException if it is no URL of http or https */
    static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageException("\"" + text + "\" is no URL", "expected https://HOST[:PORT]/…", "");
    }
}
