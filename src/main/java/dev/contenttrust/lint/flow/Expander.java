package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Word;
import dev.contenttrust.lint.shell.Word.Literal;
import dev.contenttrust.lint.shell.Word.Parameter;
import dev.contenttrust.lint.shell.Word.Part;
import dev.contenttrust.lint.shell.Word.ProcessFile;
import dev.contenttrust.lint.shell.Word.Substitution;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Operator;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes of words what a program gets: variables and outputs put in, and fields split (POSIX.1-2024, 2.6). */
final class Expander {
    /** Of one word; a list of keys has some dozen. */
    private static final int FIELDS_MAX = 500;

    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);
    private static final String DEFAULTS = ":-:=";

    private final Evaluator evaluator;

    Expander(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The fields of several words. */
    List<Term> fields(List<Word> words, Shell shell) {
        List<Term> fields = new ArrayList<>();
        words.forEach(word -> fields(word, shell, fields));
        return fields;
    }

    private void fields(Word word, Shell shell, List<Term> fields) {
        List<Part> parts =
                word.parts().stream().filter(part -> !isNothing(part)).toList();
        if (parts.size() == 1 && parts.get(0) instanceof Parameter parameter) {
            if (isAll(parameter) && shell.arguments.isPresent()) {
                shell.arguments.get().forEach(argument -> fields.add(argument.at(word.span())));
                return;
            }
            if (!parameter.quoted()) {
                split(parameter(parameter, shell, word.span()), word.span(), fields);
                return;
            }
        }
        new Fields(word.span(), fields).of(word, shell);
    }

    private static boolean isNothing(Part part) {
        return part instanceof Literal literal && literal.text().length() == 0;
    }

    private static boolean isAll(Parameter parameter) {
        return (parameter.name().equals("@") || parameter.name().equals("*"))
                && parameter.operator().isEmpty();
    }

    /** The fields of a variable that stands alone: of each text that it can be, the first is one of the first, and so on. */
    private static void split(Term term, Span span, List<Term> fields) {
        if (term.value().all(text -> !text.isEmpty() && noBlank(text))) {
            fields.add(term.at(span));
            return;
        }
        List<List<MappedText>> columns = new ArrayList<>();
        for (MappedText text : term.value().texts()) {
            List<MappedText> pieces = pieces(text);
            for (int i = 0; i < pieces.size(); i++) {
                if (i == columns.size()) {
                    columns.add(new ArrayList<>());
                }
                columns.get(i).add(pieces.get(i));
            }
        }
        columns.forEach(column -> {
            Value value = Value.anyOf(column);
            fields.add(new Term(value, value.isConstant() ? value.text() : UNKNOWN, term.streams(), span));
        });
    }

    private static boolean noBlank(String text) {
        return text.chars().noneMatch(Character::isWhitespace);
    }

    private static List<MappedText> pieces(MappedText text) {
        List<MappedText> pieces = new ArrayList<>();
        String chars = text.text();
        int at = 0;
        while (at < chars.length() && pieces.size() < FIELDS_MAX) {
            int end = at;
            while (end < chars.length() && !Character.isWhitespace(chars.charAt(end))) {
                end++;
            }
            if (end > at) {
                pieces.add(text.part(at, end));
            }
            at = end + 1;
        }
        return pieces;
    }

    /** Fields as they are put together. */
    private final class Fields {
        private final Span span;
        private final List<Term> all;
        private Optional<Term> open = Optional.empty();

        Fields(Span span, List<Term> all) {
            this.span = span;
            this.all = all;
        }

        void of(Word word, Shell shell) {
            for (Part part : word.parts()) {
                Term term = part(part, shell, span);
                boolean splits = (part instanceof Parameter parameter && !parameter.quoted())
                        || (part instanceof Substitution substitution && !substitution.quoted());
                if (splits && term.value().isConstant() && !noBlank(term.text())) {
                    split(term);
                } else if (!splits || !term.is("")) {
                    append(term);
                }
            }
            open.ifPresent(term -> all.add(term.at(span)));
        }

        private void split(Term term) {
            List<MappedText> pieces = pieces(term.value().first());
            for (int i = 0; i < pieces.size(); i++) {
                if (i > 0 || Character.isWhitespace(term.text().charAt(0))) {
                    open.ifPresent(done -> all.add(done.at(span)));
                    open = Optional.empty();
                }
                append(Term.of(pieces.get(i), span));
            }
        }

        private void append(Term term) {
            open = Optional.of(open.map(before -> joined(before, term)).orElse(term));
        }
    }

    private Term joined(Term one, Term other) {
        for (Term term : List.of(one, other)) {
            for (MappedText text : term.value().texts()) {
                evaluator.acts.spend(text.length());
            }
        }
        return evaluator.acts.canSpend() ? one.then(other) : Term.unknown(UNKNOWN, one.span());
    }

    /** A word as one text, as after {@code =} or in a heredoc. */
    Term text(Word word, Shell shell) {
        Optional<Term> all = Optional.empty();
        for (Part part : word.parts()) {
            Term term = part(part, shell, word.span());
            all = Optional.of(all.map(before -> joined(before, term)).orElse(term));
        }
        return all.orElseGet(() -> Term.of(MappedText.empty(), word.span())).at(word.span());
    }

    private Term part(Part part, Shell shell, Span span) {
        if (part instanceof Literal literal) {
            return Term.of(literal.text(), span);
        }
        if (part instanceof Parameter parameter) {
            return parameter(parameter, shell, span);
        }
        if (part instanceof Substitution substitution) {
            return evaluator.output(substitution.body(), shell, span);
        }
        if (part instanceof ProcessFile file) {
            return evaluator.processFile(file, shell, span);
        }
        return Term.unknown(UNKNOWN, span);
    }

    private Term parameter(Parameter parameter, Shell shell, Span span) {
        String operator = parameter.operator();
        Optional<Term> operand = parameter.operand().map(word -> text(word, shell));
        Optional<Term> known = lookup(parameter.name(), shell, span);
        String symbol =
                "${" + parameter.name() + operator + operand.map(Term::symbol).orElse("") + "}";
        if (operator.equals("?!")) {
            return Term.unknown(UNKNOWN, span);
        }
        if (known.isEmpty()) {
            boolean given = DEFAULTS.contains(operator) && !operator.isEmpty() && operand.isPresent();
            if (given && operator.endsWith("=")) {
                shell.scope.set(parameter.name(), operand.get());
            }
            return given ? operand.get() : Term.unknown(symbol, span);
        }
        Term value = known.get();
        if (operator.isEmpty() || operator.endsWith("?")) {
            return value;
        }
        if (DEFAULTS.contains(operator) && !value.isKnown()) {
            return value;
        }
        Value result = value.value()
                .map(text -> Operator.apply(
                        operator,
                        Optional.of(text),
                        () -> operand.map(term -> term.value().first()).orElse(MappedText.empty()),
                        parameter.origin()));
        return new Term(result, result.isConstant() ? result.text() : symbol, value.streams(), span);
    }

    private static Optional<Term> lookup(String name, Shell shell, Span span) {
        Optional<Term> known = shell.scope.get(name);
        if (known.isPresent()) {
            return known;
        }
        if (name.length() == 1 && Character.isDigit(name.charAt(0)) && shell.arguments.isPresent()) {
            int number = name.charAt(0) - '0';
            List<Term> arguments = shell.arguments.get();
            return number == 0 || number > arguments.size() ? Optional.empty() : Optional.of(arguments.get(number - 1));
        }
        return switch (name) {
            case "PWD" -> Optional.of(shell.directory);
            case "HOME" -> Optional.of(new Term(Value.unknown(span.start()), "~", Set.of(), span));
            case "@", "*" -> shell.arguments.flatMap(Expander::joinedArguments);
            default -> Optional.empty();
        };
    }

    private static Optional<Term> joinedArguments(List<Term> arguments) {
        return arguments.size() == 1 ? Optional.of(arguments.get(0)) : Optional.empty();
    }
}
