package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Expansion;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.shell.Script;
import dev.contenttrust.lint.shell.ShellParser;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the instructions of stages and keeps what RUN depends on: variables, directory and shell. */
final class StageReader {
    /** Of stages that build on stages; a chain that people wrote has a handful. */
    private static final int CHAIN_MAX = 40;

    private final Dockerfile file;
    private final Stages stages;
    private final Acts acts;
    private final List<Swallowed> swallowed = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<Integer, Left> left = new HashMap<>();
    private Left now = Left.nothing();

    /** What one stage leaves to the next that builds on it. */
    private record Left(Scope scope, Term directory, List<MappedText> shell, int chain) {
        static Left nothing() {
            return new Left(new Scope(), Term.of(MappedText.empty(), new Span(0, 0)), List.of(), 0);
        }

        Left inner() {
            return new Left(scope.inner(), directory, shell, chain + 1);
        }
    }

    StageReader(Dockerfile file, Acts acts) {
        this.file = file;
        this.stages = Stages.of(file);
        this.acts = acts;
    }

    List<Swallowed> swallowed() {
        return swallowed;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    void read() {
        for (Stage stage : stages.all()) {
            now = stage.parent()
                    .flatMap(parent -> Optional.ofNullable(left.get(parent)))
                    .filter(parent -> parent.chain() < CHAIN_MAX)
                    .map(Left::inner)
                    .orElseGet(Left::nothing);
            for (Instruction instruction : stage.instructions()) {
                instruction(instruction.trigger().orElse(instruction), stage.number());
            }
            left.put(stage.number(), now);
        }
    }

    private void instruction(Instruction instruction, int stage) {
        switch (instruction.keyword()) {
            case "ENV", "ARG" -> settings(instruction);
            case "WORKDIR" -> {
                Term path = Term.of(
                        expand(instruction.arguments()), instruction.arguments().origin());
                now = new Left(now.scope(), Paths.resolve(now.directory(), path), now.shell(), now.chain());
            }
            case "SHELL" -> now = new Left(now.scope(), now.directory(), instruction.words(), now.chain());
            case "ADD", "COPY" -> transfer(instruction, stage);
            case "RUN" -> run(instruction, stage);
            default -> {}
        }
    }

    private void transfer(Instruction instruction, int stage) {
        List<Term> words = instruction.words().stream()
                .filter(word -> instruction.heredocs().isEmpty() || !word.text().startsWith("<<"))
                .map(word -> Term.of(expand(word), word.origin()))
                .toList();
        if (words.size() > 1) {
            transfers.add(new Transfer(
                    stage,
                    instruction,
                    acts.next(),
                    instruction.flag("from").map(flag -> flag.value().text()),
                    words.subList(0, words.size() - 1),
                    Paths.resolve(now.directory(), words.get(words.size() - 1)),
                    now.directory()));
        }
    }

    private MappedText expand(MappedText text) {
        return Expansion.of(
                text,
                file.escape(),
                name -> Optional.of(now.scope()
                        .get(name)
                        .map(term -> term.value().first())
                        .orElseGet(() -> MappedText.unknown(text.origin(0)))));
    }

    private void settings(Instruction instruction) {
        List<Variable> all = new ArrayList<>();
        for (Setting setting : Setting.of(instruction, file.escape())) {
            String name = setting.name().text();
            Span span = setting.name().origin();
            Optional<MappedText> value = setting.value()
                    .map(this::expand)
                    .or(() -> Optional.ofNullable(stages.arguments().get(name)));
            boolean kept = value.isEmpty() && now.scope().get(name).isPresent();
            if (!kept) {
                all.add(new Variable(name, Term.of(value.orElseGet(() -> MappedText.unknown(span.start())), span)));
            }
        }
        all.forEach(
                variable -> now.scope().set(variable.name(), variable.value().named(variable.name())));
    }

    private void run(Instruction run, int stage) {
        Shell shell = new Shell(now.scope().inner(), now.directory());
        Evaluator evaluator = new Evaluator(acts, new Acts.Place(stage, run));
        if (run.json().isPresent()) {
            List<Term> words = run.json().get().stream()
                    .map(word -> Term.of(word, word.origin()))
                    .toList();
            evaluator.program(words, shell, run.arguments().origin());
        } else if (now.shell().isEmpty() || Simples.isShell(now.shell().get(0).text())) {
            Simples.options(now.shell(), shell);
            script(run.script(), run, evaluator, shell);
        }
    }

    private void script(MappedText text, Instruction run, Evaluator evaluator, Shell shell) {
        if (text.text().startsWith("#!")) {
            int end = text.text().indexOf('\n');
            String[] first = text.text()
                    .substring(2, end < 0 ? text.length() : end)
                    .strip()
                    .split("\\s+");
            int at = first[0].endsWith("/env") && first.length > 1 ? 1 : 0;
            if (!Simples.isShell(first[at])) {
                return;
            }
            for (int i = at + 1; i < first.length; i++) {
                shell.option(first[i]);
            }
        }
        Script script = ShellParser.parse(text);
        evaluator.sequence(script.body(), shell, Label.END);
        for (Span comment : script.comments()) {
            if (run.heredocs().isEmpty()
                    && file.source().line(comment.start()) < file.source().line(comment.end())) {
                swallowed.add(new Swallowed(run, comment));
            }
        }
    }
}
