package dev.contenttrust.scan.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExecutableKindTest {
    @Test
    void elf_is_told_by_its_magic() throws IOException {
        assertThat(ExecutableKind.of(SampleElf.anElf().file())).contains(ExecutableKind.ELF);
    }

    @Test
    void windows_programs_are_told_by_the_part_behind_the_dos_stub() throws IOException {
        assertThat(ExecutableKind.of(pe(0x80, 0x80))).contains(ExecutableKind.PE);
        assertThat(ExecutableKind.of(pe(0x80, 0x90))).isEmpty();
        assertThat(ExecutableKind.of(pe(0x80, -1))).isEmpty();
    }

    @Test
    void mach_o_is_told_in_either_byte_order() throws IOException {
        assertThat(ExecutableKind.of(words(0xfeedfacf, 7))).contains(ExecutableKind.MACH_O);
        assertThat(ExecutableKind.of(words(0xcffaedfe, 7))).contains(ExecutableKind.MACH_O);
        assertThat(ExecutableKind.of(words(0xfeedface, 7))).contains(ExecutableKind.MACH_O);
    }

    @Test
    void a_universal_file_is_not_confused_with_a_java_class() throws IOException {
        assertThat(ExecutableKind.of(words(0xcafebabe, 2))).contains(ExecutableKind.MACH_O);
        assertThat(ExecutableKind.of(words(0xcafebabe, 61))).isEmpty();
    }

    @Test
    void nothing_else_is_an_executable() throws IOException {
        assertThat(ExecutableKind.of(text(""))).isEmpty();
        assertThat(ExecutableKind.of(text("MZ"))).isEmpty();
        assertThat(ExecutableKind.of(text("#!/bin/sh\necho hello\n"))).isEmpty();
    }

    private static HeldBytes pe(int at, int said) {
        ByteBuffer bytes = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {'M', 'Z'}).putInt(0x3c, said).put(at, new byte[] {'P', 'E', 0, 0});
        return new HeldBytes(bytes.array());
    }

    private static HeldBytes words(int magic, int next) {
        return new HeldBytes(ByteBuffer.allocate(64).putInt(magic).putInt(next).array());
    }

    private static HeldBytes text(String text) {
        return new HeldBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
