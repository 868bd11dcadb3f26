package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One instruction with all its lines.
 *
 * @param keyword in upper case
 * @param keywordSpan where it stands
 * @param arguments what follows keyword and options, its lines joined as BuildKit joins them
 * @param json the words of the JSON form, where the arguments are in it
 * @param heredocs in their order
 * @param trigger what ONBUILD puts off
 * @param span its lines, with their ends
 */
public record Instruction(
        String keyword,
        Span keywordSpan,
        List<Flag> flags,
        MappedText arguments,
        Optional<List<MappedText>> json,
        List<Heredoc> heredocs,
        Optional<Instruction> trigger,
        Span span)
        implements Piece {
    public Instruction {
        flags = List.copyOf(flags);
        json = json.map(List::copyOf);
        heredocs = List.copyOf(heredocs);
    }

    public boolean is(String other) {
        return keyword.equals(other);
    }

    /** The first option of that name. */
    public Optional<Flag> flag(String name) {
        return flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
    }

    /** Its words: of the JSON form, or as blanks separate them. */
    public List<MappedText> words() {
        return json.orElseGet(() -> Words.split(arguments));
    }

    /**
     * What a shell gets to read of a RUN in shell form: the lines with their heredocs, or the heredoc alone where there is
     * nothing else.
     */
    public MappedText script() {
        if (heredocs.isEmpty()) {
            return arguments;
        }
        if (heredocs.size() == 1
                && arguments.text().startsWith("<<")
                && Words.split(arguments).size() == 1) {
            return heredocs.get(0).content();
        }
        MappedText.Builder script = new MappedText.Builder().append(arguments, 0, arguments.length());
        script.append('\n', arguments.origin(arguments.length()));
        heredocs.forEach(
                heredoc -> script.append(heredoc.withEnd(), 0, heredoc.withEnd().length()));
        return script.build(span.end());
    }
}
