package dev.contenttrust.image.layer;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Walks the entries of a tar archive: ustar, pax, GNU, sparse files of all of them. Container engines are written in Go, and
 * what they unpack is what Go's {@code archive/tar} reads; so this reads what that reads and gives up where that gives up. A
 * scanner that saw another entry begin at some place than the engine does could be shown a harmless file system.
 */
final class TarWalk {
    private static final int PERMISSIONS = 07777;

    /** Of a name that is too long, as much as is worth showing. */
    private static final int SHOWN = 100;

    private final TarSource source;
    private final LayerLimits limits;
    private final UnreadList unread;
    private int entries;

    TarWalk(TarSource source, LayerLimits limits, UnreadList unread) {
        this.source = source;
        this.limits = limits;
        this.unread = unread;
    }

    /** Entries that the visitor saw. */
    int entries() {
        return entries;
    }

    /**
     * Shows every entry up to the archive's end.
     *
     * @throws BrokenArchiveException where it cannot be read on
     * @throws ReadingStoppedException where it must not be
     */
    void walk(LayerVisitor visitor) throws IOException {
        source.beginHeaders();
        Optional<TarHeader> next = header();
        while (next.isPresent()) {
            source.checkTime();
            visit(next.get(), visitor);
            source.beginHeaders();
            next = header();
        }
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

    private void visit(TarHeader first, LayerVisitor visitor) throws IOException {
        Extensions extensions = new Extensions(source);
        TarHeader header = first;
        while (extensions.take(header)) {
            header = header().orElseThrow(() -> new BrokenArchiveException("it ends after half an entry"));
        }
        String name = extensions.name(header);
        long size = hasNoContent(header.type()) ? 0 : extensions.size(header);
        long start = source.position();
        Optional<SparseMap> map = extensions.sparseMap(header);
        long stored = header.type() == 'S' ? size : size - (source.position() - start);
        if (stored < 0 || (map.isPresent() && map.get().stored() != stored)) {
            throw new BrokenArchiveException("a sparse file's map does not fit what is stored of it");
        }
        source.beginContent();
        StoredContent content = new StoredContent(source, stored);
        InputStream whole = map.isPresent() ? new SparseContent(map.get(), content, source) : content;
        long realSize = map.isPresent() ? map.get().realSize() : size;
        show(header, name, extensions.link(header), realSize, whole, visitor);
        content.finish();
        source.skip((TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK);
    }

    private void show(TarHeader header, String name, String link, long size, InputStream content, LayerVisitor visitor)
            throws IOException {
        Optional<LayerEntry> entry = entry(header, name, link, size);
        if (entry.isPresent()) {
            if (entries == limits.entries()) {
                throw new ReadingStoppedException("it has more than " + limits.entries() + " entries");
            }
            entries++;
            try (EntryContent shown = new EntryContent(content)) {
                visitor.entry(entry.get(), shown);
            }
        }
    }

    /** The entry in our words, unless no engine could make a file of it. */
    private Optional<LayerEntry> entry(TarHeader header, String name, String link, long size) throws IOException {
        Optional<Kind> kind = kind(header.type(), name);
        String path = EntryPath.clean(name);
        if (path.length() > limits.pathLength() || link.length() > limits.pathLength()) {
            unread.entry(path.substring(0, Math.min(path.length(), SHOWN)) + "…", "its name or link is too long");
            return Optional.empty();
        }
        if (kind.isEmpty()) {
            if (header.type() != 'g') {
                unread.entry(path, "it is of the unknown type " + (int) header.type());
            }
            return Optional.empty();
        }
        Optional<String> target = switch (kind.get()) {
            case SYMBOLIC_LINK -> Optional.of(link);
            case HARD_LINK -> Optional.of(EntryPath.clean(link));
            default -> Optional.empty();
        };
        long length = kind.get() == Kind.FILE ? size : 0;
        return Optional.of(new LayerEntry(path, kind.get(), length, header.mode() & PERMISSIONS, target));
    }

    private static boolean hasNoContent(char type) {
        return type >= '1' && type <= '6';
    }

    private static Optional<Kind> kind(char type, String name) {
        return switch (type) {
            case '\0' -> Optional.of(name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE);
            case '0', '7', 'S' -> Optional.of(Kind.FILE);
            case '1' -> Optional.of(Kind.HARD_LINK);
            case '2' -> Optional.of(Kind.SYMBOLIC_LINK);
            case '3', '4', '6' -> Optional.of(Kind.SPECIAL);
            case '5' -> Optional.of(Kind.DIRECTORY);
            default -> Optional.empty();
        };
    }
}
