package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One simple command of a build, at the place where it is run. What only starts another program ({@code sudo}, {@code env},
 * {@code exec}, {@code xargs} and their kin) is taken away. A function's commands appear at each of its calls, a loop's once, and
 * those of {@code sh -c TEXT} after the {@code sh} itself.
 *
 * @param number its place among all acts of the file, counted from 0
 * @param stage the number of its stage
 * @param run the RUN that it stands in, which may be an ONBUILD's
 * @param environment variables set for it, or by it where there are no words
 * @param words the program first; none where only variables are set
 * @param redirects its own, then those of the groups around it that hold for it
 * @param input the stream that it reads: acts whose {@code output} it is feed this one; {@link #NO_STREAM} if none
 * @param output the stream that it writes to; {@link #NO_STREAM} if none. A {@link Term} may hold a stream, too
 * @param onFailure the number of the act with which the build goes on when this one fails; {@link #ENDS} if the build ends
 * @param choices the branches that it is in, outermost first: it may be left out where they are not taken
 * @param directory where it is run
 */
public record Act(
        int number,
        int stage,
        Instruction run,
        List<Variable> environment,
        List<Term> words,
        List<Redirection> redirects,
        int input,
        int output,
        int onFailure,
        List<Choice> choices,
        Term directory,
        Span span) {
    public static final int NO_STREAM = 0;
    public static final int ENDS = Integer.MAX_VALUE;

    public Act {
        environment = List.copyOf(environment);
        words = List.copyOf(words);
        redirects = List.copyOf(redirects);
        choices = List.copyOf(choices);
    }

    /** What its failure leads to. */
    public enum Failure {
        /** The build fails. */
        ENDS_BUILD,
        /** Some of what follows is left out, and the build goes on. */
        SKIPS,
        /** Nothing. */
        IGNORED
    }

    public Failure failure() {
        return onFailure == ENDS ? Failure.ENDS_BUILD : onFailure > number + 1 ? Failure.SKIPS : Failure.IGNORED;
    }

    /** The program's name without its directory; empty where it is unknown or there is none. */
    public String program() {
        if (words.isEmpty() || !words.get(0).isKnown()) {
            return "";
        }
        String path = words.get(0).text();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public boolean is(String... programs) {
        return Arrays.asList(programs).contains(program());
    }

    /** The words after the program. */
    public List<Term> arguments() {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }

    /** Whether an argument is one of these words. */
    public boolean has(String... options) {
        List<String> wanted = Arrays.asList(options);
        return arguments().stream().anyMatch(word -> wanted.contains(word.text()));
    }

    /** The file that its standard output goes to, if it goes to one. */
    public Optional<Term> outputFile() {
        return redirects.stream()
                .filter(Redirection::takesOutput)
                .map(Redirection::target)
                .filter(path -> !path.is("/dev/stdout"))
                .findFirst();
    }

    /** Whether this one is run whenever that one is. */
    public boolean isRunWith(Act other) {
        return choices.size() <= other.choices.size()
                && other.choices.subList(0, choices.size()).equals(choices);
    }
}
