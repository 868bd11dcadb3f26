package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name and a value that ENV, ARG or LABEL sets.
 *
 * @param value as written, with quotes and variables; empty for an ARG without a default
 */
public record Setting(MappedText name, Optional<MappedText> value) {

    /** Those of an instruction, in order. */
    public static List<Setting> of(Instruction instruction, char escape) {
        List<MappedText> words = Words.split(instruction.arguments(), escape);
        List<Setting> settings = new ArrayList<>();
        if (words.isEmpty()) {
            return settings;
        }
        boolean pairs = instruction.is("ARG") || words.get(0).text().indexOf('=') >= 0;
        if (!pairs) {
            MappedText name = words.get(0);
            MappedText rest = instruction.arguments();
            settings.add(new Setting(
                    name,
                    Optional.of(rest.part(rest.text().indexOf(name.text()) + name.length(), rest.length())
                            .strip())));
            return settings;
        }
        for (MappedText word : words) {
            int equals = word.text().indexOf('=');
            settings.add(
                    equals < 0
                            ? new Setting(word, Optional.empty())
                            : new Setting(word.part(0, equals), Optional.of(word.part(equals + 1, word.length()))));
        }
        return settings;
    }
}
