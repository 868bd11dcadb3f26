package dev.contenttrust.scan.keyring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one-line sources (sources.list(5)): {@code deb [signed-by=/usr/share/keyrings/x.gpg] https://example.org stable main}. */
final class SourcesList {
    private SourcesList() {}

    static List<AptSource> read(String file, List<String> lines) {
        List<AptSource> sources = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
            if (line.matches("deb(-src)?\\s.*")) {
                read(
                                file,
                                i + 1,
                                line.substring(line.indexOf(line.startsWith("deb-src") ? 'c' : 'b') + 1)
                                        .strip())
                        .ifPresent(sources::add);
            }
        }
        return sources;
    }

    private static Optional<AptSource> read(String file, int line, String rest) {
        String options = "";
        String place = rest;
        if (rest.startsWith("[")) {
            int close = rest.indexOf(']');
            if (close < 0) {
                return Optional.empty();
            }
            options = rest.substring(1, close).strip();
            place = rest.substring(close + 1).strip();
        }
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        boolean trusted = false;
        for (String option : options.split("\\s+")) {
            String name = option.split("=", 2)[0].toLowerCase(Locale.ROOT);
            String value = option.substring(Math.min(option.length(), name.length() + 1));
            if (name.equals("signed-by")) {
                keys.addAll(Arrays.stream(value.split(","))
                        .filter(key -> !key.isEmpty())
                        .toList());
            } else if (name.equals("trusted")) {
                trusted = isYes(value);
            }
        }
        return Optional.of(AptSource.of(place.replaceAll("\\s+", " "), file, line, keys, trusted, Optional.empty()));
    }

    /** What apt takes for yes (StringToBool). */
    static boolean isYes(String value) {
        return List.of("yes", "true", "with", "on", "enable", "1").contains(value.toLowerCase(Locale.ROOT));
    }

    /** What apt takes for no. */
    static boolean isNo(String value) {
        return List.of("no", "false", "without", "off", "disable", "0").contains(value.toLowerCase(Locale.ROOT));
    }
}
