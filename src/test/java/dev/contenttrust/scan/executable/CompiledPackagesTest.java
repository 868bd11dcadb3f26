package dev.contenttrust.scan.executable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.elf.SampleElf;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.naming.Coordinates;
import dev.contenttrust.scan.naming.PackageUrls;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledPackagesTest {
    private static final String MODULES = """
            path\texample.com/app/cmd
            mod\texample.com/app\tv1.0.0\th1:x=
            dep\tgolang.org/x/net\tv0.1.0\th1:y=
            dep\tgithub.com/a/b\tv1.2.3
            =>\tgithub.com/c/b\tv1.2.4\th1:z=
            """;

    private final CompiledPackages compiled = new CompiledPackages();

    @Test
    void inline_build_information_is_read() {
        FileFacts facts = read(SampleElf.anElf()
                .with(".go.buildinfo", inline("go1.21.5", MODULES))
                .bytes());

        assertThat(facts.problems()).isEmpty();
        assertThat(Cataloguing.names(facts))
                .containsExactly(
                        "stdlib 1.21.5", "example.com/app v1.0.0", "golang.org/x/net v0.1.0", "github.com/c/b v1.2.4");
        assertThat(PackageUrls.of(facts.components().get(2), Optional.empty()))
                .contains("pkg:golang/golang.org/x/net@v0.1.0");
        assertThat(PackageUrls.coordinates(facts.components().get(2), Optional.empty()))
                .containsExactly(new Coordinates("Go", "golang.org/x/net", "0.1.0"));
        assertThat(PackageUrls.coordinates(facts.components().get(0), Optional.empty()))
                .containsExactly(new Coordinates("Go", "stdlib", "1.21.5"));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void build_information_of_pointers_is_read(boolean wide, boolean bigEndian) {
        FileFacts facts = read(pointed(wide, bigEndian, "go1.16.7", MODULES));

        assertThat(Cataloguing.names(facts))
                .contains("stdlib 1.16.7", "github.com/c/b v1.2.4")
                .hasSize(4);
    }

    @Test
    void pointers_that_lead_nowhere_leave_the_version_unknown() {
        byte[] section = Arrays.copyOf(head(8, 0), 32);
        Arrays.fill(section, 16, 32, (byte) 0x7f);

        FileFacts facts = read(SampleElf.anElf().with(".go.buildinfo", section).bytes());

        assertThat(Cataloguing.names(facts)).containsExactly("stdlib ");
        assertThat(facts.problems()).hasSize(1);
    }

    @Test
    void programs_whose_notes_are_stripped_are_of_go_and_unknown_modules() {
        FileFacts facts = read(SampleElf.anElf()
                .with(".gopclntab", "x")
                .with(".rodata", "text go1.x go1.20.14\0more")
                .bytes());

        assertThat(Cataloguing.names(facts)).containsExactly("stdlib 1.20.14");
        assertThat(facts.problems()).extracting(p -> p.what()).containsExactly("the modules of a Go program");
    }

    @Test
    void programs_for_windows_and_macos_are_read() {
        assertThat(Cataloguing.names(read(pe(inline("go1.20", MODULES)))))
                .contains("stdlib 1.20.0")
                .hasSize(4);
        assertThat(Cataloguing.names(read(machO(inline("go1.22rc1", MODULES)))))
                .contains("stdlib 1.22.0-rc.1")
                .hasSize(4);
    }

    @Test
    void crates_that_only_built_or_are_not_of_the_registry_are_left_out() throws Exception {
        FileFacts facts = read(SampleElf.anElf()
                .with(
                        ".dep-v0",
                        deflated(
                                "{\"packages\":[{\"name\":\"app\",\"version\":\"0.1.0\",\"source\":\"local\",\"root\":true},"
                                        + "{\"name\":\"cc\",\"version\":\"1.0.0\",\"source\":\"crates.io\",\"kind\":\"build\"},"
                                        + "{\"name\":\"time\",\"version\":\"0.1.43\",\"source\":\"crates.io\"}]}"))
                .bytes());

        assertThat(Cataloguing.names(facts)).containsExactly("time 0.1.43");
        assertThat(PackageUrls.of(facts.components().get(0), Optional.empty())).contains("pkg:cargo/time@0.1.43");
    }

    @Test
    void crates_that_cannot_be_read_or_would_inflate_without_end_are_a_problem() throws Exception {
        for (byte[] section : new byte[][] {
            {1, 2, 3}, deflated("{"), deflated("[]"), deflated("{\"packages\":[{}]}"), deflated(" ".repeat(9 << 20))
        }) {
            assertThat(read(SampleElf.anElf().with(".dep-v0", section).bytes()).problems())
                    .hasSize(1);
        }
    }

    @Test
    void other_programs_say_nothing() {
        assertThat(read(SampleElf.anElf().with(".rodata", "go1.20.14").bytes()).isEmpty())
                .isTrue();
        assertThat(read("MZ is how a text begins".getBytes(UTF_8)).isEmpty()).isTrue();
        assertThat(read(new byte[] {
                            (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 0, 0, 0, 0, 0, 0, 0
                        })
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -X main.version=1.2.3                                        | v1.2.3
                    "-X 'main.Version=v1.2.3-rc1' -s"                            | v1.2.3-rc1
                    -s -w -X=example.com/app/internal/build.Version=2.0.0        | v2.0.0
                    "-X \\"main.gitVersion=v3.1\\""                              | v3.1
                    -X other.org/x.Version=1.0.0                                 |
                    -X main.commit=abcdef -X main.date=2024.01.02                |
                    -X main.version=dirty                                        |
                    """)
    void the_version_is_what_the_linker_was_told(String flags, String version) {
        assertThat(GoVersions.assigned(flags, "example.com/app")).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({
        "go1.19.8, 1.19.8",
        "go1.21, 1.21.0",
        "go1.22rc2, 1.22.0-rc.2",
        "go1.20.1 X:boringcrypto, 1.20.1",
        "go1.21.4-custom, 1.21.4",
        "devel go1.23-abc, ''",
        "gone, ''"
    })
    void versions_of_go_become_versions_of_a_module(String toolchain, String version) {
        assertThat(GoVersions.library(toolchain)).isEqualTo(version);
    }

    @Test
    void damage_anywhere_is_survived() {
        Random random = new Random(5);
        byte[][] wholes = {
            SampleElf.anElf().with(".go.buildinfo", inline("go1.21.5", MODULES)).bytes(),
            pointed(true, false, "go1.16.7", MODULES),
            pe(inline("go1.20", MODULES)),
            machO(inline("go1.20", MODULES))
        };
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = wholes[i % wholes.length].clone();
            for (int k = 0; k < 4; k++) {
                damaged[random.nextInt(k < 2 ? 256 : damaged.length)] = (byte) random.nextInt();
            }
            assertThat(read(damaged).components().size()).isLessThanOrEqualTo(5);
        }
    }

    private FileFacts read(byte[] program) {
        return Cataloguing.of(compiled, "opt/app", program);
    }

    private static byte[] deflated(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] head(int pointer, int flags) {
        byte[] head = Arrays.copyOf("\u00ff Go buildinf:".getBytes(ISO_8859_1), 32);
        head[14] = (byte) pointer;
        head[15] = (byte) flags;
        return head;
    }

    private static byte[] inline(String version, String modules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(0, 2));
        text(bytes, version.getBytes(UTF_8));
        text(bytes, marked(modules));
        return bytes.toByteArray();
    }

    private static void text(ByteArrayOutputStream bytes, byte[] text) {
        int left = text.length;
        while (left > 0x7f) {
            bytes.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes.write(left);
        bytes.writeBytes(text);
    }

    private static byte[] marked(String modules) {
        return ("0123456789abcdef" + modules + "fedcba9876543210").getBytes(UTF_8);
    }

    /** The header, two pointers, two headers of texts, and the texts: all in one section, whose place is found by trying. */
    private static byte[] pointed(boolean wide, boolean bigEndian, String version, String modules) {
        int size = wide ? 8 : 4;
        byte[] mod = marked(modules);
        byte[] blob = new byte[16 + size * 6 + version.length() + mod.length];
        byte[] first = SampleElf.anElf(wide, bigEndian)
                .with(".go.buildinfo", withMagic(blob))
                .bytes();
        long at = SampleElf.BASE
                + dev.contenttrust.scan.file.Pieces.find(first, "\u00ff Go buildinf:".getBytes(ISO_8859_1), 0);
        ByteBuffer out =
                ByteBuffer.wrap(withMagic(blob)).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        out.put(14, (byte) size).put(15, (byte) (bigEndian ? 1 : 0)).position(16);
        long headers = at + 16 + 2L * size;
        long texts = headers + 4L * size;
        for (long word :
                new long[] {headers, headers + 2L * size, texts, version.length(), texts + version.length(), mod.length
                }) {
            if (wide) {
                out.putLong(word);
            } else {
                out.putInt((int) word);
            }
        }
        out.put(version.getBytes(UTF_8)).put(mod);
        return SampleElf.anElf(wide, bigEndian)
                .with(".go.buildinfo", out.array())
                .bytes();
    }

    private static byte[] withMagic(byte[] blob) {
        byte[] copy = blob.clone();
        System.arraycopy(head(0, 0), 0, copy, 0, 14);
        return copy;
    }

    private static byte[] pe(byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(512 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, 64);
        out.position(64);
        out.put("PE\0\0".getBytes(ISO_8859_1)).putShort((short) 0x8664).putShort((short) 1);
        out.putShort(64 + 20, (short) 0x70).putShort(64 + 24, (short) 0x20b);
        int table = 64 + 24 + 0x70;
        out.position(table);
        out.put(".data\0\0\0".getBytes(ISO_8859_1));
        out.putInt(table + 16, data.length).putInt(table + 20, 512).putInt(table + 36, 0xc0000040);
        out.position(512);
        return out.put(data).array();
    }

    private static byte[] machO(byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(512 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xfeedfacf).putInt(16, 1).putInt(20, 72 + 80).position(32);
        out.putInt(0x19).putInt(72 + 80).put("__DATA".getBytes(ISO_8859_1));
        int section = 32 + 72;
        out.position(section);
        out.put("__go_buildinfo".getBytes(ISO_8859_1));
        out.putLong(section + 32, 0x1000)
                .putLong(section + 40, data.length)
                .putInt(section + 48, 512)
                .position(512);
        return out.put(data).array();
    }
}
