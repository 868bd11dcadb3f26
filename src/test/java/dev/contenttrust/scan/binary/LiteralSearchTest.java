package dev.contenttrust.scan.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralSearchTest {
    /** A literal and where it begins. */
    private record Found(int literal, int at) {}

    @Test
    void every_literal_is_found_wherever_it_lies() {
        List<String> literals = List.of("OpenSSL ", "nginx version: nginx/", "libcurl/", "curl/7.88");
        String text = "OpenSSL nginx version: nginx/libcurl/7.88OpenSSL ";

        assertThat(search(literals, text))
                .containsExactly(
                        new Found(0, 0), new Found(1, 8), new Found(2, 29), new Found(3, 32), new Found(0, 41));
    }

    @Test
    void literals_that_overlap_or_begin_alike_are_all_found() {
        List<String> literals = List.of("aaaaaaaa", "aaaaaaaaa", "aaaaaaab");

        assertThat(search(literals, "aaaaaaaaab"))
                .containsExactlyInAnyOrder(new Found(0, 0), new Found(0, 1), new Found(1, 0), new Found(2, 2));
    }

    @Test
    void what_only_begins_like_a_literal_is_not_found() {
        assertThat(search(List.of("abcdefgh", "abcdefghij"), "abcdefghi")).containsExactly(new Found(0, 0));
        assertThat(search(List.of("abcdefgh"), "abcdefg")).isEmpty();
        assertThat(search(List.of("abcdefgh"), "")).isEmpty();
        assertThat(search(List.of(), "abcdefgh")).isEmpty();
    }

    @Test
    void it_finds_what_a_plain_search_finds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> literals = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                literals.add(letters(random, 8 + random.nextInt(6)));
            }
            List<String> distinct = literals.stream().distinct().toList();
            String text = letters(random, random.nextInt(round % 2 == 0 ? 3000 : 12_000));

            assertThat(search(distinct, text)).isEqualTo(plainly(distinct, text));
        }
    }

    @Test
    void it_finds_things_in_the_order_in_which_they_begin() {
        String text = letters(new Random(3), 20_000);
        List<Integer> begins = new ArrayList<>();
        new LiteralSearch(List.of("\0\0\0\0\0\0\0\0", "b\0\0\0\0\0\0\0"))
                .search(text.getBytes(ISO_8859_1), 100, 19_000, 20_000, (literal, at) -> begins.add(at));

        assertThat(begins).isSorted().hasSizeGreaterThan(1000);
    }

    /** Of two letters only, so that much of it is found. */
    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(5) == 0 ? 'b' : '\0');
        }
        return text.toString();
    }

    private static List<Found> plainly(List<String> literals, String text) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            for (int at = text.indexOf(literals.get(i)); at >= 0; at = text.indexOf(literals.get(i), at + 1)) {
                found.add(new Found(i, at));
            }
        }
        return sorted(found);
    }

    private static List<Found> search(List<String> literals, String text) {
        List<Found> found = new ArrayList<>();
        byte[] bytes = text.getBytes(ISO_8859_1);
        new LiteralSearch(literals)
                .search(bytes, 0, bytes.length, bytes.length, (literal, at) -> found.add(new Found(literal, at)));
        return sorted(found);
    }

    private static List<Found> sorted(List<Found> found) {
        return found.stream()
                .sorted(Comparator.comparing(Found::at).thenComparing(Found::literal))
                .toList();
    }
}
