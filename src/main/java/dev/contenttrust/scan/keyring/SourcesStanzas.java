package dev.contenttrust.scan.keyring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads sources in stanzas (sources.list(5), "DEB822-STYLE FORMAT"); {@code Signed-By} may hold a whole key. */
final class SourcesStanzas {
    private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

    private final String file;
    private final List<AptSource> sources = new ArrayList<>();
    private final Map<String, StringBuilder> fields = new TreeMap<>();
    private StringBuilder last = new StringBuilder();
    private int start;

    private SourcesStanzas(String file) {
        this.file = file;
    }

    static List<AptSource> read(String file, List<String> lines) {
        SourcesStanzas stanzas = new SourcesStanzas(file);
        for (int i = 0; i < lines.size(); i++) {
            stanzas.line(i + 1, lines.get(i));
        }
        stanzas.end();
        return stanzas.sources;
    }

    private void line(int number, String line) {
        if (line.isBlank()) {
            end();
        } else if (line.startsWith(" ") || line.startsWith("\t")) {
            String more = line.strip();
            last.append('\n').append(more.equals(".") ? "" : more);
        } else if (!line.startsWith("#")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                start = fields.isEmpty() ? number : start;
                last = new StringBuilder(line.substring(colon + 1).strip());
                fields.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), last);
            }
        }
    }

    private void end() {
        boolean enabled = !SourcesList.isNo(field("enabled").strip());
        if (enabled && !field("uris").isBlank()) {
            String place = String.join(" ", words("uris")) + " " + String.join(" ", words("suites")) + " "
                    + String.join(" ", words("components"));
            String signedBy = field("signed-by");
            Optional<String> inline = signedBy.contains(BEGIN) ? Optional.of(signedBy.strip()) : Optional.empty();
            List<String> keys = inline.isPresent() ? List.of(Repository.INLINE) : keys(signedBy);
            sources.add(AptSource.of(
                    place.strip(),
                    file,
                    start,
                    keys,
                    SourcesList.isYes(field("trusted").strip()),
                    inline));
        }
        fields.clear();
        last = new StringBuilder();
    }

    private String field(String name) {
        StringBuilder value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    private List<String> words(String name) {
        return split(field(name), "\\s+");
    }

    private static List<String> keys(String signedBy) {
        return split(signedBy, "[,\\s]+");
    }

    private static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by)).filter(word -> !word.isEmpty()).toList();
    }
}
