package dev.contenttrust.lint.repository;

import dev.contenttrust.lint.dockerfile.Heredoc;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what commands print into files, what sed puts in place of something, and files that COPY has in its heredocs. */
final class Writes {
    /** Programs that write what they are given into a file, as it is or nearly so. */
    private static final Pattern WRITER = Pattern.compile("tee|cat|sponge|dd|sed|envsubst|tr");

    private static final Pattern LINE_END = Pattern.compile("\\r?\\n|\\\\n");
    private static final Pattern SUBSTITUTION =
            Pattern.compile("s([/|#,@!:%~+])((?:\\\\.|(?!\\1).)*+)\\1((?:\\\\.|(?!\\1).)*+)");

    /** Lines of settings are shorter; of others, only the beginning is read. */
    private static final int LINE_MAX = 4096;

    /** Programs of sed are shorter. */
    private static final int SCRIPT_MAX = 8192;

    private final Map<Integer, Act> readers = new HashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<WrittenFile> files = new ArrayList<>();

    private record Draft(String path, List<MappedText> lines, int stage) {}

    private Writes() {}

    static List<WrittenFile> of(Stages stages, BuildFlow flow) {
        Writes writes = new Writes();
        for (Stage stage : stages.all()) {
            for (Instruction instruction : stage.instructions()) {
                writes.copied(instruction.trigger().orElse(instruction), stage.number());
            }
        }
        flow.acts().stream()
                .filter(act -> act.input() != Act.NO_STREAM)
                .forEach(act -> writes.readers.putIfAbsent(act.input(), act));
        flow.acts().forEach(writes::act);
        writes.drafts
                .values()
                .forEach(draft -> writes.files.add(new WrittenFile(draft.path(), draft.lines(), draft.stage())));
        return writes.files;
    }

    private void copied(Instruction instruction, int stage) {
        List<MappedText> words = instruction.words();
        if (words.isEmpty() || !(instruction.is("COPY") || instruction.is("ADD"))) {
            return;
        }
        for (Heredoc heredoc : instruction.heredocs()) {
            files.add(new WrittenFile(words.get(words.size() - 1).text(), lines(heredoc.content()), stage));
        }
    }

    private void act(Act act) {
        if (act.is("sed", "perl")) {
            substituted(act);
        }
        List<MappedText> lines = printed(act);
        Optional<String> path = lines.isEmpty() ? Optional.empty() : path(act);
        if (path.isPresent()) {
            String key = act.run().span().start() + " " + path.get();
            drafts.computeIfAbsent(key, name -> new Draft(path.get(), new ArrayList<>(), act.stage()))
                    .lines()
                    .addAll(lines);
        }
    }

    /** The lines that a command prints. */
    private static List<MappedText> printed(Act act) {
        if (act.is("echo", "printf")) {
            return act.is("echo") ? lines(joined(act.arguments())) : formatted(act.arguments());
        }
        if (act.is("cat", "tee", "dd", "sponge", "envsubst")) {
            return act.redirects().stream()
                    .map(Redirection::inputText)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(text -> lines(text.value().first()))
                    .orElseGet(List::of);
        }
        return List.of();
    }

    private static MappedText joined(List<Term> words) {
        MappedText.Builder all = new MappedText.Builder();
        int end = 0;
        boolean options = true;
        for (Term word : words) {
            options &= word.text().matches("-[neE]+");
            if (!options) {
                MappedText text = word.value().first();
                if (all.length() > 0) {
                    all.append(' ', word.span().start());
                }
                all.append(text, 0, text.length());
                end = word.span().end();
            }
        }
        return all.build(end);
    }

    /** The format and what is put into it; one after the other is enough to read them. */
    private static List<MappedText> formatted(List<Term> words) {
        List<MappedText> all = new ArrayList<>();
        words.forEach(word -> all.addAll(lines(word.value().first())));
        return all;
    }

    private static List<MappedText> lines(MappedText text) {
        List<MappedText> lines = new ArrayList<>();
        Matcher end = LINE_END.matcher(text.text());
        int at = 0;
        while (end.find()) {
            lines.add(text.part(at, Math.min(end.start(), at + LINE_MAX)));
            at = end.end();
        }
        lines.add(text.part(at, Math.min(text.length(), at + LINE_MAX)));
        return lines;
    }

    /** The file that its output ends up in, be it through a pipe. */
    private Optional<String> path(Act act) {
        Optional<String> own = act.redirects().stream()
                .filter(Redirection::takesOutput)
                .map(redirect -> redirect.target().text())
                .filter(path -> !path.startsWith("/dev/"))
                .findFirst();
        if (own.isPresent()) {
            return own;
        }
        Act reader = act.is("tee", "dd", "sponge") ? act : readers.get(act.output());
        if (reader == null || !WRITER.matcher(reader.program()).matches()) {
            return Optional.empty();
        }
        Optional<String> operand = reader.is("tee", "sponge", "dd")
                ? reader.arguments().stream()
                        .filter(word -> !word.startsWith("-") && (!reader.is("dd") || word.startsWith("of=")))
                        .map(word -> word.text().replaceFirst("^of=", ""))
                        .findFirst()
                : Optional.empty();
        return operand.or(() -> reader.redirects().stream()
                .filter(Redirection::takesOutput)
                .map(redirect -> redirect.target().text())
                .findFirst());
    }

    private void substituted(Act act) {
        List<MappedText> lines = new ArrayList<>();
        for (Term word : act.arguments()) {
            MappedText script = word.value().first();
            if (script.length() <= SCRIPT_MAX) {
                Matcher change = SUBSTITUTION.matcher(script.text());
                while (change.find()) {
                    lines.add(script.part(change.start(3), change.end(3)));
                }
                int added = script.text().indexOf("deb ");
                if (added >= 0 && !SUBSTITUTION.matcher(script.text()).find()) {
                    lines.add(script.part(added, script.length()));
                }
            }
        }
        if (!lines.isEmpty()) {
            List<Term> words = act.arguments();
            files.add(new WrittenFile(words.get(words.size() - 1).text(), lines, act.stage()));
        }
    }
}
