package dev.contenttrust.scan.keyring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code .repo} files: sections in brackets, {@code name=value} below them, further lines of a value indented. */
final class IniFile {
    private IniFile() {}

    /**
     * A section.
     *
     * @param line where it begins, from 1
     */
    record Section(String name, int line, Map<String, StringBuilder> values) {
        boolean has(String key) {
            return values.containsKey(key);
        }

        boolean isNo(String key) {
            return SourcesList.isNo(value(key));
        }

        private String value(String key) {
            return Optional.ofNullable(values.get(key))
                    .map(StringBuilder::toString)
                    .orElse("");
        }

        /** Values are parted by commas, blanks or lines. */
        List<String> list(String key) {
            return Arrays.stream(value(key).split("[,\\s]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    static List<Section> read(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        Map<String, StringBuilder> values = new TreeMap<>();
        String last = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                values = new TreeMap<>();
                last = "";
                sections.add(new Section(text.substring(1, text.length() - 1).strip(), i + 1, values));
            } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                values.computeIfAbsent(last, name -> new StringBuilder())
                        .append('\n')
                        .append(text);
            } else if (text.indexOf('=') > 0) {
                last = text.substring(0, text.indexOf('=')).strip().toLowerCase(Locale.ROOT);
                values.put(
                        last,
                        new StringBuilder(text.substring(text.indexOf('=') + 1).strip()));
            }
        }
        return sections;
    }
}
