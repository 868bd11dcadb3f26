package dev.contenttrust.scan.elf;

import static dev.contenttrust.scan.elf.SampleElf.anElf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Peers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {
    private static final int SECTION_COUNT = 60;
    private static final int SECTION_TABLE = 40;

    @ParameterizedTest
    @CsvSource({"true,false", "true,true", "false,false", "false,true"})
    void every_width_and_byte_order_is_read(boolean wide, boolean bigEndian) throws IOException {
        ElfFile elf = read(anElf(wide, bigEndian)
                .needing("libssl.so.3")
                .needing("libc.so.6")
                .named("libcurl.so.4")
                .with(".rodata", "curl 8.1.2"));

        assertThat(elf.is64Bit()).isEqualTo(wide);
        assertThat(elf.isBigEndian()).isEqualTo(bigEndian);
        assertThat(elf.machine()).isEqualTo(62);
        assertThat(elf.needed()).containsExactly("libssl.so.3", "libc.so.6");
        assertThat(elf.soname()).contains("libcurl.so.4");
        assertThat(elf.sections())
                .extracting(ElfSection::name)
                .containsExactly("", ".rodata", ".dynstr", ".dynamic", ".shstrtab");
        assertThat(content(elf, ".rodata")).isEqualTo("curl 8.1.2");
        assertThat(elf.segments()).hasSize(2).first().matches(ElfSegment::isLoaded);
        assertThat(elf.flaws()).isEmpty();
    }

    @Test
    void an_address_leads_to_what_is_loaded_there() throws IOException {
        ElfFile elf = read(anElf().with(".rodata", "curl 8.1.2"));
        long address = elf.section(".rodata").orElseThrow().address();

        assertThat(elf.atAddress(address, 4)).isEqualTo("curl".getBytes(ISO_8859_1));
        assertThat(elf.atAddress(SampleElf.BASE - 1, 4)).isEmpty();
        assertThat(elf.atAddress(Long.MAX_VALUE, 4)).isEmpty();
        assertThat(elf.atAddress(-1, 4)).isEmpty();
    }

    @Test
    void what_a_file_without_sections_says_to_the_loader_is_found_by_its_segments() throws IOException {
        byte[] bytes = anElf().needing("libz.so.1").bytes();
        little(bytes).putLong(SECTION_TABLE, 0).putShort(SECTION_COUNT, (short) 0);
        ElfFile elf = ElfFile.read(new HeldBytes(bytes)).orElseThrow();

        assertThat(elf.sections()).isEmpty();
        assertThat(elf.needed()).containsExactly("libz.so.1");
    }

    @Test
    void a_static_program_asks_for_nothing() throws IOException {
        ElfFile elf = read(anElf().linkedStatically());

        assertThat(elf.isDynamic()).isFalse();
        assertThat(elf.needed()).isEmpty();
        assertThat(elf.soname()).isEmpty();
    }

    @Test
    void more_rows_than_a_short_can_count_are_counted_in_the_first() throws IOException {
        byte[] bytes = anElf().with(".rodata", "x").bytes();
        ByteBuffer head = little(bytes);
        int table = (int) head.getLong(SECTION_TABLE);
        int rows = head.getShort(SECTION_COUNT);
        head.putLong(table + 32, rows).putShort(SECTION_COUNT, (short) 0);

        assertThat(ElfFile.read(new HeldBytes(bytes)).orElseThrow().section(".rodata"))
                .isPresent();
    }

    @Test
    void a_section_table_past_the_end_is_named_and_passed_over() throws IOException {
        byte[] bytes = anElf().needing("libz.so.1").bytes();
        little(bytes).putLong(SECTION_TABLE, Long.MAX_VALUE);
        ElfFile elf = ElfFile.read(new HeldBytes(bytes)).orElseThrow();

        assertThat(elf.flaws()).containsExactly("the section table lies outside of the file");
        assertThat(elf.needed()).containsExactly("libz.so.1");
    }

    @Test
    void a_count_that_the_file_has_no_room_for_is_held_against_its_size() throws IOException {
        byte[] bytes = anElf().bytes();
        ByteBuffer head = little(bytes);
        head.putLong((int) head.getLong(SECTION_TABLE) + 32, Long.MAX_VALUE).putShort(SECTION_COUNT, (short) 0);
        ElfFile elf = ElfFile.read(new HeldBytes(bytes)).orElseThrow();

        assertThat(elf.sections()).hasSize(4);
        assertThat(elf.flaws()).containsExactly("the section table has 4 of " + Long.MAX_VALUE + " rows");
    }

    @Test
    void the_rest_of_a_file_that_ends_early_is_still_read() throws IOException {
        byte[] whole =
                anElf().needing("libz.so.1").with(".rodata", "x".repeat(100)).bytes();
        ElfFile elf = ElfFile.read(new HeldBytes(Arrays.copyOf(whole, whole.length - 300)))
                .orElseThrow();

        assertThat(elf.flaws()).contains("the section table lies outside of the file");
        assertThat(elf.segments()).hasSize(2);
    }

    @Test
    void what_is_no_elf_file_is_told_so() throws IOException {
        assertThat(ElfFile.read(new HeldBytes(new byte[0]))).isEmpty();
        assertThat(ElfFile.read(new HeldBytes("\177ELF".getBytes(ISO_8859_1)))).isEmpty();
        assertThat(ElfFile.read(new HeldBytes(new byte[100]))).isEmpty();
    }

    @Test
    void no_change_of_bytes_makes_reading_fail() throws IOException {
        byte[] sound = anElf().needing("libz.so.1")
                .named("libx.so")
                .with(".rodata", "x".repeat(50))
                .bytes();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(sound, i % 3 == 0 ? random.nextInt(sound.length) : sound.length);
            for (int j = random.nextInt(8); j >= 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            for (ElfFile elf : ElfFile.read(new HeldBytes(bytes)).stream().toList()) {
                assertThat(elf.needed().size()).isLessThanOrEqualTo(bytes.length);
                for (ElfSection section : elf.sections()) {
                    assertThat(elf.content(section, 1 << 20).length).isLessThanOrEqualTo(bytes.length);
                }
            }
        }
    }

    @Test
    void programs_of_this_system_ask_for_what_readelf_says() throws IOException, InterruptedException {
        Peers.require("readelf");
        for (Path program : systemPrograms()) {
            ElfFile elf =
                    ElfFile.read(new HeldBytes(Files.readAllBytes(program))).orElseThrow();

            assertThat(elf.needed()).as(program.toString()).isEqualTo(readelf("-d", program, "NEEDED"));
            assertThat(elf.sections().stream().skip(1).map(ElfSection::name))
                    .as(program.toString())
                    .isEqualTo(readelf("-SW", program, "] "));
            assertThat(elf.flaws()).isEmpty();
        }
    }

    private static List<Path> systemPrograms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/usr/bin"))) {
            return files.filter(Files::isRegularFile)
                    .filter(Files::isReadable)
                    .sorted()
                    .filter(ElfFileTest::isSmallElf)
                    .limit(20)
                    .toList();
        }
    }

    private static boolean isSmallElf(Path file) {
        try {
            HeldBytes bytes = Files.size(file) > 1 << 20 ? new HeldBytes(new byte[0]) : read(file);
            return ExecutableKind.of(bytes).filter(ExecutableKind.ELF::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static HeldBytes read(Path file) throws IOException {
        return new HeldBytes(Files.readAllBytes(file));
    }

    /** The names in the lines that have a mark: in brackets for what is needed, behind a bracket for sections. */
    private static List<String> readelf(String option, Path program, String mark)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Peers.path("readelf").toString(), option, program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text.lines()
                .filter(line -> line.contains(mark))
                .map(line -> mark.equals("NEEDED")
                        ? line.replaceAll(".*\\[(.*)]", "$1")
                        : line.replaceAll("^ *\\[ *\\d+] (\\S*) .*$", "$1"))
                .filter(name -> !name.isBlank() && !name.startsWith(" "))
                .toList();
    }

    private static ElfFile read(SampleElf sample) throws IOException {
        return ElfFile.read(sample.file()).orElseThrow();
    }

    private static String content(ElfFile elf, String section) throws IOException {
        return new String(elf.content(elf.section(section).orElseThrow(), 1000), ISO_8859_1);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
