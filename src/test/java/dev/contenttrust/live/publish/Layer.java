package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A layer as images carry it: a tar file, compressed by gzip. */
public record Layer(Digest diffId, RawBytes compressed) {
    private static final Date WHEN = Date.from(Instant.parse("2024-01-01T00:00:00Z"));
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    /** Starts a layer without entries. */
    public static Builder with() {
        return new Builder();
    }

    /** Adds entries one after another. */
    public static final class Builder {
        private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
        private final TarArchiveOutputStream entries = new TarArchiveOutputStream(tar);

        private Builder() {}

        public Builder file(String name, String content) {
            return entry(new TarArchiveEntry(name), READABLE, content.getBytes(StandardCharsets.UTF_8));
        }

        public Builder file(String name, byte[] content) {
            return entry(new TarArchiveEntry(name), READABLE, content);
        }

        public Builder directory(String name) {
            return entry(new TarArchiveEntry(name + "/"), EXECUTABLE, new byte[0]);
        }

        public Builder symbolicLink(String name, String target) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            return entry(entry, EXECUTABLE, new byte[0]);
        }

        /** Takes the file away that a layer below has. */
        public Builder whiteout(String directory, String name) {
            return file(directory + "/.wh." + name, "");
        }

        public Layer build() {
            try {
                entries.close();
                byte[] plain = tar.toByteArray();
                ByteArrayOutputStream compressed = new ByteArrayOutputStream();
                try (OutputStream gzip = new GZIPOutputStream(compressed)) {
                    gzip.write(plain);
                }
                return new Layer(Digest.sha256(plain), RawBytes.of(compressed.toByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Builder entry(TarArchiveEntry entry, int mode, byte[] content) {
            entry.setModTime(WHEN);
            entry.setMode(mode);
            entry.setSize(content.length);
            try {
                entries.putArchiveEntry(entry);
                entries.write(content);
                entries.closeArchiveEntry();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
