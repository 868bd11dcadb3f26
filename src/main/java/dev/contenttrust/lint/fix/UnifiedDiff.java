package dev.contenttrust.lint.fix;

import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of one file as {@code patch} and {@code git apply} take them (POSIX.1-2024, diff, "-u"). */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final SourceText before;
    private final StringBuilder out = new StringBuilder();
    private int shift;

    private UnifiedDiff(SourceText before) {
        this.before = before;
    }

    /**
     * Lines that are changed.
     *
     * @param first counted from 1
     * @param last of those that go
     * @param replacement what stands there afterwards, with its line ends
     */
    private record Change(int first, int last, String replacement) {}

    /** The whole diff in the file's own bytes; line ends are the file's too. */
    public static byte[] of(FixPlan plan) {
        UnifiedDiff diff = new UnifiedDiff(plan.before());
        String name = plan.before().name();
        boolean absolute = name.startsWith("/");
        diff.out.append("--- ").append(absolute ? "" : "a/").append(name).append('\n');
        diff.out.append("+++ ").append(absolute ? "" : "b/").append(name).append('\n');
        List<Change> changes = diff.changes(plan.edits());
        for (int i = 0; i < changes.size(); ) {
            int end = i + 1;
            while (end < changes.size()
                    && changes.get(end).first() - changes.get(end - 1).last() <= 2 * CONTEXT) {
                end++;
            }
            diff.hunk(changes.subList(i, end));
            i = end;
        }
        return plan.before().encoded(diff.out.toString());
    }

    /** Edits that touch the same lines are one change of them. */
    private List<Change> changes(List<Edit> edits) {
        List<Edit> inOrder = new ArrayList<>(edits);
        inOrder.sort(Comparator.comparing(Edit::span));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); ) {
            int first = before.line(inOrder.get(i).span().start());
            int last = lastLine(inOrder.get(i));
            int end = i + 1;
            while (end < inOrder.size() && before.line(inOrder.get(end).span().start()) <= last) {
                last = Math.max(last, lastLine(inOrder.get(end)));
                end++;
            }
            changes.add(new Change(first, last, replaced(first, last, inOrder.subList(i, end))));
            i = end;
        }
        return changes;
    }

    private int lastLine(Edit edit) {
        return before.line(edit.span().end());
    }

    private String replaced(int first, int last, List<Edit> edits) {
        int at = before.lineSpan(first).start();
        StringBuilder text = new StringBuilder();
        for (Edit edit : edits) {
            text.append(before.text(), at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        return text.append(before.text(), at, before.lineSpan(last).end()).toString();
    }

    private void hunk(List<Change> changes) {
        int first = Math.max(1, changes.get(0).first() - CONTEXT);
        int last = Math.min(lines(), changes.get(changes.size() - 1).last() + CONTEXT);
        StringBuilder body = new StringBuilder();
        int line = first;
        int added = 0;
        int removed = 0;
        for (Change change : changes) {
            line = context(body, line, change.first() - 1);
            for (; line <= Math.min(change.last(), lines()); line++) {
                append(body, '-', before.text(before.lineSpan(line)));
                removed++;
            }
            added += append(body, change.replacement());
        }
        context(body, line, last);
        int old = last - first + 1;
        int now = old - removed + added;
        out.append("@@ -").append(range(first, old)).append(" +").append(range(first + shift, now));
        out.append(" @@\n").append(body);
        shift += added - removed;
    }

    /** Where there are no lines, the range names the line before. */
    private static String range(int first, int count) {
        return (count == 0 ? first - 1 : first) + "," + count;
    }

    private int context(StringBuilder body, int from, int to) {
        for (int line = from; line <= to; line++) {
            append(body, ' ', before.text(before.lineSpan(line)));
        }
        return Math.max(from, to + 1);
    }

    private static int append(StringBuilder body, String text) {
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            append(body, '+', text.substring(at, next));
            at = next;
        }
        return count;
    }

    private static void append(StringBuilder body, char mark, String line) {
        body.append(mark).append(line);
        if (!line.endsWith("\n")) {
            body.append("\n\\ No newline at end of file\n");
        }
    }

    /** An empty text after the last line feed is no line here. */
    private int lines() {
        Span last = before.lineSpan(before.lineCount());
        return last.length() == 0 ? before.lineCount() - 1 : before.lineCount();
    }
}
