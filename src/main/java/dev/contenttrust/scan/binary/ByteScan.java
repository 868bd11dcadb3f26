package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.binary.rules.VersionRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;

/**
 * One pass over the bytes of one file, as they come. It keeps no more of them than a pattern may look at: memory does not grow
 * with the file.
 */
final class ByteScan {
    /** How often a literal is worth a pattern in one file; programs repeat themselves some tens of times. */
    static final int TRIES_MAX = 512;

    private static final int BEFORE = Recognisers.BEFORE_MAX;
    private static final int BEHIND = Recognisers.LITERAL_MAX + Recognisers.AFTER_MAX;
    private static final int BUFFER = 256 << 10;

    /** Far more than a pattern may look at. */
    private static final int BUFFER_MIN = 32 << 10;

    private final RuleTable table;
    private final byte[] buffer;
    private final BitSet seen;
    private final int[] tries;
    private final Claims claims = new Claims();

    /** Where in the file the buffer begins, how much of it is filled, and how far it was searched. */
    private long start;

    private int filled;
    private int searched;
    private boolean exhausted;

    /** @param length of the file, as far as it is known: most are short, and there are thousands */
    ByteScan(RuleTable table, long length) {
        this.table = table;
        this.buffer = new byte[(int) Math.max(BUFFER_MIN, Math.min(BUFFER, length))];
        this.seen = new BitSet(table.literals());
        this.tries = new int[table.literals()];
    }

    /** The next bytes of the file. */
    void accept(byte[] bytes, int offset, int length) {
        int taken = 0;
        while (taken < length) {
            int n = Math.min(length - taken, room());
            System.arraycopy(bytes, offset + taken, buffer, filled, n);
            filled += n;
            taken += n;
        }
    }

    /** All bytes of a file. */
    void accept(FileBytes file) throws IOException {
        long position = 0;
        int read;
        do {
            int room = room();
            read = file.read(position, buffer, filled, room);
            filled += read;
            position += read;
        } while (read > 0);
    }

    /** The end of the file. */
    void finish() {
        search(filled);
    }

    /** How many bytes fit in; some always do. */
    private int room() {
        if (filled == buffer.length) {
            search(filled - BEHIND);
            int kept = Math.max(0, searched - BEFORE);
            System.arraycopy(buffer, kept, buffer, 0, filled - kept);
            start += kept;
            filled -= kept;
            searched -= kept;
        }
        return buffer.length - filled;
    }

    private void search(int to) {
        table.search().search(buffer, searched, to, filled, this::hit);
        searched = to;
    }

    private void hit(int literal, int at) {
        seen.set(literal);
        List<RuleTable.Entry> entries = table.entries(literal);
        if (entries.isEmpty()) {
            return;
        }
        if (++tries[literal] > TRIES_MAX) {
            exhausted = true;
            return;
        }
        for (RuleTable.Entry entry : entries) {
            look(entry.recogniser(), entry.rule(), at);
        }
    }

    private void look(Recogniser recogniser, VersionRule rule, int at) {
        int literal = rule.literal().length();
        int from = Math.max(0, at - rule.before());
        int to = Math.min(filled, at + literal + rule.after());
        String text = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
        Matcher matcher = rule.pattern().matcher(text);
        if (rule.adjacent()) {
            matcher.region(literal, text.length());
        }
        if (rule.adjacent() ? matcher.lookingAt() : matcher.find()) {
            int begin = rule.adjacent() ? 0 : matcher.start();
            claims.add(
                    recogniser,
                    recogniser.version(matcher.group(1)),
                    new Evidence(start + from + begin, text.substring(begin, matcher.end())));
        }
    }

    boolean hasSeen(String literal) {
        return seen.get(table.index(literal));
    }

    Claims claims() {
        return claims;
    }

    /** Whether literals were so many that some were passed over. */
    boolean isExhausted() {
        return exhausted || claims.isOverflowing();
    }
}
