package dev.contenttrust.image.tar;

import dev.contenttrust.image.inflate.PieceStream;
import dev.contenttrust.image.tar.SparseMap.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** A file with holes, whole: zeros where the archive holds nothing. */
final class SparseContent extends PieceStream {
    private final SparseMap map;
    private final InputStream stored;
    private final TarSource source;
    private int piece;
    private long position;

    SparseContent(SparseMap map, InputStream stored, TarSource source) {
        this.map = map;
        this.stored = stored;
        this.source = source;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        source.checkTime();
        while (piece < map.pieces().size() && position == end(map.pieces().get(piece))) {
            piece++;
        }
        if (position == map.realSize()) {
            return length == 0 ? 0 : -1;
        }
        int n = piece < map.pieces().size()
                        && position >= map.pieces().get(piece).offset()
                ? stored.read(into, offset, upTo(length, end(map.pieces().get(piece))))
                : zeros(into, offset, length);
        if (n < 0) {
            throw new BrokenArchiveException("a sparse file's map does not fit what is stored of it");
        }
        position += n;
        return n;
    }

    private int zeros(byte[] into, int offset, int length) {
        long end = piece < map.pieces().size() ? map.pieces().get(piece).offset() : map.realSize();
        int n = upTo(length, end);
        Arrays.fill(into, offset, offset + n, (byte) 0);
        return n;
    }

    private int upTo(int length, long end) {
        return (int) Math.min(length, end - position);
    }

    private static long end(Piece piece) {
        return piece.offset() + piece.length();
    }
}
