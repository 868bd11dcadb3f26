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

    /** Shorter pieces are not worth three ways. */
    private static final int WAY_MIN = 1024;

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
     * order in which they begin. Each step waits for the one before, so that a processor has time to go three ways at once.
     */
    void search(byte[] bytes, int from, int to, int end, Hits hits) {
        int first = from + HEAD - BLOCK;
        int last = Math.min(to - 1, end - HEAD) + HEAD - BLOCK;
        int third = (last - first + 1) / 3;
        if (third < WAY_MIN) {
            search(bytes, first, last, new Found(bytes, end, hits));
            return;
        }
        Places left = new Places(first, first + third - 1);
        Places middle = new Places(left.last + 1, left.last + third);
        Places right = new Places(middle.last + 1, last);
        threeWays(bytes, left, middle, right);
        for (Places way : List.of(left, middle, right)) {
            Found found = new Found(bytes, end, hits);
            way.each(found);
            search(bytes, way.at, way.last, found);
        }
    }

    /** Until one of them is at its end. */
    private void threeWays(byte[] bytes, Places left, Places middle, Places right) {
        byte[] table = shift;
        int a = left.at;
        int b = middle.at;
        int c = right.at;
        while (a <= left.last && b <= middle.last && c <= right.last) {
            int stepA = table[((int) INT.get(bytes, a) * GOLDEN) >>> (32 - TABLE_BITS)];
            int stepB = table[((int) INT.get(bytes, b) * GOLDEN) >>> (32 - TABLE_BITS)];
            int stepC = table[((int) INT.get(bytes, c) * GOLDEN) >>> (32 - TABLE_BITS)];
            if (stepA == 0 || stepB == 0 || stepC == 0) {
                stepA = stepA == 0 ? left.add(a) : stepA;
                stepB = stepB == 0 ? middle.add(b) : stepB;
                stepC = stepC == 0 ? right.add(c) : stepC;
            }
            a += stepA;
            b += stepB;
            c += stepC;
        }
        left.at = a;
        middle.at = b;
        right.at = c;
    }

    private void search(byte[] bytes, int first, int last, Found found) {
        byte[] table = shift;
        int at = first;
        while (at <= last) {
            int step = table[((int) INT.get(bytes, at) * GOLDEN) >>> (32 - TABLE_BITS)];
            if (step == 0) {
                found.at(at);
                step = 1;
            }
            at += step;
        }
    }

    /** One of the ways: how far it goes, how far it is, and where a literal may be. */
    private static final class Places {
        private final int last;
        private int at;
        private int[] places = new int[256];
        private int count;

        Places(int at, int last) {
            this.at = at;
            this.last = last;
        }

        /** Returns the step to the next place. */
        int add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
            return 1;
        }

        void each(Found found) {
            for (int i = 0; i < count; i++) {
                found.at(places[i]);
            }
        }
    }

    /** Looks whether a literal is where its head may end. */
    private final class Found {
        private final byte[] bytes;
        private final int end;
        private final Hits hits;

        Found(byte[] bytes, int end, Hits hits) {
            this.bytes = bytes;
            this.end = end;
            this.hits = hits;
        }

        void at(int place) {
            report(bytes, place - (HEAD - BLOCK), end, candidates[LiteralSearch.place(bytes, place)], hits);
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
