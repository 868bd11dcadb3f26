package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;

/** A command; spans are those of the file. */
public sealed interface Command {
    Span span();

    /** Variables set, a program with its words, redirections; each may be missing. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects, Span span)
            implements Command {}

    /** {@code a | b | c}; a lone command is no pipeline unless it is negated. */
    record Pipeline(List<Command> commands, boolean negated, Span span) implements Command {}

    /** {@code { …; }} or {@code ( … )}. */
    record Group(Sequence body, boolean subshell, List<Redirect> redirects, Span span) implements Command {}

    /** {@code if … then … elif … then … else … fi}. */
    record If(List<Branch> branches, Optional<Sequence> otherwise, List<Redirect> redirects, Span span)
            implements Command {}

    /** A condition, and what it leads to. */
    record Branch(Sequence condition, Sequence body) {}

    /** {@code while} or {@code until}. */
    record Loop(Sequence condition, Sequence body, List<Redirect> redirects, Span span) implements Command {}

    /**
     * {@code for name in words; do … done}.
     *
     * @param words empty where the loop is over the arguments
     */
    record For(String name, Optional<List<Word>> words, Sequence body, List<Redirect> redirects, Span span)
            implements Command {}

    /** {@code case word in … esac}. */
    record Case(Word subject, List<Arm> arms, List<Redirect> redirects, Span span) implements Command {}

    /** Patterns, and what they lead to. */
    record Arm(List<Word> patterns, Sequence body) {}

    /** {@code name() …}. */
    record Function(String name, Command body, Span span) implements Command {}

    /** {@code [[ … ]]}, its words and operators alike. */
    record Test(List<Word> words, Span span) implements Command {}

    /** {@code (( … ))}. */
    record Arithmetic(Span span) implements Command {}
}
