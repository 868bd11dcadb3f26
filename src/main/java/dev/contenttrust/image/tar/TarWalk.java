package dev.contenttrust.image.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Walks the entries of a tar archive: ustar, pax, GNU, sparse files of all of them. Container engines are written in Go, and
 * what they unpack is what Go's {@code archive/tar} reads; so this reads what that reads and gives up where that gives up. A
 * scanner that saw another entry begin at some place than the engine does could be shown a harmless file system.
 */
public final class TarWalk {
    private final TarSource source;

    public TarWalk(TarSource source) {
        this.source = source;
    }

    /**
     * Shows every entry up to the archive's end.
     *
     * @throws BrokenArchiveException where it cannot be read on
     * @throws dev.contenttrust.image.inflate.ReadingStoppedException where it must not be
     */
    public void walk(TarVisitor visitor) throws IOException {
        boolean more = true;
        while (more) {
            source.checkTime();
            source.beginHeaders();
            more = entry(visitor);
        }
    }

    /** Shows the next entry; false at the end, and be it after half an entry. */
    private boolean entry(TarVisitor visitor) throws IOException {
        Extensions extensions = new Extensions(source);
        Optional<TarHeader> header = header();
        while (header.isPresent() && extensions.take(header.get())) {
            header = header();
        }
        if (header.isPresent()) {
            visit(header.get(), extensions, visitor);
        }
        return header.isPresent();
    }

    /** The next header; empty at the end, which is two blocks of zeros, or simply where there is no more. */
    private Optional<TarHeader> header() throws IOException {
        Optional<byte[]> block = source.block();
        if (block.isEmpty() || !isZero(block.get())) {
            return block.isEmpty() ? Optional.empty() : Optional.of(TarHeader.of(block.get()));
        }
        Optional<byte[]> second = source.block();
        if (second.isPresent() && !isZero(second.get())) {
            throw new BrokenArchiveException("something follows half an end mark");
        }
        return Optional.empty();
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private void visit(TarHeader header, Extensions extensions, TarVisitor visitor) throws IOException {
        String name = extensions.name(header);
        long size = hasNoContent(header.type()) ? 0 : extensions.size(header);
        long start = source.position();
        Optional<SparseMap> map = extensions.sparseMap(header);
        long stored = header.type() == 'S' ? size : size - (source.position() - start);
        if (stored < 0) {
            throw new BrokenArchiveException("a sparse file's map is longer than what is stored of it");
        }
        source.beginContent();
        StoredContent content = new StoredContent(source, stored);
        InputStream whole = map.isPresent() ? new SparseContent(map.get(), content, source) : content;
        long realSize = map.isPresent() ? map.get().realSize() : size;
        try (EntryContent shown = new EntryContent(whole)) {
            visitor.entry(new TarEntry(header.type(), name, extensions.link(header), realSize, header.mode()), shown);
        }
        content.finish();
        source.skip((TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK);
    }

    private static boolean hasNoContent(char type) {
        return type >= '1' && type <= '6';
    }
}
