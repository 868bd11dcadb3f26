package dev.contenttrust.scan.binary;

import static dev.contenttrust.scan.elf.SampleElf.anElf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ExecutableKind;
import dev.contenttrust.scan.elf.HeldBytes;
import dev.contenttrust.scan.elf.SampleElf;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinaryScannerTest {
    private static final String THING = """
            [thing]
            library Thing
            soname libthing.so.*
            version "This is Thing " (\\d+\\.\\d+)[\\0 ]
            near "thing.c: " -16 +16 \\0(\\d+\\.\\d+)\\0
            lone (?<![^\\0])(9\\.\\d)\\0
            """;

    @Test
    void a_version_behind_its_literal_is_found_with_its_place() throws IOException {
        Recognition found = recognise(THING, anElf().with(".rodata", "\0\0This is Thing 1.25\0"));
        Sighting sighting = found.sightings().get(0);

        assertThat(found.kind()).isEqualTo(ExecutableKind.ELF);
        assertThat(sighting.product().id()).isEqualTo("thing");
        assertThat(sighting.version()).contains("1.25");
        assertThat(sighting.evidence().text()).isEqualTo("This is Thing 1.25\0");
        assertThat(sighting.evidence().offset()).isEqualTo(64 + 2 * 56 + 2);
        assertThat(found.flaws()).isEmpty();
    }

    @Test
    void a_version_near_its_literal_is_found_on_either_side() throws IOException {
        assertThat(versions(THING, anElf().with(".rodata", "\0001.5\0thing.c: ouch")))
                .containsExactly("1.5");
        assertThat(versions(THING, anElf().with(".rodata", "thing.c: \0001.6\0")))
                .containsExactly("1.6");
        assertThat(versions(THING, anElf().with(".rodata", "\0001.5\0" + " ".repeat(20) + "thing.c: ouch")))
                .isEmpty();
    }

    @Test
    void a_version_alone_is_nothing() throws IOException {
        assertThat(versions(THING, anElf().with(".rodata", "\0001.5\0\0009.1\0")))
                .isEmpty();
    }

    @Test
    void the_products_own_library_is_told_from_a_file_that_holds_a_copy() throws IOException {
        String text = "This is Thing 1.2\0";

        assertThat(sightings(THING, anElf().with(".rodata", text)))
                .extracting(Sighting::part)
                .containsExactly(Part.EMBEDDED);
        assertThat(sightings(THING, anElf().named("libthing.so.1").with(".rodata", text)))
                .extracting(Sighting::part)
                .containsExactly(Part.ITSELF);
        assertThat(sightings(THING.replace("library", "program"), anElf().with(".rodata", text)))
                .extracting(Sighting::part)
                .containsExactly(Part.ITSELF);
    }

    @Test
    void a_file_that_asks_the_loader_for_the_library_does_not_hold_it() throws IOException {
        SampleElf user = anElf().needing("libc.so.6").with(".rodata", "built with This is Thing 1.2\0");

        assertThat(versions(THING, user)).containsExactly("1.2");
        assertThat(versions(THING, user.needing("libthing.so.1"))).isEmpty();
    }

    @Test
    void a_version_that_stands_alone_counts_in_the_products_own_library_if_it_is_the_only_one() throws IOException {
        SampleElf own = anElf().named("libthing.so.9");

        assertThat(versions(THING, own.with(".rodata", "text\0009.1\0more"))).containsExactly("9.1");
        assertThat(versions(THING, own.with(".rodata", "text\0009.1\0009.2\0more")))
                .isEmpty();
        assertThat(versions(THING, anElf().named("libother.so").with(".rodata", "\0009.1\0")))
                .isEmpty();
    }

    @Test
    void company_is_demanded_and_forbidden() throws IOException {
        String rules = THING + "with \"one of these\" \"or of those\"\nwithout \"the other thing\"\n";
        String text = "This is Thing 1.2\0";

        assertThat(versions(rules, anElf().with(".rodata", text))).isEmpty();
        assertThat(versions(rules, anElf().with(".rodata", text + "or of those")))
                .containsExactly("1.2");
        assertThat(versions(rules, anElf().with(".rodata", text + "or of those, the other thing")))
                .isEmpty();
    }

    @Test
    void a_product_that_only_its_own_library_can_tell_is_found_there_alone() throws IOException {
        String rules = THING + "only-itself\n";
        String text = "This is Thing 1.2\0";

        assertThat(versions(rules, anElf().with(".rodata", text))).isEmpty();
        assertThat(versions(rules, anElf().named("libthing.so.1").with(".rodata", text)))
                .containsExactly("1.2");
    }

    @Test
    void a_product_without_releases_is_found_without_a_version() throws IOException {
        String rules = "[x]\nlibrary X\nversionless \"the mark of X\"\nversion \"X version \" (\\d)\n";

        assertThat(sightings(rules, anElf().with(".rodata", "the mark of X")))
                .extracting(Sighting::version)
                .containsExactly(Optional.empty());
        assertThat(versions(rules, anElf().with(".rodata", "the mark of X, in X version 3")))
                .containsExactly("3");
    }

    @Test
    void copies_of_two_versions_are_both_told() throws IOException {
        String text = "This is Thing 1.2\0This is Thing 1.3\0This is Thing 1.2\0";

        assertThat(versions(THING, anElf().with(".rodata", text))).containsExactly("1.2", "1.3");
    }

    @Test
    void a_version_is_found_wherever_the_bytes_are_cut_while_they_stream() throws IOException {
        Recognisers rules = Recognisers.parse("test", THING);
        BinaryScanner scanner = new BinaryScanner(rules);
        byte[] mark = "\0001.5\0thing.c: This is Thing 1.25\0".getBytes(ISO_8859_1);
        for (int cut : List.of(64 << 10, 128 << 10, 256 << 10, 512 << 10)) {
            for (int at = cut - 60; at < cut + 10; at++) {
                byte[] bytes = Arrays.copyOf(anElf().linkedStatically().bytes(), 700_000);
                System.arraycopy(mark, 0, bytes, at, mark.length);

                assertThat(scanner.recognise(new HeldBytes(bytes)).orElseThrow().sightings())
                        .extracting(sighting -> sighting.version().orElse("")
                                + sighting.evidence().offset())
                        .containsExactly("1.5" + at, "1.25" + (at + 14));
            }
        }
    }

    @Test
    void a_file_that_is_read_byte_by_byte_gives_the_same() throws IOException {
        HeldBytes file = anElf().with(".rodata", "x".repeat(5000) + "\0This is Thing 4.2\0")
                .file();
        FileBytes slow = new FileBytes() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                return file.read(position, into, offset, Math.min(1, length));
            }
        };
        BinaryScanner scanner = new BinaryScanner(Recognisers.parse("test", THING));

        assertThat(scanner.recognise(slow)).isEqualTo(scanner.recognise(file));
        assertThat(scanner.recognise(slow).orElseThrow().sightings()).hasSize(1);
    }

    @Test
    void a_file_whose_bytes_pass_by_in_pieces_gives_the_same() throws IOException {
        byte[] bytes = anElf().with(".rodata", "x".repeat(300_000) + "\0This is Thing 4.2\0")
                .bytes();
        BinaryScanner scanner = new BinaryScanner(Recognisers.parse("test", THING));
        BinaryPass pass = scanner.begin();
        for (int at = 0; at < bytes.length; at += 777) {
            pass.accept(bytes, at, Math.min(777, bytes.length - at));
        }

        assertThat(pass.finish(new HeldBytes(bytes))).isEqualTo(scanner.recognise(new HeldBytes(bytes)));
    }

    @Test
    void what_is_no_executable_is_not_looked_at() throws IOException {
        HeldBytes text = new HeldBytes("This is Thing 1.2\0".getBytes(ISO_8859_1));

        assertThat(new BinaryScanner(Recognisers.parse("test", THING)).recognise(text))
                .isEmpty();
    }

    @Test
    void a_file_that_upx_has_packed_is_said_to_be_packed() throws IOException {
        byte[] packed = Arrays.copyOf(anElf().linkedStatically().bytes(), 10_000);
        System.arraycopy("UPX!".getBytes(ISO_8859_1), 0, packed, 236, 4);
        byte[] mentioning = packed.clone();
        System.arraycopy("UPX!".getBytes(ISO_8859_1), 0, packed, packed.length - 36, 4);
        BinaryScanner scanner = new BinaryScanner(Recognisers.standard());

        assertThat(scanner.recognise(new HeldBytes(packed)).orElseThrow().packed())
                .contains("UPX");
        assertThat(scanner.recognise(new HeldBytes(mentioning)).orElseThrow().packed())
                .isEmpty();
    }

    @Test
    void a_file_made_of_literals_ends_and_is_said_not_to_be_seen_whole() throws IOException {
        Recognition flood = recognise(THING, anElf().with(".rodata", "This is Thing 1.2 ".repeat(200_000)));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append("This is Thing ").append(i).append(".0\0");
        }
        Recognition versions = recognise(THING, anElf().with(".rodata", many.toString()));

        assertThat(flood.sightings()).hasSize(1);
        assertThat(flood.flaws()).hasSize(1);
        assertThat(versions.sightings()).hasSize(Claims.VERSIONS_MAX);
        assertThat(versions.flaws()).hasSize(1);
    }

    @Test
    void a_damaged_file_is_looked_at_all_the_same() throws IOException {
        byte[] whole = anElf().with(".rodata", "This is Thing 1.2\0").bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 200);
        Recognition found = new BinaryScanner(Recognisers.parse("test", THING))
                .recognise(new HeldBytes(cut))
                .orElseThrow();

        assertThat(found.sightings()).hasSize(1);
        assertThat(found.flaws()).isNotEmpty();
    }

    private static List<String> versions(String rules, SampleElf elf) throws IOException {
        return sightings(rules, elf).stream()
                .map(sighting -> sighting.version().orElse("none"))
                .toList();
    }

    private static List<Sighting> sightings(String rules, SampleElf elf) throws IOException {
        return recognise(rules, elf).sightings();
    }

    private static Recognition recognise(String rules, SampleElf elf) throws IOException {
        return new BinaryScanner(Recognisers.parse("test", rules))
                .recognise(elf.file())
                .orElseThrow();
    }
}
