package dev.contenttrust.scan.language.jar;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main section of a manifest (JAR File Specification, "JAR Manifest"): a long line goes on after a line's end and a blank. */
record Manifest(Map<String, String> values) {
    private static final Pattern VERSION = Pattern.compile("\\d[\\w.+~-]{0,100}");
    private static final Pattern GROUP = Pattern.compile("[a-z][\\w-]*(?:\\.[\\w-]+)+");

    static Manifest read(String text) {
        Map<String, String> values = new HashMap<>();
        StringBuilder line = new StringBuilder();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String next = lines.next();
            if (next.startsWith(" ")) {
                line.append(next, 1, next.length());
                continue;
            }
            take(line, values);
            line.setLength(0);
            line.append(next);
            if (next.isEmpty() && !values.isEmpty()) {
                break;
            }
        }
        take(line, values);
        return new Manifest(Map.copyOf(values));
    }

    private static void take(StringBuilder line, Map<String, String> values) {
        int colon = line.indexOf(":");
        if (colon > 0) {
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            values.putIfAbsent(name, line.substring(colon + 1).strip());
        }
    }

    /** The version of what is packed, by who packed it. */
    Optional<String> version() {
        return Stream.of("implementation-version", "bundle-version", "specification-version")
                .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
                .filter(value -> VERSION.matcher(value).matches())
                .findFirst();
    }

    /** The Maven group, where the manifest says it. */
    Optional<String> group() {
        return Optional.ofNullable(values.get("implementation-vendor-id"))
                .filter(value -> GROUP.matcher(value).matches());
    }

    Optional<String> licence() {
        return Optional.ofNullable(values.get("bundle-license")).filter(value -> !value.isEmpty());
    }
}
