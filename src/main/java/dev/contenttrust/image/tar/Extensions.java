package dev.contenttrust.image.tar;

import java.io.IOException;
import java.util.Optional;

/** What stands before an entry's own header and says what that has no room for: pax records, GNU's long names. */
final class Extensions {
    private final TarSource source;
    private PaxRecords pax = PaxRecords.none();
    private Optional<String> longName = Optional.empty();
    private Optional<String> longLink = Optional.empty();

    Extensions(TarSource source) {
        this.source = source;
    }

    /** Takes in what follows the header, if that is an extension. */
    boolean take(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'x' -> pax = PaxRecords.of(source.blocks(header.size()));
            case 'L' -> longName = Optional.of(text(source.blocks(header.size())));
            case 'K' -> longLink = Optional.of(text(source.blocks(header.size())));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes) {
        return TarHeader.text(bytes, 0, bytes.length);
    }

    String name(TarHeader header) {
        Optional<String> sparse = pax.get("GNU.sparse.name");
        return sparse.or(() -> longName.filter(name -> !name.isEmpty()))
                .or(() -> pax.get("path"))
                .orElseGet(header::name);
    }

    String link(TarHeader header) {
        return longLink.filter(name -> !name.isEmpty())
                .or(() -> pax.get("linkpath"))
                .orElseGet(header::link);
    }

    /** How much follows the header, padding apart. */
    long size(TarHeader header) throws BrokenArchiveException {
        Optional<Long> size = pax.number("size");
        return size.isPresent() ? size.get() : header.size();
    }

    /** Where the entry is a file with holes; a map that stands before the content is read. */
    Optional<SparseMap> sparseMap(TarHeader header) throws IOException {
        if (header.type() == 'S') {
            if (!header.isGnu()) {
                throw new BrokenArchiveException("a sparse file of GNU's kind is not in GNU's form");
            }
            return Optional.of(SparseMap.gnu(header, source));
        }
        boolean file = header.type() == '0' || header.type() == '\0' || header.type() == '7';
        return file ? SparseMap.pax(pax, source) : Optional.empty();
    }
}
