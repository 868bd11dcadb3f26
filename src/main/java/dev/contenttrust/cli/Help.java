package dev.contenttrust.cli;

import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.OptionTable.Line;
import dev.contenttrust.cli.option.OptionTable.Section;
import java.util.List;

/**
 * What a command's {@code -h} says: examples first, for they answer most questions.
 *
 * @param usage what follows the command's name
 * @param purpose what it does, in one to four lines
 */
record Help(CommandName command, String usage, String purpose, List<Example> examples) {
    private static final int HELP_COLUMN = 30;

    Help {
        examples = List.copyOf(examples);
    }

    /** A command line, and what it does. */
    record Example(String line, String does) {}

    /** The whole text. */
    String render(OptionTable options) {
        StringBuilder text = new StringBuilder("Examples:\n");
        for (Example example : examples) {
            text.append("  # ").append(example.does()).append('\n');
            text.append("  trust ").append(example.line()).append("\n\n");
        }
        text.append("Usage: trust ")
                .append(command.word())
                .append(' ')
                .append(usage)
                .append("\n\n");
        text.append(purpose).append('\n');
        for (Section section : options.sections()) {
            text.append('\n').append(section.title()).append(":\n");
            section.lines().forEach(line -> append(text, line));
        }
        return text.append("\nExit codes: trust help exit-codes\n").toString();
    }

    private static void append(StringBuilder text, Line line) {
        StringBuilder left = new StringBuilder(line.option().startsWith("--") ? "      " : "  ");
        left.append(line.option());
        if (left.length() > HELP_COLUMN - 2) {
            text.append(left).append('\n');
            left.setLength(0);
        }
        left.append(" ".repeat(HELP_COLUMN - left.length()));
        text.append(left).append(line.help().replace("\n", "\n" + " ".repeat(HELP_COLUMN)));
        text.append('\n');
    }
}
