package dev.contenttrust.scan.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a small, sound ELF file of any width and byte order: a segment that loads all of it, what is said to the loader, and
 * named sections.
 */
public final class SampleElf {
    /** Where the file lies in memory. */
    public static final long BASE = 0x400000;

    private static final int DYNAMIC = 6;
    private static final int STRINGS = 3;
    private static final int PROGRAM_BITS = 1;

    private final boolean wide;
    private final boolean bigEndian;
    private final List<String> needed = new ArrayList<>();
    private final List<String> soname = new ArrayList<>();
    private final Map<String, byte[]> sections = new LinkedHashMap<>();
    private boolean dynamic = true;

    private SampleElf(boolean wide, boolean bigEndian) {
        this.wide = wide;
        this.bigEndian = bigEndian;
    }

    /** 64 bits, little-endian. */
    public static SampleElf anElf() {
        return anElf(true, false);
    }

    public static SampleElf anElf(boolean wide, boolean bigEndian) {
        return new SampleElf(wide, bigEndian);
    }

    public SampleElf needing(String library) {
        needed.add(library);
        return this;
    }

    public SampleElf named(String name) {
        soname.add(name);
        return this;
    }

    public SampleElf with(String section, String content) {
        return with(section, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public SampleElf with(String section, byte[] content) {
        sections.put(section, content);
        return this;
    }

    public SampleElf linkedStatically() {
        dynamic = false;
        return this;
    }

    public HeldBytes file() {
        return new HeldBytes(bytes());
    }

    public byte[] bytes() {
        Text dynstr = new Text();
        ByteBuffer table = order(ByteBuffer.allocate((needed.size() + soname.size() + 3) * 2 * word()));
        needed.forEach(name -> pair(table, 1, dynstr.add(name)));
        soname.forEach(name -> pair(table, 14, dynstr.add(name)));
        Map<String, byte[]> all = new LinkedHashMap<>(sections);
        int head = header() + 2 * segmentRow();
        if (dynamic) {
            all.put(".dynstr", dynstr.bytes());
            int place =
                    head + all.values().stream().mapToInt(bytes -> bytes.length).sum() - dynstr.bytes().length;
            pair(table, 5, BASE + place);
            pair(table, 10, dynstr.bytes().length);
            all.put(".dynamic", table.array());
        }
        Text names = new Text();
        all.keySet().forEach(names::add);
        int shstrtab = names.add(".shstrtab");
        all.put(".shstrtab", names.bytes());
        return write(all, names, shstrtab, head);
    }

    private byte[] write(Map<String, byte[]> all, Text names, int shstrtab, int head) {
        int content = all.values().stream().mapToInt(bytes -> bytes.length).sum();
        int table = head + content;
        int size = table + (all.size() + 1) * sectionRow();
        ByteBuffer out = order(ByteBuffer.allocate(size));
        fileHeader(out, table, all.size() + 1);
        segment(out, 1, 0, table);
        int dynamicSize = length(all, ".dynamic");
        segment(out, dynamic ? 2 : 0, table - length(all, ".shstrtab") - dynamicSize, dynamicSize);
        all.values().forEach(out::put);
        section(out, 0, 0, 0, 0);
        int at = head;
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
            int name = entry.getKey().equals(".shstrtab") ? shstrtab : names.add(entry.getKey());
            int type = entry.getKey().equals(".dynamic")
                    ? DYNAMIC
                    : entry.getKey().contains("str") ? STRINGS : PROGRAM_BITS;
            section(out, name, type, at, entry.getValue().length);
            at += entry.getValue().length;
        }
        return out.array();
    }

    private static int length(Map<String, byte[]> all, String name) {
        return all.getOrDefault(name, new byte[0]).length;
    }

    private void fileHeader(ByteBuffer out, int table, int rows) {
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (bigEndian ? 2 : 1), 1});
        out.position(16);
        out.putShort((short) 2).putShort((short) 62).putInt(1);
        word(out, BASE);
        word(out, header());
        word(out, table);
        out.putInt(0).putShort((short) header());
        out.putShort((short) segmentRow()).putShort((short) 2);
        out.putShort((short) sectionRow()).putShort((short) rows).putShort((short) (rows - 1));
    }

    private void segment(ByteBuffer out, int type, int offset, int size) {
        out.putInt(type);
        if (wide) {
            out.putInt(4);
        }
        word(out, offset);
        word(out, BASE + offset);
        word(out, BASE + offset);
        word(out, size);
        word(out, size);
        if (!wide) {
            out.putInt(4);
        }
        word(out, 1);
    }

    private void section(ByteBuffer out, int name, int type, int offset, int size) {
        out.putInt(name).putInt(type);
        word(out, 0);
        word(out, BASE + offset);
        word(out, offset);
        word(out, size);
        out.putInt(0).putInt(0);
        word(out, 1);
        word(out, 0);
    }

    private ByteBuffer order(ByteBuffer buffer) {
        return buffer.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private void pair(ByteBuffer out, long tag, long value) {
        word(out, tag);
        word(out, value);
    }

    private void word(ByteBuffer out, long value) {
        if (wide) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private int word() {
        return wide ? 8 : 4;
    }

    private int header() {
        return wide ? 64 : 52;
    }

    private int segmentRow() {
        return wide ? 56 : 32;
    }

    private int sectionRow() {
        return wide ? 64 : 40;
    }

    /** A string table in the making. */
    private static final class Text {
        private final StringBuilder text = new StringBuilder("\0");

        int add(String string) {
            int known = text.indexOf("\0" + string + "\0");
            if (known >= 0) {
                return known + 1;
            }
            text.append(string).append('\0');
            return text.length() - string.length() - 1;
        }

        byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
