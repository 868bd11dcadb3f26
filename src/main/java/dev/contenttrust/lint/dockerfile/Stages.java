package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Dockerfile's stages, and the arguments that its FROM lines may use. */
public final class Stages {
    /** Set by the builder (Dockerfile reference, "Automatic platform ARGs in the global scope"). */
    public static final Set<String> PLATFORM_ARGUMENTS = Set.of(
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT",
            "TARGETSTAGE");

    private final Dockerfile file;
    private final Map<String, MappedText> arguments = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();

    private Stages(Dockerfile file) {
        this.file = file;
    }

    public static Stages of(Dockerfile file) {
        Stages stages = new Stages(file);
        stages.read();
        return stages;
    }

    public List<Stage> all() {
        return List.copyOf(stages);
    }

    /** The arguments before the first FROM: their defaults, unknown for those that have none. */
    public Map<String, MappedText> arguments() {
        return Map.copyOf(arguments);
    }

    /** The stage that a {@code --from} means, by name or number; empty where it means an image. */
    public Optional<Stage> named(String from) {
        Integer number = names.get(from.toLowerCase(Locale.ROOT));
        if (number == null && from.matches("[0-9]{1,4}")) {
            number = Integer.valueOf(from);
        }
        return number != null && number < stages.size() ? Optional.of(stages.get(number)) : Optional.empty();
    }

    /** A text with the arguments before the first FROM put in; parts may be unknown. */
    public MappedText expand(MappedText text) {
        return Expansion.of(text, file.escape(), name -> variable(name, text));
    }

    private Optional<MappedText> variable(String name, MappedText text) {
        MappedText known = arguments.get(name);
        if (known == null && PLATFORM_ARGUMENTS.contains(name)) {
            return Optional.of(MappedText.unknown(text.origin(0)));
        }
        return Optional.ofNullable(known);
    }

    private void read() {
        List<Instruction> all = file.instructions();
        int at = 0;
        while (at < all.size() && !all.get(at).is("FROM")) {
            if (all.get(at).is("ARG")) {
                argument(all.get(at));
            }
            at++;
        }
        while (at < all.size()) {
            int end = at + 1;
            while (end < all.size() && !all.get(end).is("FROM")) {
                end++;
            }
            add(all.get(at), all.subList(at + 1, end));
            at = end;
        }
    }

    private void argument(Instruction instruction) {
        for (Setting setting : Setting.of(instruction, file.escape())) {
            MappedText value = setting.value()
                    .map(this::expand)
                    .orElseGet(() -> MappedText.unknown(setting.name().origin(0)));
            arguments.put(setting.name().text(), value);
        }
    }

    private void add(Instruction from, List<Instruction> instructions) {
        List<MappedText> words = from.words();
        MappedText image = words.isEmpty() ? MappedText.empty() : words.get(0);
        MappedText base = expand(image);
        Optional<String> name = words.size() > 2 && words.get(1).text().equalsIgnoreCase("as")
                ? Optional.of(expand(words.get(2)).text().toLowerCase(Locale.ROOT))
                : Optional.empty();
        Optional<Integer> parent = Optional.ofNullable(names.get(base.text().toLowerCase(Locale.ROOT)));
        int number = stages.size();
        stages.add(new Stage(number, name, from, image, base, parent, instructions));
        name.ifPresent(known -> names.put(known, number));
    }
}
