package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Paths;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.program.Hashes;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a program that compares checksums gets to read. */
final class Lists {
    /** Pipes are shorter. */
    private static final int DEPTH_MAX = 6;

    private static final int WORDS_MAX = 400;

    private final Files files;
    private final Streams streams;

    Lists(Files files, Streams streams) {
        this.files = files;
        this.streams = streams;
    }

    /**
     * A list.
     *
     * @param words all that is said in it, and patterns that lines are picked by
     * @param paths the files that it is in
     * @param downloads what of it was downloaded
     */
    record Read(List<Term> words, List<Term> paths, Set<Download> downloads) {
        String text() {
            StringBuilder all = new StringBuilder();
            words.forEach(word -> all.append(word.text()).append(' '));
            return all.toString();
        }

        /** Whether it names all of its files, so that what it does not name is not in it. */
        boolean isTold() {
            return paths.isEmpty()
                    && downloads.isEmpty()
                    && !words.isEmpty()
                    && words.stream().allMatch(Term::isKnown);
        }
    }

    Read of(Act act) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
        Hashes.files(act).stream().filter(word -> !word.is("/dev/stdin")).forEach(word -> path(act, word, read));
        input(act, read, 0);
        return read;
    }

    private void path(Act act, Term word, Read read) {
        if (word.streams().isEmpty()) {
            Term path = Paths.resolve(act.directory(), word);
            read.paths().add(path);
            read.downloads().addAll(files.at(path));
        } else {
            read.downloads().addAll(streams.contents(word));
            word.streams().forEach(stream -> streams.writers(stream).forEach(writer -> writer(writer, read, 1)));
        }
    }

    private void input(Act act, Read read, int depth) {
        Optional<Redirection> given =
                act.redirects().stream().filter(Redirection::givesInput).findFirst();
        if (given.isPresent()) {
            given.get()
                    .inputText()
                    .ifPresentOrElse(
                            text -> text(text, read),
                            () -> path(act, given.get().target(), read));
        } else if (act.input() != Act.NO_STREAM && depth < DEPTH_MAX) {
            streams.writers(act.input()).forEach(writer -> writer(writer, read, depth + 1));
        }
    }

    private void writer(Act act, Read read, int depth) {
        if (act.is("echo", "printf")) {
            act.arguments().forEach(word -> text(word, read));
            return;
        }
        List<Term> operands =
                act.arguments().stream().filter(word -> !word.startsWith("-")).toList();
        boolean picks = act.is("grep", "egrep", "fgrep", "sed", "awk", "gawk");
        for (int i = 0; i < operands.size(); i++) {
            if (picks && i == 0) {
                pattern(operands.get(i), read);
            } else if (!act.is("curl", "wget", "tr", "cut", "head", "tail")) {
                path(act, operands.get(i), read);
            }
        }
        if (act.is("curl", "wget")) {
            read.downloads().addAll(streams.content(act.output()));
        }
        if (depth < DEPTH_MAX) {
            input(act, read, depth);
        }
    }

    private void text(Term text, Read read) {
        read.downloads().addAll(streams.contents(text));
        for (MappedText one : text.value().texts()) {
            words(one, text, read);
        }
    }

    private static void words(MappedText text, Term of, Read read) {
        String[] said = text.text().split("\\s+|\\\\n");
        String[] symbols = of.symbol().split("\\s+|\\\\n");
        boolean paired = symbols.length == said.length && of.value().texts().size() == 1;
        for (int i = 0; i < said.length && read.words().size() < WORDS_MAX; i++) {
            String word = said[i].startsWith("*") ? said[i].substring(1) : said[i];
            String symbol = paired ? symbols[i] : word;
            if (!word.isEmpty()) {
                read.words().add(term(word, symbol.startsWith("*") ? symbol.substring(1) : symbol, of));
            }
        }
    }

    private static Term term(String word, String symbol, Term of) {
        MappedText.Builder text = new MappedText.Builder();
        int origin = of.span().start();
        word.chars().forEach(c -> text.append((char) c, origin));
        return new Term(Value.of(text.build(origin)), symbol, Set.of(), of.span());
    }

    private static void pattern(Term pattern, Read read) {
        for (MappedText text : pattern.value().texts()) {
            String plain = text.text().replaceAll("[\\\\$^]", "").strip();
            if (!plain.isEmpty() && read.words().size() < WORDS_MAX) {
                String symbol =
                        pattern.symbol().replaceAll("\\\\|[$^](?!\\{)", "").strip();
                read.words().add(term(plain, pattern.value().texts().size() == 1 ? symbol : plain, pattern));
            }
        }
    }
}
