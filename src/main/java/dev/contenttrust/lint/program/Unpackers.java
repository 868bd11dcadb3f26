package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import java.util.List;
import java.util.Set;

/** Programs that unpack archives. */
final class Unpackers {
    private static final Set<String> UNPACKERS = Set.of(
            "tar",
            "bsdtar",
            "gtar",
            "unzip",
            "7z",
            "7za",
            "7zr",
            "gunzip",
            "gzip",
            "bunzip2",
            "bzip2",
            "xz",
            "unxz",
            "unlzma",
            "zcat",
            "bzcat",
            "xzcat",
            "zstd",
            "unzstd",
            "lzip",
            "cpio",
            "jar",
            "ar",
            "rpm2cpio",
            "dpkg-deb",
            "unrar",
            "dtrx",
            "unsquashfs",
            "unp",
            "pigz",
            "funzip",
            "pax");

    private Unpackers() {}

    static boolean isUnpacker(Act act) {
        return UNPACKERS.contains(act.program());
    }

    /** Whether tar is not told to make an archive. */
    static boolean tarExtracts(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean mode = (i == 0 && text.matches("[a-zA-Z]+")) || text.matches("-[a-zA-Z]+");
            if ((mode && text.indexOf('c') >= 0 && text.indexOf('x') < 0 && text.indexOf('C') < 0)
                    || text.equals("--create")) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is told to unpack. */
    static boolean unpacks(Act act) {
        return switch (act.program()) {
            case "tar", "bsdtar", "gtar", "pax" -> tarExtracts(act);
            case "gzip", "bzip2", "xz", "zstd", "pigz", "lzip" ->
                act.arguments().stream()
                        .anyMatch(word -> word.text().matches("-[a-zA-Z]*d[a-zA-Z]*|--decompress|--uncompress"));
            case "ar", "jar" ->
                act.arguments().stream()
                        .findFirst()
                        .filter(word -> word.text().contains("x"))
                        .isPresent();
            default -> true;
        };
    }
}
