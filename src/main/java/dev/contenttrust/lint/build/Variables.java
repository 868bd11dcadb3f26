package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Expansion;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.source.MappedText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What ENV and ARG of a stage hold, as its other instructions use them. */
final class Variables {
    private final Stages stages;
    private final char escape;
    private final Map<String, MappedText> values;

    Variables(Stages stages, char escape) {
        this(stages, escape, new HashMap<>());
    }

    private Variables(Stages stages, char escape, Map<String, MappedText> values) {
        this.stages = stages;
        this.escape = escape;
        this.values = values;
    }

    /** Those that a stage which builds on this one begins with. */
    Variables inherited() {
        return new Variables(stages, escape, new HashMap<>(values));
    }

    /** Takes over what an instruction sets, if it sets something. */
    void read(Instruction instruction) {
        if (instruction.is("ENV") || instruction.is("ARG")) {
            for (Setting setting : Setting.of(instruction, escape)) {
                String name = setting.name().text();
                Optional<MappedText> value = setting.value()
                        .map(this::expand)
                        .or(() -> Optional.ofNullable(stages.arguments().get(name)));
                values.put(name, value.orElseGet(() -> MappedText.unknown(setting.name().origin(0))));
            }
        }
    }

    /** A text with variables put in; those that are not known are unknown. */
    MappedText expand(MappedText text) {
        return Expansion.of(
                text,
                escape,
                name -> Optional.of(values.getOrDefault(name, MappedText.unknown(text.origin(0)))));
    }
}
