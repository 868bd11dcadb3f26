package dev.contenttrust.scan.catalog;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.FactCollector;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which distribution and release it is: os-release(5), and the older files of one line. */
public final class ReleaseFile implements Cataloguer {
    private static final int SIZE_MAX = 64 << 10;

    private static final Set<String> PLACES = Set.of(
            "etc/os-release",
            "usr/lib/os-release",
            "etc/alpine-release",
            "etc/debian_version",
            "etc/redhat-release",
            "etc/system-release");

    private static final Pattern RELEASE = Pattern.compile("(.{1,60}?) (?:Linux )?release ([0-9][0-9.]{0,15}).*");

    /** The beginnings of redhat-release, and what os-release would say. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("red hat", "rhel"),
            Map.entry("almalinux", "almalinux"),
            Map.entry("rocky", "rocky"),
            Map.entry("centos", "centos"),
            Map.entry("fedora", "fedora"),
            Map.entry("oracle", "ol"),
            Map.entry("amazon", "amzn"));

    @Override
    public String what() {
        return "the name of the distribution";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return PLACES.contains(path);
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        String text = Pieces.text(file, SIZE_MAX);
        Optional<Distribution> distribution = switch (facts.file()) {
            case "etc/alpine-release" -> alpine(text.strip());
            case "etc/debian_version" -> debian(text.strip());
            case "etc/redhat-release", "etc/system-release" -> redHat(text.strip());
            default -> osRelease(text);
        };
        distribution.ifPresent(facts::distribution);
    }

    private static Optional<Distribution> osRelease(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        });
        String id = values.getOrDefault("ID", "").toLowerCase(Locale.ROOT);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String name = values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", id));
        return Optional.of(new Distribution(id, name, values.getOrDefault("VERSION_ID", "")));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static Optional<Distribution> alpine(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Distribution("alpine", "Alpine Linux " + firstLine(text), firstLine(text)));
    }

    /** {@code 12.5}, or of the releases in the making {@code trixie/sid}. */
    private static Optional<Distribution> debian(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String release = Character.isDigit(text.charAt(0)) ? firstLine(text) : "";
        return Optional.of(new Distribution("debian", "Debian GNU/Linux " + firstLine(text), release));
    }

    private static Optional<Distribution> redHat(String text) {
        Matcher release = RELEASE.matcher(firstLine(text));
        if (!release.matches()) {
            return Optional.empty();
        }
        String name = release.group(1).toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> new Distribution(entry.getValue(), firstLine(text), release.group(2)));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
