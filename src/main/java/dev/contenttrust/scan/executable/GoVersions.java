package dev.contenttrust.scan.executable;

import dev.contenttrust.scan.file.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of Go, and of programs that are built with it. */
final class GoVersions {
    private static final Pattern TOOLCHAIN = Pattern.compile(
            "go([0-9]{1,4}\\.[0-9]{1,4})(\\.[0-9]{1,4})?(?:(rc|beta)([0-9]{1,4}))?(?:[ \\-+].*)?", Pattern.DOTALL);
    private static final Pattern IN_TEXTS = Pattern.compile("go1\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final byte[] START = "go1.".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST = 16;

    /** As linkers are told to set a variable; the value may be quoted in two ways, the whole too. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "-X[ =][\"'\\\\]{0,2}([\\w./~-]{1,300}?)\\.(?:[Vv]ersion|VERSION|[a-z]+Version|[A-Z][a-z]+Version|[Ss]em[Vv]er|[Gg]it[Tt]ag|[Tt]ag|[Rr]elease)"
                    + "=[\"'\\\\]{0,2}(v?[0-9]+\\.[0-9]+[\\w.+~-]{0,100})");

    private GoVersions() {}

    /** The version of the standard library in the form of modules: {@code 1.22.0-rc.1} of {@code go1.22rc1}; empty if unreleased. */
    static String library(String toolchain) {
        Matcher version = TOOLCHAIN.matcher(toolchain);
        if (!version.matches()) {
            return "";
        }
        String patch = Optional.ofNullable(version.group(2)).orElse(".0");
        String early = version.group(3) == null ? "" : "-" + version.group(3) + "." + version.group(4);
        return version.group(1) + patch + early;
    }

    /** What looks like a version of Go in a program's texts. */
    static String within(byte[] texts) {
        for (int at = Pieces.find(texts, START, 0); at >= 0; at = Pieces.find(texts, START, at + 1)) {
            String here = new String(texts, at, Math.min(LONGEST, texts.length - at), StandardCharsets.ISO_8859_1);
            Matcher version = IN_TEXTS.matcher(here);
            if (version.lookingAt()) {
                return version.group();
            }
        }
        return "";
    }

    /** The version that the linker was told to note, in the main package or in one of the module. */
    static Optional<String> assigned(String linkerFlags, String module) {
        Matcher assignment = ASSIGNMENT.matcher(linkerFlags);
        while (assignment.find()) {
            String version = assignment.group(2);
            String prefixed = version.startsWith("v") ? version : "v" + version;
            String place = assignment.group(1);
            if (place.equals("main") || place.startsWith(module)) {
                return Optional.of(prefixed);
            }
        }
        return Optional.empty();
    }
}
