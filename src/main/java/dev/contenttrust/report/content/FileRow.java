package dev.contenttrust.report.content;

import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.json.JsonBuilder;
import java.util.Locale;

/** One path in words, as {@code ls -l} has them, and in JSON. */
final class FileRow {
    private static final String[] BITS = {"---", "--x", "-w-", "-wx", "r--", "r-x", "rw-", "rwx"};
    private static final int SET_UID = 04000;
    private static final int SET_GID = 02000;
    private static final int STICKY = 01000;

    private FileRow() {}

    /** {@code -rwsr-xr-x}. */
    static String mode(UnionFile file) {
        String kind = switch (file.kind()) {
            case DIRECTORY -> "d";
            case SYMBOLIC_LINK -> "l";
            case SPECIAL -> "s";
            case FILE, HARD_LINK -> "-";
        };
        int mode = file.mode();
        return kind
                + special(BITS[mode >> 6 & 7], mode & SET_UID, 's')
                + special(BITS[mode >> 3 & 7], mode & SET_GID, 's')
                + special(BITS[mode & 7], mode & STICKY, 't');
    }

    private static String special(String bits, int set, char letter) {
        if (set == 0) {
            return bits;
        }
        char shown = bits.charAt(2) == 'x' ? letter : Character.toUpperCase(letter);
        return bits.substring(0, 2) + shown;
    }

    static JsonBuilder json(UnionFile file) {
        JsonBuilder json = JsonBuilder.object()
                .put("path", file.path())
                .put("kind", file.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("mode", String.format("%04o", file.mode()))
                .put("size", file.size())
                .put("layer", file.layer() + 1);
        return json.putPresent("link", file.link());
    }
}
