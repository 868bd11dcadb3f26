package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Takes the lines of heredocs after the line that announces them. */
final class HeredocReader {
    private final SourceText source;
    private final List<Problem> problems;
    private int line;

    HeredocReader(SourceText source, int line, List<Problem> problems) {
        this.source = source;
        this.line = line;
        this.problems = problems;
    }

    /** The line after those taken. */
    int line() {
        return line;
    }

    /** Those that the words of a line announce, each a word of its own: {@code 3<<-"NAME"}. */
    List<Heredoc> read(MappedText arguments, char escape) {
        List<Heredoc> heredocs = new ArrayList<>();
        if (!arguments.text().contains("<<")) {
            return heredocs;
        }
        for (MappedText word : Words.split(arguments, escape)) {
            int at = 0;
            while (at < word.length() && Character.isDigit(word.text().charAt(at))) {
                at++;
            }
            if (word.text().startsWith("<<", at) && word.text().indexOf('<', at + 2) < 0) {
                announced(word, at + 2, heredocs);
            }
        }
        return heredocs;
    }

    private void announced(MappedText word, int from, List<Heredoc> heredocs) {
        boolean chomps = word.text().startsWith("-", from);
        String raw = word.text().substring(chomps ? from + 1 : from);
        String name = raw.replace("\"", "").replace("'", "").replace("\\", "");
        if (!name.isEmpty()) {
            heredocs.add(take(name, name.equals(raw), chomps, word.origin()));
        }
    }

    private Heredoc take(String name, boolean expands, boolean chomps, Span announced) {
        MappedText.Builder content = new MappedText.Builder();
        int end = line <= source.lineCount()
                ? source.lineSpan(line).start()
                : source.text().length();
        while (line <= source.lineCount()) {
            Span span = source.lineSpan(line);
            int start = span.start();
            while (chomps && start < span.end() && source.text().charAt(start) == '\t') {
                start++;
            }
            line++;
            if (isEnd(name, start, span.end())) {
                MappedText all = content.build(start);
                return new Heredoc(name, expands, all, with(all, start, span.end()));
            }
            content.append(source.text(), start, span.end());
            end = span.end();
        }
        problems.add(new Problem(announced, "the line \"" + name + "\" that ends this heredoc is missing"));
        MappedText all = content.build(end);
        return new Heredoc(name, expands, all, all);
    }

    private boolean isEnd(String name, int start, int lineEnd) {
        int end = lineEnd;
        while (end > start
                && (source.text().charAt(end - 1) == '\n' || source.text().charAt(end - 1) == '\r')) {
            end--;
        }
        return end - start == name.length() && source.text().startsWith(name, start);
    }

    private MappedText with(MappedText content, int start, int end) {
        return new MappedText.Builder()
                .append(content, 0, content.length())
                .append(source.text(), start, end)
                .build(end);
    }
}
