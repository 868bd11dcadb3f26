package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the joined lines of one instruction. */
final class InstructionReader {
    private static final Set<String> KNOWN = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Set<String> JSON =
            Set.of("ADD", "COPY", "CMD", "ENTRYPOINT", "RUN", "SHELL", "VOLUME", "HEALTHCHECK");
    private static final Set<String> HEREDOC = Set.of("ADD", "COPY", "RUN");

    private final char escape;
    private final List<Problem> problems;

    InstructionReader(char escape, List<Problem> problems) {
        this.escape = escape;
        this.problems = problems;
    }

    /** @param span for now; see {@link #spanning} */
    Optional<Instruction> read(MappedText joined, HeredocReader heredocs, Span span) {
        MappedText line = joined.strip();
        if (line.length() == 0) {
            return Optional.empty();
        }
        int keywordEnd = 0;
        while (keywordEnd < line.length() && !Words.isBlank(line.text().charAt(keywordEnd))) {
            keywordEnd++;
        }
        String keyword = line.text().substring(0, keywordEnd).toUpperCase(Locale.ROOT);
        Span keywordSpan = line.origin(0, keywordEnd);
        if (!KNOWN.contains(keyword)) {
            problems.add(new Problem(keywordSpan, "there is no instruction \"" + shown(keyword) + "\""));
        }
        MappedText rest = line.part(keywordEnd, line.length()).strip();
        if (rest.length() == 0 && KNOWN.contains(keyword)) {
            problems.add(new Problem(keywordSpan, keyword + " has no arguments"));
        }
        return Optional.of(
                keyword.equals("ONBUILD")
                        ? onbuild(keywordSpan, rest, heredocs, span)
                        : plain(keyword, keywordSpan, rest, heredocs, span));
    }

    private static String shown(String keyword) {
        return keyword.length() <= 40 ? keyword : keyword.substring(0, 40) + "…";
    }

    private Instruction plain(String keyword, Span keywordSpan, MappedText rest, HeredocReader heredocs, Span span) {
        Flags flags = Flags.read(rest, escape);
        Optional<List<MappedText>> json = JSON.contains(keyword) ? JsonForm.read(flags.rest()) : Optional.empty();
        List<Heredoc> texts =
                HEREDOC.contains(keyword) && json.isEmpty() ? heredocs.read(flags.rest(), escape) : List.of();
        return new Instruction(keyword, keywordSpan, flags.flags(), flags.rest(), json, texts, Optional.empty(), span);
    }

    private Instruction onbuild(Span keywordSpan, MappedText rest, HeredocReader heredocs, Span span) {
        Optional<Instruction> trigger = rest.text().regionMatches(true, 0, "ONBUILD", 0, "ONBUILD".length())
                ? Optional.empty()
                : read(rest, heredocs, span);
        return new Instruction("ONBUILD", keywordSpan, List.of(), rest, Optional.empty(), List.of(), trigger, span);
    }

    /** The same instruction, once it is known which lines are its own. */
    static Instruction spanning(Instruction one, Span span) {
        return new Instruction(
                one.keyword(),
                one.keywordSpan(),
                one.flags(),
                one.arguments(),
                one.json(),
                one.heredocs(),
                one.trigger().map(trigger -> spanning(trigger, span)),
                span);
    }
}
