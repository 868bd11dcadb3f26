package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.binary.rules.Recognisers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many literals in one pass, after Wu and Manber ("A fast algorithm for multi-pattern searching", 1994): four bytes are
 * looked at as a block, and a table says how far the first {@link Recognisers#LITERAL_MIN} bytes of any literal may reach past
 * them. Where no literal has the block, the next four bytes that matter lie five further on.
 */
final class LiteralSearch {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes in a block. */
    private static final int BLOCK = 4;

    /** A table of bytes that stays within the nearest cache; a block shares its place with another only seldom. */
    private static final int TABLE_BITS = 15;

    /** Fibonacci hashing: the golden ratio in 32 bits. */
    private static final int GOLDEN = 0x9e3779b1;

    private static final int HEAD = Recognisers.LITERAL_MIN;
    private static final int[] NONE = {};

    private final byte[][] literals;
    private final byte[] shift = new byte[1 << TABLE_BITS];

    /** By place of a head's last block: the literals that have it. */
    private final int[][] candidates = new int[1 << TABLE_BITS][];

    LiteralSearch(List<String> literals) {
        this.literals = literals.stream()
                .map(literal -> literal.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        Arrays.fill(shift, (byte) (HEAD - BLOCK + 1));
        Arrays.fill(candidates, NONE);
        for (int i = 0; i < this.literals.length; i++) {
            add(i);
        }
    }

    private void add(int index) {
        byte[] literal = literals[index];
        for (int end = BLOCK; end <= HEAD; end++) {
            int place = place(literal, end - BLOCK);
            shift[place] = (byte) Math.min(shift[place], HEAD - end);
        }
        int place = place(literal, HEAD - BLOCK);
        List<Integer> known =
                new ArrayList<>(Arrays.stream(candidates[place]).boxed().toList());
        known.add(index);
        candidates[place] = known.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int place(byte[] bytes, int at) {
        return ((int) INT.get(bytes, at) * GOLDEN) >>> (32 - TABLE_BITS);
    }

    /**
     * Reports every literal that begins at {@code from} or behind it and before {@code to}, and ends within {@code end}, in the
     * order in which they begin.
     */
    void search(byte[] bytes, int from, int to, int end, Hits hits) {
        byte[] table = shift;
        int at = from + HEAD - BLOCK;
        int last = Math.min(to - 1, end - HEAD) + HEAD - BLOCK;
        while (at <= last) {
            int place = ((int) INT.get(bytes, at) * GOLDEN) >>> (32 - TABLE_BITS);
            int step = table[place];
            if (step == 0) {
                report(bytes, at - (HEAD - BLOCK), end, candidates[place], hits);
                step = 1;
            }
            at += step;
        }
    }

    private void report(byte[] bytes, int start, int end, int[] indexes, Hits hits) {
        for (int index : indexes) {
            byte[] literal = literals[index];
            if (end - start >= literal.length
                    && Arrays.equals(bytes, start, start + literal.length, literal, 0, literal.length)) {
                hits.hit(index, start);
            }
        }
    }

    /** Is told of what was found. */
    @FunctionalInterface
    interface Hits {
        /**
         * @param literal its index
         * @param at where it begins in the bytes
         */
        void hit(int literal, int at);
    }
}
