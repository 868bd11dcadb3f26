package dev.contenttrust.image.layer;

import dev.contenttrust.image.inflate.ReadingStoppedException;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.tar.TarEntry;
import dev.contenttrust.image.tar.TarVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The entries of an archive in the words of layers, without those of which no engine could make a file. */
final class LayerEntries implements TarVisitor {
    private static final int PERMISSIONS = 07777;

    /** Of a name that is too long, as much as is worth showing. */
    private static final int SHOWN = 100;

    /** Says something of all entries after it; engines pass over it. */
    private static final char GLOBAL_HEADER = 'g';

    private final LayerLimits limits;
    private final UnreadList unread;
    private final LayerVisitor visitor;
    private int count;

    LayerEntries(LayerLimits limits, UnreadList unread, LayerVisitor visitor) {
        this.limits = limits;
        this.unread = unread;
        this.visitor = visitor;
    }

    /** Entries that the visitor saw. */
    int count() {
        return count;
    }

    @Override
    public void entry(TarEntry entry, InputStream content) throws IOException {
        Optional<LayerEntry> readable = readable(entry);
        if (readable.isPresent()) {
            if (count == limits.entries()) {
                throw new ReadingStoppedException("it has more than " + limits.entries() + " entries");
            }
            count++;
            visitor.entry(readable.get(), content);
        }
    }

    private Optional<LayerEntry> readable(TarEntry entry) {
        String path = EntryPath.clean(entry.name());
        if (path.length() > limits.pathLength() || entry.link().length() > limits.pathLength()) {
            unread.entry(path.substring(0, Math.min(path.length(), SHOWN)) + "…", "its name or link is too long");
            return Optional.empty();
        }
        Optional<Kind> kind = kind(entry);
        if (kind.isEmpty()) {
            if (entry.type() != GLOBAL_HEADER) {
                unread.entry(path, "it is of the unknown type " + (int) entry.type());
            }
            return Optional.empty();
        }
        long size = kind.get() == Kind.FILE ? entry.size() : 0;
        return Optional.of(
                new LayerEntry(path, kind.get(), size, entry.mode() & PERMISSIONS, link(kind.get(), entry.link())));
    }

    private static Optional<String> link(Kind kind, String target) {
        return switch (kind) {
            case SYMBOLIC_LINK -> Optional.of(target);
            case HARD_LINK -> Optional.of(EntryPath.clean(target));
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> kind(TarEntry entry) {
        return switch (entry.type()) {
            case '\0' -> Optional.of(entry.name().endsWith("/") ? Kind.DIRECTORY : Kind.FILE);
            case '0', '7', 'S' -> Optional.of(Kind.FILE);
            case '1' -> Optional.of(Kind.HARD_LINK);
            case '2' -> Optional.of(Kind.SYMBOLIC_LINK);
            case '3', '4', '6' -> Optional.of(Kind.SPECIAL);
            case '5' -> Optional.of(Kind.DIRECTORY);
            default -> Optional.empty();
        };
    }
}
