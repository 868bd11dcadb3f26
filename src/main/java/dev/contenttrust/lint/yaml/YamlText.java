package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The documents of a file, and where their nodes stand. */
final class YamlText {
    /** Deeper than any manifest. */
    private static final int DEPTH_MAX = 60;

    /** A larger file is data that somebody keeps as YAML. */
    private static final int LENGTH_MAX = 10 << 20;

    /** About so many nodes fit into the memory that a run is to take; a manifest of 4 MB has a quarter of it. */
    private static final int NODES_MAX = 300_000;

    /** The reader takes time in the square of a word's length; in a manifest the longest are certificates. */
    private static final int WORD_MAX = 256 << 10;

    private static final Trouble TOO_LARGE =
            new Trouble(new Span(0, 0), "it is malformed, or too deep or too large to be looked at");

    private final SourceText source;
    private final int[] surrogates;
    private final List<Node> documents = new ArrayList<>();
    private Optional<Trouble> trouble = Optional.empty();

    /**
     * Why it was read no further.
     *
     * @param why a clause
     */
    record Trouble(Span span, String why) {}

    YamlText(SourceText source) {
        this.source = source;
        this.surrogates = surrogates(source.text());
        read();
    }

    private static int[] surrogates(String text) {
        int[] found = new int[8];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count] = i - count;
                count++;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void read() {
        if (isTooLarge(source.text())) {
            trouble = Optional.of(TOO_LARGE);
            return;
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LENGTH_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setAllowDuplicateKeys(true);
        options.setProcessComments(false);
        try {
            for (Node document : new Yaml(options).composeAll(new StringReader(source.text()))) {
                documents.add(document);
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            int at = mark == null ? 0 : offset(mark);
            String problem = e.getProblem() == null ? "it is malformed" : e.getProblem();
            trouble = Optional.of(new Trouble(new Span(at, at), problem));
        } catch (YAMLException | IllegalArgumentException | StackOverflowError e) {
            trouble = Optional.of(TOO_LARGE);
        }
    }

    /** By what stands between nodes, and by words that are none. */
    private static boolean isTooLarge(String text) {
        return hasLongWord(text)
                || text.chars()
                                .filter(c -> ":,-[{\n".indexOf(c) >= 0)
                                .limit(NODES_MAX + 1L)
                                .count()
                        > NODES_MAX;
    }

    private static boolean hasLongWord(String text) {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) <= ' ') {
                if (at - start > WORD_MAX) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    /** Those that could be read, in order. */
    List<Node> documents() {
        return documents;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    SourceText source() {
        return source;
    }

    /** From a node's first character to just after its last. */
    Span span(Node node) {
        int start = offset(node.getStartMark());
        return new Span(start, Math.max(start, offset(node.getEndMark())));
    }

    /** Marks count code points, spans count UTF-16 units. */
    int offset(Mark mark) {
        int index = mark.getIndex();
        int found = Arrays.binarySearch(surrogates, index);
        int before = found >= 0 ? found : -found - 1;
        return Math.min(index + before, source.text().length());
    }
}
