package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What some commands print. */
final class Outputs {
    private Outputs() {}

    /** The output of a command, if it can be told from its words. */
    static Optional<Term> of(Act act, Span span) {
        List<Term> arguments = act.arguments();
        Optional<Term> text = switch (act.program()) {
            case "echo" -> echo(arguments, span);
            case "printf" -> printf(arguments);
            case "pwd" -> Optional.of(act.directory());
            case "basename" -> name(arguments);
            case "dirname" -> directory(arguments);
            default -> Optional.empty();
        };
        return act.redirects().isEmpty() ? text.map(term -> term.at(span)) : Optional.empty();
    }

    private static Optional<Term> echo(List<Term> arguments, Span span) {
        List<Term> words = arguments.stream()
                .dropWhile(term -> term.text().matches("-[neE]+"))
                .toList();
        Optional<Term> all = Optional.empty();
        for (Term word : words) {
            all = Optional.of(all.map(
                            before -> before.then(Term.of(space(span), span)).then(word))
                    .orElse(word));
        }
        return all;
    }

    private static MappedText space(Span span) {
        return new MappedText.Builder().append(' ', span.start()).build(span.start());
    }

    private static Optional<Term> printf(List<Term> arguments) {
        return arguments.size() == 2
                        && List.of("%s", "%s\\n").contains(arguments.get(0).text())
                ? Optional.of(arguments.get(1))
                : arguments.size() == 1 && arguments.get(0).text().indexOf('%') < 0
                        ? Optional.of(arguments.get(0))
                        : Optional.empty();
    }

    private static Optional<Term> name(List<Term> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        String suffix = arguments.size() > 1 ? arguments.get(1).text() : "";
        Term path = arguments.get(0);
        Value value = path.value().map(text -> {
            MappedText name = text.part(text.text().lastIndexOf('/') + 1, text.length());
            return name.text().endsWith(suffix) ? name.part(0, name.length() - suffix.length()) : name;
        });
        String symbol = path.symbol().substring(path.symbol().lastIndexOf('/') + 1);
        return Optional.of(new Term(value, value.isConstant() ? value.text() : symbol, Set.of(), path.span()));
    }

    private static Optional<Term> directory(List<Term> arguments) {
        return arguments.stream()
                .findFirst()
                .filter(path -> path.isKnown() && path.value().all(text -> text.lastIndexOf('/') > 0))
                .map(path -> {
                    Value value =
                            path.value().map(text -> text.part(0, text.text().lastIndexOf('/')));
                    return new Term(value, value.text(), Set.of(), path.span());
                });
    }
}
