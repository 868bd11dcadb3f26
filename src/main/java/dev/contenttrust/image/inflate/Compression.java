package dev.contenttrust.image.inflate;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How a layer is compressed: told by its first bytes, as engines do, for media types are not always true. */
public enum Compression {
    NONE {
        @Override
        public InputStream undo(InputStream in) {
            return in;
        }
    },
    GZIP {
        @Override
        public InputStream undo(InputStream in) {
            return new GzipStream(in);
        }
    },
    ZSTD {
        @Override
        public InputStream undo(InputStream in) throws IOException {
            try {
                return new ZstdStream(in);
            } catch (LinkageError e) {
                throw new ReadingStoppedException(
                        "it is compressed by zstd, whose native library cannot be loaded here: " + e.getMessage());
            }
        }
    },
    /** Known, and in no use for layers: {@code xz}, {@code bzip2}. */
    UNSUPPORTED {
        @Override
        public InputStream undo(InputStream in) throws IOException {
            throw new ReadingStoppedException(
                    "it is compressed by xz or bzip2, and only gzip and zstd can be undone here");
        }
    };

    /** RFC 8878, sections 3.1.1 and 3.1.2: a frame, or one of sixteen kinds of frames to be skipped. */
    private static final int SKIPPABLE_FIRST = 0x50;

    private static final int SKIPPABLE_LAST = 0x5f;

    /** The uncompressed bytes; reading throws {@link BrokenCompressionException} where there are none. */
    public abstract InputStream undo(InputStream in) throws IOException;

    /**
     * What the first bytes say.
     *
     * @param head the first bytes, all of them where there are fewer than six
     */
    public static Compression of(byte[] head) {
        if (startsWith(head, 0x1f, 0x8b)) {
            return GZIP;
        } else if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) || isSkippable(head)) {
            return ZSTD;
        } else if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0) || startsWith(head, 'B', 'Z', 'h')) {
            return UNSUPPORTED;
        }
        return NONE;
    }

    private static boolean isSkippable(byte[] head) {
        return head.length >= 4
                && (head[0] & 0xff) >= SKIPPABLE_FIRST
                && (head[0] & 0xff) <= SKIPPABLE_LAST
                && head[1] == 0x2a
                && head[2] == 0x4d
                && head[3] == 0x18;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The library allows windows of 128 MiB, as the format's own tool does without further options. */
    private static final class ZstdStream extends FilterInputStream {
        ZstdStream(InputStream in) throws IOException {
            super(new ZstdInputStreamNoFinalizer(in));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (ZstdIOException e) {
                throw new BrokenCompressionException("its zstd stream is broken: " + e.getMessage(), e);
            }
        }
    }
}
