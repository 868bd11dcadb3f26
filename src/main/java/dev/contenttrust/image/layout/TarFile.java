package dev.contenttrust.image.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * A tar file in the making, of plain files without owners or times, so that the same content gives the same bytes. A file's
 * length need not be known before: its header is written once its content is there.
 */
public final class TarFile {
    private static final int RECORD = 512;
    private static final int BUFFER = 256 << 10;
    private static final ZipEncoding UTF_8 = ZipEncodingHelper.getZipEncoding("UTF-8");

    private final FileChannel out;
    private final byte[] buffer = new byte[BUFFER];

    /** Writes at the channel's position. */
    public TarFile(FileChannel out) {
        this.out = out;
    }

    /** Adds a file. */
    public void add(String name, byte[] content) throws IOException {
        header(name, content.length);
        write(content, content.length);
        pad(content.length);
    }

    /** Adds {@code size} bytes from the start of another file. */
    void add(String name, FileChannel content, long size) throws IOException {
        header(name, size);
        long copied = 0;
        while (copied < size) {
            long more = content.transferTo(copied, size - copied, out);
            if (more <= 0) {
                throw new IOException(name + " ends after " + copied + " of " + size + " bytes");
            }
            copied += more;
        }
        pad(size);
    }

    /** Adds all that the stream gives; its end decides the length. */
    void add(String name, InputStream content) throws IOException {
        long start = out.position();
        header(name, 0);
        long size = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            write(buffer, n);
            size += n;
        }
        pad(size);
        long end = out.position();
        out.position(start);
        header(name, size);
        out.position(end);
    }

    /** Two empty records end the archive (POSIX pax, "ustar Interchange Format"). */
    public void finish() throws IOException {
        write(new byte[2 * RECORD], 2 * RECORD);
    }

    private void header(String name, long size) throws IOException {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        if (encoded.length >= TarConstants.NAMELEN) {
            TarArchiveEntry longName = new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
            write(longName, encoded.length + 1L);
            write(Arrays.copyOf(encoded, encoded.length + 1), encoded.length + 1);
            pad(encoded.length + 1L);
        }
        write(new TarArchiveEntry(name, TarConstants.LF_NORMAL), size);
    }

    private void write(TarArchiveEntry entry, long size) throws IOException {
        entry.setSize(size);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE);
        byte[] header = new byte[RECORD];
        entry.writeEntryHeader(header, UTF_8, true);
        write(header, RECORD);
    }

    private void pad(long size) throws IOException {
        int rest = (int) (size % RECORD);
        if (rest > 0) {
            write(new byte[RECORD - rest], RECORD - rest);
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        ByteBuffer wrapped = ByteBuffer.wrap(bytes, 0, length);
        while (wrapped.hasRemaining()) {
            out.write(wrapped);
        }
    }
}
