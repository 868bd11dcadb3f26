package dev.contenttrust.scan.binary.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text of recognisers (docs/recognisers.md). */
final class RecogniserReader {
    /** Deeply nested patterns exhaust the stack of what compiles them; no sensible line comes near. */
    private static final int LINE_MAX = 1000;

    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9][a-z0-9.+-]*)]");

    private final String source;
    private final Map<String, RecogniserDraft> drafts = new LinkedHashMap<>();
    private Optional<RecogniserDraft> current = Optional.empty();

    private RecogniserReader(String source) {
        this.source = source;
    }

    /** @throws InvalidRecogniserException naming the first line that makes no sense */
    static List<Recogniser> read(String source, String text) {
        RecogniserReader reader = new RecogniserReader(source);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i).strip());
        }
        List<Recogniser> recognisers = new ArrayList<>();
        reader.drafts.values().forEach(draft -> recognisers.add(draft.finish()));
        return recognisers;
    }

    private void line(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.length() > LINE_MAX) {
            throw new InvalidRecogniserException(source, number, "a line has no more than " + LINE_MAX + " characters");
        }
        if (text.startsWith("[")) {
            head(new RuleLine(source, number, text), text);
            return;
        }
        int end = text.indexOf(' ');
        String key = end < 0 ? text : text.substring(0, end);
        RuleLine line =
                new RuleLine(source, number, end < 0 ? "" : text.substring(end).strip());
        current.orElseThrow(() -> line.refusal("it belongs to no [product]")).add(key, line);
    }

    private void head(RuleLine line, String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) {
            throw line.refusal("a product's id is of small letters, digits, and any of . + -");
        }
        RecogniserDraft draft = new RecogniserDraft(line, head.group(1));
        if (drafts.put(head.group(1), draft) != null) {
            throw line.refusal(text + " is there already");
        }
        current = Optional.of(draft);
    }
}
