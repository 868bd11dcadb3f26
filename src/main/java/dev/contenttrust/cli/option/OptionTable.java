package dev.contenttrust.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of one command: declared by whoever reads them, then filled from the command line once. */
public final class OptionTable {
    private static final String ANY_NUMBER = "0..*";

    private final CommandSpec spec = CommandSpec.create();
    private final List<Section> sections = new ArrayList<>();
    private final List<Runnable> checks = new ArrayList<>();

    /** @param command the command's name, as typed after the program's */
    public OptionTable(String command) {
        spec.name(command);
        section("Options");
    }

    /** Options declared from here on are listed together under this title. */
    public void section(String title) {
        sections.add(new Section(title, new ArrayList<>()));
    }

    /** @param names one or more, separated by a comma: {@code -q, --quiet} */
    public Flag flag(String names, String help) {
        OptionSpec option = OptionSpec.builder(split(names))
                .type(boolean.class)
                .description(help)
                .build();
        declare(option, names, help);
        return new Flag(option);
    }

    /**
     * @param label what stands for the value in the help: {@code DIR}
     * @param reader makes the value; throws what it likes under {@link dev.contenttrust.TrustException}
     */
    public <T> Value<T> value(String names, String label, Function<String, T> reader, String help) {
        OptionSpec option = OptionSpec.builder(split(names))
                .type(String.class)
                .paramLabel(label)
                .description(help)
                .build();
        declare(option, names + " " + label, help);
        Value<T> value = new Value<>(option, new Argument<>(names, reader));
        checks.add(value::get);
        return value;
    }

    /** A value that is one of these words. */
    public Value<String> choice(String name, List<String> words, String help) {
        return value(name, String.join("|", words), text -> oneOf(words, text), help);
    }

    /** An option that may be given again and again. */
    public <T> Values<T> values(String names, String label, Function<String, T> reader, String help) {
        OptionSpec option = OptionSpec.builder(split(names))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(help)
                .build();
        declare(option, names + " " + label, help);
        Values<T> values = new Values<>(option, new Argument<>(names, reader));
        checks.add(values::get);
        return values;
    }

    /** The words that are no options. */
    public Values<String> words(String label) {
        PositionalParamSpec words = PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(ANY_NUMBER)
                .paramLabel(label)
                .build();
        spec.addPositional(words);
        return new Values<>(words, new Argument<>(label, text -> text));
    }

    /**
     * Fills the options.
     *
     * @throws UsageException for the first that is unknown, lacks its value or has a wrong one
     */
    public void parse(List<String> arguments) {
        // Overriding lets a wrapper's or alias's option be given again; an @ at the start of a word is no file here.
        CommandLine line = new CommandLine(spec)
                .setOverwrittenOptionsAllowed(true)
                .setAllowOptionsAsOptionParameters(false)
                .setExpandAtFiles(false);
        try {
            line.parseArgs(arguments.toArray(new String[0]));
        } catch (CommandLine.ParameterException e) {
            throw Misuse.explain(e, "trust " + spec.name() + " -h");
        }
        checks.forEach(Runnable::run);
    }

    /** What was declared, for the help. */
    public List<Section> sections() {
        return sections.stream().filter(section -> !section.lines().isEmpty()).toList();
    }

    /** Options that are listed together. */
    public record Section(String title, List<Line> lines) {}

    /** One option: how it is written, and what it is for. */
    public record Line(String option, String help) {}

    String name() {
        return spec.name();
    }

    CommandSpec spec() {
        return spec;
    }

    private void declare(OptionSpec option, String written, String help) {
        spec.addOption(option);
        sections.get(sections.size() - 1).lines().add(new Line(written, help));
    }

    private static String[] split(String names) {
        return names.split(", ", -1);
    }

    private static String oneOf(List<String> words, String text) {
        if (!words.contains(text)) {
            throw new UsageException("\"" + text + "\" is not known here", "expected " + String.join(", ", words), "");
        }
        return text;
    }
}
