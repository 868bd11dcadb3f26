package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Scalars that are scripts: their text, each character with its place in the file. */
final class YamlScript {
    private YamlScript() {}

    static MappedText of(YamlText yaml, ScalarNode node) {
        Span span = yaml.span(node);
        ScalarStyle style = node.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            return withoutExpressions(block(yaml.source(), span, style == ScalarStyle.FOLDED));
        }
        int quote = style == ScalarStyle.PLAIN ? 0 : 1;
        int start = Math.min(span.start() + quote, span.end());
        int end = Math.max(start, span.end() - quote);
        boolean asWritten = yaml.source().text(new Span(start, end)).equals(node.getValue());
        return withoutExpressions(
                asWritten ? MappedText.of(yaml.source(), new Span(start, end)) : at(node.getValue(), start, end));
    }

    /** A text that stands in the file in another form: all of it is said to come from one place. */
    private static MappedText at(String value, int start, int end) {
        MappedText.Builder text = new MappedText.Builder();
        for (int i = 0; i < value.length(); i++) {
            text.append(value.charAt(i), start);
        }
        return text.build(end);
    }

    private static MappedText block(SourceText source, Span span, boolean folded) {
        int first = source.line(span.start()) + 1;
        int last = source.line(Math.max(span.start(), span.end() - 1));
        int indent = -1;
        MappedText.Builder text = new MappedText.Builder();
        for (int line = first; line <= last; line++) {
            Span whole = source.lineSpan(line);
            String content = source.lineText(line);
            if (!content.isBlank() && indent < 0) {
                indent = content.length() - content.stripLeading().length();
            }
            int from = Math.min(whole.start() + Math.max(indent, 0), whole.end());
            int lineEnd = whole.start() + content.length();
            boolean joins = folded && !content.isBlank() && line < last && isText(source.lineText(line + 1), indent);
            text.append(source.text(), Math.min(from, lineEnd), joins ? lineEnd : whole.end());
            if (joins) {
                text.append(' ', lineEnd);
            }
        }
        return text.build(span.end());
    }

    private static boolean isText(String line, int indent) {
        return !line.isBlank() && line.length() - line.stripLeading().length() == indent;
    }

    /** What a build service puts in before the shell sees it, <code>${{ … }}</code>, is unknown. */
    private static MappedText withoutExpressions(MappedText text) {
        String all = text.text();
        int open = all.indexOf("${{");
        if (open < 0) {
            return text;
        }
        MappedText.Builder out = new MappedText.Builder();
        int at = 0;
        while (open >= 0) {
            int close = all.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            out.append(text, at, open).append(MappedText.UNKNOWN, text.origin(open));
            at = close + 2;
            open = all.indexOf("${{", at);
        }
        return out.append(text, at, all.length()).build(text.origin(all.length()));
    }
}
