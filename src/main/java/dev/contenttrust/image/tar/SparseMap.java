package dev.contenttrust.image.tar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the pieces of a file with holes lie (GNU tar manual, "Storing Sparse Files"): what is between them is zeros that the
 * archive does not hold.
 *
 * @param realSize with the holes, in bytes
 * @param pieces in order, none overlapping another
 */
record SparseMap(long realSize, List<Piece> pieces) {
    private static final int GNU_IN_HEADER = 4;
    private static final int GNU_AT = 386;
    private static final int GNU_MORE = 482;
    private static final int GNU_IN_BLOCK = 21;
    private static final int GNU_BLOCK_MORE = 504;
    private static final int GNU_NUMBER = 12;

    SparseMap {
        pieces = List.copyOf(pieces);
    }

    /** Some bytes that the archive does hold. */
    record Piece(long offset, long length) {}

    private static SparseMap of(long realSize, List<Piece> pieces) throws BrokenArchiveException {
        long end = 0;
        for (Piece piece : pieces) {
            if (piece.offset < end || piece.length > realSize - piece.offset) {
                throw new BrokenArchiveException("the pieces of a sparse file overlap or lie outside of it");
            }
            end = piece.offset + piece.length;
        }
        return new SparseMap(realSize, pieces);
    }

    /** GNU's own form: four pieces in the header, further ones in blocks after it. */
    static SparseMap gnu(TarHeader header, TarSource source) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        byte[] block = header.block();
        addGnu(pieces, block, GNU_AT, GNU_IN_HEADER);
        boolean more = block[GNU_MORE] != 0;
        while (more) {
            byte[] next = source.block().orElseThrow(() -> new BrokenArchiveException("it ends in a header"));
            addGnu(pieces, next, 0, GNU_IN_BLOCK);
            more = next[GNU_BLOCK_MORE] != 0;
        }
        return of(header.gnuRealSize(), pieces);
    }

    private static void addGnu(List<Piece> pieces, byte[] block, int from, int max) throws BrokenArchiveException {
        for (int i = 0; i < max && block[from + 2 * GNU_NUMBER * i] != 0; i++) {
            int at = from + 2 * GNU_NUMBER * i;
            pieces.add(new Piece(
                    TarHeader.number(block, at, GNU_NUMBER), TarHeader.number(block, at + GNU_NUMBER, GNU_NUMBER)));
        }
    }

    /** The forms in pax records, 0.0, 0.1 and 1.0; the last one begins what the entry holds. Empty if there is none. */
    static Optional<SparseMap> pax(PaxRecords records, TarSource source) throws IOException {
        String version = records.get("GNU.sparse.major").orElse("") + "."
                + records.get("GNU.sparse.minor").orElse("");
        Optional<String> map = records.get("GNU.sparse.map");
        boolean inContent = version.equals("1.0");
        if (!inContent && map.isEmpty()) {
            return Optional.empty();
        }
        String key = records.get("GNU.sparse.size").isPresent() ? "GNU.sparse.size" : "GNU.sparse.realsize";
        long realSize = records.number(key)
                .orElseThrow(() -> new BrokenArchiveException("a sparse file does not say how large it is"));
        return Optional.of(of(realSize, pieces(inContent ? numbersInContent(source) : numbers(map.orElse("")))));
    }

    private static List<Long> numbers(String commaSeparated) throws BrokenArchiveException {
        List<Long> numbers = new ArrayList<>();
        for (String text : commaSeparated.split(",", -1)) {
            numbers.add(PaxRecords.decimal(text));
        }
        return numbers;
    }

    /** Lines of one number each: how many pieces, then each piece's offset and length; padded to whole blocks. */
    private static List<Long> numbersInContent(TarSource source) throws IOException {
        List<Long> numbers = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        long wanted = 1;
        while (numbers.size() < wanted) {
            byte[] block =
                    source.block().orElseThrow(() -> new BrokenArchiveException("it ends in a sparse file's map"));
            for (int i = 0; i < block.length && numbers.size() < wanted; i++) {
                if (block[i] != '\n') {
                    line.append((char) block[i]);
                } else {
                    numbers.add(PaxRecords.decimal(line.toString()));
                    line.setLength(0);
                    wanted = wanted(numbers.get(0));
                }
            }
        }
        return numbers.subList(1, numbers.size());
    }

    private static long wanted(long pieces) throws BrokenArchiveException {
        if (pieces > Integer.MAX_VALUE) {
            throw new BrokenArchiveException("a sparse file has too many pieces");
        }
        return 1 + 2 * pieces;
    }

    private static List<Piece> pieces(List<Long> numbers) throws BrokenArchiveException {
        if (numbers.size() % 2 != 0) {
            throw new BrokenArchiveException("a sparse file's map ends early");
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            pieces.add(new Piece(numbers.get(i), numbers.get(i + 1)));
        }
        return pieces;
    }
}
