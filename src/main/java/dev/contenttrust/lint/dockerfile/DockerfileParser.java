package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.dockerfile.Piece.Blank;
import dev.contenttrust.lint.dockerfile.Piece.Comment;
import dev.contenttrust.lint.dockerfile.Piece.Directive;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Dockerfile line by line, each once. Comment lines and blank lines inside a continued instruction are dropped, as
 * BuildKit drops them; what they hold is in no text that a shell sees.
 */
public final class DockerfileParser {
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");

    /** Builders look for them in the first lines only; so many are more than there are. */
    private static final int DIRECTIVE_LENGTH_MAX = 4096;

    /** Two hundred times those of the longest Dockerfile that people write. */
    static final int PIECES_MAX = 50_000;

    private final SourceText source;
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private char escape = '\\';
    private int line = 1;

    private DockerfileParser(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** Reads any text at all. */
    public static Dockerfile parse(SourceText source) {
        DockerfileParser parser = new DockerfileParser(source);
        if (source.start() > 0) {
            parser.pieces.add(new Blank(new Span(0, source.start())));
        }
        parser.readDirectives();
        while (parser.line <= source.lineCount() && parser.pieces.size() < PIECES_MAX) {
            parser.readPiece();
        }
        parser.leaveRest();
        return new Dockerfile(source, parser.escape, parser.pieces, parser.problems);
    }

    /** What lies beyond is kept as it is, and told. */
    private void leaveRest() {
        if (line <= source.lineCount()) {
            Span rest = new Span(source.lineSpan(line).start(), text.length());
            if (rest.length() > 0) {
                pieces.add(new Blank(rest));
                problems.add(new Problem(
                        trimmed(source.lineSpan(line)),
                        "there are more than " + PIECES_MAX
                                + " instructions, comments and blank lines; from here on nothing is read"));
            }
        }
    }

    /** The span of the current line; on the first, without a byte order mark. */
    private Span lineSpan(int number) {
        Span span = source.lineSpan(number);
        return number == 1 ? new Span(Math.min(source.start(), span.end()), span.end()) : span;
    }

    /** Where a line ends before its line feed and carriage returns. */
    private int contentEnd(Span span) {
        int end = span.end();
        while (end > span.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private int firstWord(Span span) {
        int at = span.start();
        int end = contentEnd(span);
        while (at < end && Words.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void readDirectives() {
        Set<String> seen = new HashSet<>();
        while (line <= source.lineCount()) {
            Span span = lineSpan(line);
            if (line == 1 && text.startsWith("#!", span.start())) {
                pieces.add(new Comment(span));
            } else {
                Optional<Directive> directive = directive(span);
                if (directive.isEmpty()) {
                    return;
                }
                if (!seen.add(directive.get().name())) {
                    problems.add(new Problem(
                            trimmed(span),
                            "there is a second \"" + directive.get().name() + "\" directive"));
                }
                obey(directive.get());
                pieces.add(directive.get());
            }
            line++;
        }
    }

    private Optional<Directive> directive(Span span) {
        int at = firstWord(span);
        int end = contentEnd(span);
        if (at >= end || text.charAt(at) != '#' || end - at > DIRECTIVE_LENGTH_MAX) {
            return Optional.empty();
        }
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals >= end) {
            return Optional.empty();
        }
        String name = text.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
        int valueStart = equals + 1;
        while (valueStart < end && Words.isBlank(text.charAt(valueStart))) {
            valueStart++;
        }
        String value = text.substring(valueStart, end).stripTrailing();
        return DIRECTIVES.contains(name) && !value.isEmpty()
                ? Optional.of(new Directive(name, value, new Span(valueStart, valueStart + value.length()), span))
                : Optional.empty();
    }

    private void obey(Directive directive) {
        if (directive.name().equals("escape")) {
            if (directive.value().equals("\\") || directive.value().equals("`")) {
                escape = directive.value().charAt(0);
            } else {
                problems.add(new Problem(directive.valueSpan(), "the escape character can be \\ or ` only"));
            }
        }
    }

    private void readPiece() {
        Span span = lineSpan(line);
        int at = firstWord(span);
        if (at >= contentEnd(span)) {
            line++;
            if (span.length() > 0) {
                pieces.add(new Blank(span));
            }
        } else if (text.charAt(at) == '#') {
            line++;
            pieces.add(new Comment(span));
        } else {
            readInstruction();
        }
    }

    private void readInstruction() {
        int start = lineSpan(line).start();
        MappedText joined = join();
        int heredocsFrom = line;
        HeredocReader heredocs = new HeredocReader(source, heredocsFrom, problems);
        Optional<Instruction> instruction =
                new InstructionReader(escape, problems).read(joined, heredocs, new Span(start, start));
        line = heredocs.line();
        Span span = new Span(start, source.lineSpan(line - 1).end());
        if (instruction.isEmpty()) {
            pieces.add(new Blank(span));
        } else {
            pieces.add(InstructionReader.spanning(instruction.get(), span));
        }
    }

    /** The lines of one instruction, joined. */
    private MappedText join() {
        MappedText.Builder joined = new MappedText.Builder();
        boolean first = true;
        boolean more = true;
        int end = source.start();
        while (more && line <= source.lineCount()) {
            Span span = lineSpan(line);
            line++;
            int from = firstWord(span);
            int to = contentEnd(span);
            if (from >= to || text.charAt(from) == '#') {
                continue;
            }
            int continued = continuation(span.start(), to);
            more = continued >= 0;
            end = more ? continued : to;
            joined.append(text, first ? from : span.start(), Math.max(end, first ? from : span.start()));
            first = false;
        }
        return joined.build(end);
    }

    /** Where the escape character is that continues a line; negative where none does. Two of them continue nothing. */
    private int continuation(int start, int end) {
        int at = end;
        while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        boolean continued =
                at > start && text.charAt(at - 1) == escape && (at - 1 == start || text.charAt(at - 2) != escape);
        return continued ? at - 1 : -1;
    }

    private Span trimmed(Span span) {
        return new Span(span.start(), Math.max(span.start(), contentEnd(span)));
    }
}
