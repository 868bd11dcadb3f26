package dev.contenttrust.scan.binary.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisersTest {
    @Test
    void the_programs_own_recognisers_are_many_and_sound() {
        List<Recogniser> all = Recognisers.standard().all();

        assertThat(all).hasSizeGreaterThan(180);
        assertThat(all).allSatisfy(recogniser -> {
            assertThat(recogniser.literals().count() + recogniser.sonames().size())
                    .as("an anchor beside the pattern")
                    .isPositive();
            assertThat(recogniser.product().title()).isNotBlank();
        });
    }

    @Test
    void names_among_the_records_are_given_to_one_product_each() {
        List<Product> products =
                Recognisers.standard().all().stream().map(Recogniser::product).toList();

        assertThat(products.stream().flatMap(product -> product.upstream().stream()))
                .doesNotHaveDuplicates()
                .contains("openssl", "http_server", "node.js", "libexpat", "zlib", "xz");
        assertThat(products.stream().flatMap(product -> product.bitnami().stream()))
                .doesNotHaveDuplicates()
                .contains("apache", "node", "redis", "valkey", "postgresql");
    }

    @Test
    void everything_a_recogniser_may_say_is_read() {
        Recogniser recogniser = parse("""
                # A comment.

                [openthing]
                library Open Thing
                cpe acme:open_thing
                bitnami thing
                upstream open-thing
                soname libthing.so.* libthing-ng.so.*
                not-needed libother.so.*
                version "Thing \\"v\\" " (\\d+\\.\\d+)
                near "\\0near\\x41\\n\\\\" -16 +32 \\0(\\d)\\0
                lone ^(\\d+)$
                versionless "a thing without"
                with "this one" "or that one"
                with "and this"
                without "not this"
                write pairs
                only-itself
                """);

        assertThat(recogniser.product().id()).isEqualTo("openthing");
        assertThat(recogniser.product().title()).isEqualTo("Open Thing");
        assertThat(recogniser.product().kind()).isEqualTo(ProductKind.LIBRARY);
        assertThat(recogniser.product().cpe()).contains("acme:open_thing");
        assertThat(recogniser.product().bitnami()).contains("thing");
        assertThat(recogniser.product().upstream()).contains("open-thing");
        assertThat(recogniser.isOwnLibrary("libthing-ng.so.1")).isTrue();
        assertThat(recogniser.mayBeWithin(List.of("libc.so.6"))).isTrue();
        assertThat(recogniser.mayBeWithin(List.of("libother.so.2"))).isFalse();
        assertThat(recogniser.mayBeWithin(List.of("libthing.so.2"))).isFalse();
        assertThat(recogniser.versions())
                .extracting(VersionRule::literal)
                .containsExactly("Thing \"v\" ", "\0nearA\n\\");
        assertThat(recogniser.versions()).extracting(VersionRule::before).containsExactly(0, 16);
        assertThat(recogniser.versions().get(1).pattern().matcher("\0" + "7\0").matches())
                .isTrue();
        assertThat(recogniser.with()).containsExactly(List.of("this one", "or that one"), List.of("and this"));
        assertThat(recogniser.without()).containsExactly("not this");
        assertThat(recogniser.versionless()).containsExactly("a thing without");
        assertThat(recogniser.onlyItself()).isTrue();
        assertThat(recogniser.version("20914")).isEqualTo("2.9.14");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            program X                          | it belongs to no [product]
            [Bad Id]                           | a product's id is of small letters, digits, and any of . + -
            colour red                         | "colour" is no key word
            version "short" (x)                | a literal has 8 to 128 bytes, not 5
            version literal (x)                | a literal begins with a double quote
            version "an open literal           | a literal ends with a double quote
            version "a literal with \\q" (x)    | \\q stands for nothing
            version "a literal with \\x4" (x)   | \\x wants two hex digits
            version "enough of it"             | it ends too early
            version "enough of it" \\d+         | the pattern has no group for the version
            version "enough of it" (\\d+        | the pattern makes no sense: Unclosed group
            version "more than bytes €" (x)    | a literal is of bytes; write others than ASCII as \\xHH
            near "enough of it" (x)            | a number of bytes such as -100 is missing
            near "enough of it" -5000 +0 (x)   | no more than 4096 bytes are looked at
            cpe openssl                        | a CPE is written vendor:product
            write backwards                    | versions are written dots, pairs, or triples
            """)
    void a_line_that_makes_no_sense_is_named(String line, String why) {
        String text = line.startsWith("[") || line.startsWith("program") ? "\n" + line : "[x]\n" + line;

        assertThatThrownBy(() -> Recognisers.parse("mine.txt", text))
                .isInstanceOfSatisfying(InvalidRecogniserException.class, failure -> {
                    assertThat(failure.line()).isEqualTo(2);
                    assertThat(failure.source()).isEqualTo("mine.txt");
                    assertThat(failure.what()).isEqualTo("cannot use line 2 of the recognisers in mine.txt");
                    assertThat(failure.why()).isEqualTo(why);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version "enough of it" (x)                    | [x] is said to be neither a program nor a library
            program X                                     | [x] has no pattern for its version
            library X;lone (x)                            | [x] has no name of its own shared library
            library X;version "enough of it" (x);[x]      | [x] is there already
            """)
    void a_product_that_lacks_something_is_named_by_its_head(String lines, String why) {
        assertThatThrownBy(() -> Recognisers.parse("mine.txt", "[x]\n" + lines.replace(";", "\n")))
                .isInstanceOf(InvalidRecogniserException.class)
                .hasMessageEndingWith(why);
    }

    @Test
    void a_text_with_any_characters_out_of_place_is_read_or_a_line_of_it_is_refused() {
        Random random = new Random(3);
        String alphabet = "[]()\\\"\0*+?{}x09 \nz";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(
                    text("one", "One") + "near \"nearby it\" -1 +20 \\0(\\d)\\0\nwith \"company\\x41\"\n");
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(Recognisers.parse("test", text.toString()).all()).hasSizeLessThan(3);
            } catch (InvalidRecogniserException refused) {
                assertThat(refused.line()).isBetween(1, 20);
            }
        }
    }

    @Test
    void a_line_without_end_is_refused() {
        assertThatThrownBy(() -> Recognisers.parse("test", "[x]\nversion \"enough of it\" " + "(".repeat(100_000)))
                .isInstanceOf(InvalidRecogniserException.class)
                .hasMessageEndingWith("a line has no more than 1000 characters");
    }

    @Test
    void a_persons_own_recognisers_add_to_the_others_and_stand_in_for_those_of_the_same_id() {
        Recognisers first = Recognisers.parse("a", text("one", "One") + text("two", "Two"));
        Recognisers second = Recognisers.parse("b", text("two", "Other two") + text("three", "Three"));

        assertThat(first.and(second).all().stream()
                        .map(recogniser -> recogniser.product().title())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("One, Other two, Three");
        assertThat(first.and(second).edition()).isNotEqualTo(first.edition()).isNotEqualTo(second.edition());
    }

    @Test
    void an_edition_is_that_of_a_text() {
        String text = text("one", "One");

        assertThat(Recognisers.parse("a", text).edition())
                .isEqualTo(Recognisers.parse("b", text).edition())
                .isNotEqualTo(Recognisers.parse("a", text + "# changed\n").edition())
                .matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @CsvSource({
        "libz.so.1, libz.so.1, true",
        "libz.so.*, libz.so.1.2, true",
        "libz.so.*, libzstd.so.1, false",
        "libpng1*.so.*, libpng16.so.16, true",
        "libpng1*.so.*, libpng16.a, false",
        "*, libz.so.1, true",
        "libz.so.*, libz.so, false"
    })
    void a_star_stands_for_any_characters(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "AS_IS, 1.1.1w, 1.1.1w",
        "DOTS, 72_1, 72.1",
        "PAIRS, 20914, 2.9.14",
        "PAIRS, 21303, 2.13.3",
        "TRIPLES, 3021012, 3.21.12",
        "PAIRS, 2.9.14, 2.9.14",
        "PAIRS, 99999999999999999999, 99999999999999999999"
    })
    void versions_are_written_as_people_write_them(Normaliser normaliser, String found, String written) {
        assertThat(normaliser.apply(found)).isEqualTo(written);
    }

    private static Recogniser parse(String text) {
        return Recognisers.parse("test", text).all().get(0);
    }

    private static String text(String id, String title) {
        return "[" + id + "]\nprogram " + title + "\nversion \"" + title + " version \" (\\d+)\n";
    }
}
