package dev.contenttrust.image.layer;

import com.github.luben.zstd.ZstdOutputStream;
import dev.contenttrust.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** An archive in the making; entries in any order and as wrong as a test wants them. */
public final class Tar {
    private static final int FILE_MODE = 0644;
    private static final int DIRECTORY_MODE = 0755;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());

    private Tar() {
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    public static Tar with() {
        return new Tar();
    }

    public Tar file(String path, String content) {
        return file(path, content, FILE_MODE);
    }

    public Tar file(String path, String content, int mode) {
        return add(entry(path, TarConstants.LF_NORMAL, mode), content.getBytes(StandardCharsets.UTF_8));
    }

    public Tar file(String path, byte[] content) {
        return add(entry(path, TarConstants.LF_NORMAL, FILE_MODE), content);
    }

    public Tar directory(String path) {
        return add(entry(path + "/", TarConstants.LF_DIR, DIRECTORY_MODE), new byte[0]);
    }

    public Tar symbolicLink(String path, String target) {
        return link(path, TarConstants.LF_SYMLINK, target);
    }

    public Tar hardLink(String path, String target) {
        return link(path, TarConstants.LF_LINK, target);
    }

    public Tar device(String path) {
        return add(entry(path, TarConstants.LF_CHR, FILE_MODE), new byte[0]);
    }

    public Tar fifo(String path) {
        return add(entry(path, TarConstants.LF_FIFO, FILE_MODE), new byte[0]);
    }

    /** Takes a path away that a layer below has. */
    public Tar whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return file(path.substring(0, slash) + ".wh." + path.substring(slash), "");
    }

    /** Empties a directory of what the layers below have in it. */
    public Tar opaque(String directory) {
        return file((directory.isEmpty() ? "" : directory + "/") + ".wh..wh..opq", "");
    }

    /** A file with pax records. */
    public Tar pax(String path, String content, Map<String, String> records) {
        TarArchiveEntry entry = entry(path, TarConstants.LF_NORMAL, FILE_MODE);
        records.forEach(entry::addPaxHeader);
        return add(entry, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A pax record for all entries that follow. */
    public Tar globalPax(String key, String value) {
        TarArchiveEntry entry = entry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER, FILE_MODE);
        entry.addPaxHeader(key, value);
        try {
            out.putArchiveEntry(entry);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever type and content. */
    public Tar raw(String path, byte type, byte[] content) {
        return add(entry(path, type, FILE_MODE), content);
    }

    /** Blocks as they are. */
    public Tar blocks(byte[] blocks) {
        try {
            out.flush();
            bytes.write(blocks);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tar link(String path, byte type, String target) {
        TarArchiveEntry entry = entry(path, type, DIRECTORY_MODE);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    private static TarArchiveEntry entry(String path, byte type, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
        entry.setMode(mode);
        entry.setModTime(0);
        return entry;
    }

    private Tar add(TarArchiveEntry entry, byte[] content) {
        entry.setSize(content.length);
        try {
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        try {
            out.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(byte[] plain) {
        return compress(plain, GZIPOutputStream::new);
    }

    public static byte[] zstd(byte[] plain) {
        return compress(plain, ZstdOutputStream::new);
    }

    public static Digest digest(byte[] plain) {
        return Digest.sha256(plain);
    }

    private interface Compressor {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] compress(byte[] plain, Compressor compressor) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compressor.around(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
