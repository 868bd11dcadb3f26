package dev.contenttrust.image.tar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a pax header says of the entry after it (POSIX.1-2001 pax, "pax Extended Header"): lines of {@code length key=value}. */
final class PaxRecords {
    private static final int LENGTH_DIGITS_MAX = 9;
    private static final String SPARSE_OFFSET = "GNU.sparse.offset";
    private static final String SPARSE_BYTES = "GNU.sparse.numbytes";
    private static final String SPARSE_MAP = "GNU.sparse.map";

    private final Map<String, String> records;

    private PaxRecords(Map<String, String> records) {
        this.records = records;
    }

    static PaxRecords none() {
        return new PaxRecords(Map.of());
    }

    static PaxRecords of(byte[] bytes) throws BrokenArchiveException {
        Map<String, String> records = new LinkedHashMap<>();
        StringBuilder pieces = new StringBuilder();
        int at = 0;
        while (at < bytes.length) {
            int blank = blank(bytes, at);
            int end = at + length(bytes, at, blank);
            if (end <= blank + 1 || end > bytes.length || bytes[end - 1] != '\n') {
                throw new BrokenArchiveException("a pax record is longer or shorter than it says");
            }
            String record = new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals < 1) {
                throw new BrokenArchiveException("a pax record has no key");
            }
            put(records, pieces, record.substring(0, equals), record.substring(equals + 1));
            at = end;
        }
        if (pieces.length() > 0) {
            records.put(SPARSE_MAP, pieces.toString());
        }
        return new PaxRecords(records);
    }

    /** The oldest form of a sparse file's map has a record a number, all under the same two keys. */
    private static void put(Map<String, String> records, StringBuilder pieces, String key, String value) {
        if (key.equals(SPARSE_OFFSET) || key.equals(SPARSE_BYTES)) {
            pieces.append(pieces.length() == 0 ? "" : ",").append(value);
        } else {
            records.put(key, value);
        }
    }

    private static int blank(byte[] bytes, int from) throws BrokenArchiveException {
        for (int i = from; i < bytes.length && i - from <= LENGTH_DIGITS_MAX; i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        throw new BrokenArchiveException("a pax record does not say how long it is");
    }

    private static int length(byte[] bytes, int from, int to) throws BrokenArchiveException {
        return (int) decimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** A value that is there and not empty. */
    Optional<String> get(String key) {
        return Optional.ofNullable(records.get(key)).filter(value -> !value.isEmpty());
    }

    /** A number of zero or more. */
    Optional<Long> number(String key) throws BrokenArchiveException {
        Optional<String> value = get(key);
        return value.isPresent() ? Optional.of(decimal(value.get())) : Optional.empty();
    }

    static long decimal(String text) throws BrokenArchiveException {
        boolean digits = !text.isEmpty() && text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        try {
            if (digits) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BrokenArchiveException("a header holds something else in the place of a number");
    }
}
