package dev.contenttrust.lint.key;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Signatures that gpg is shown alone, and what is read afterwards: TR308 and TR309. */
final class ReadSignatures {
    private static final Pattern SIGNATURE = Pattern.compile("(?i).*\\.(asc|sig|sign|gpg)");

    private static final Pattern ENDING = Pattern.compile("(?i)([^\\s]*[^\\s.])(\\.asc|\\.sig|\\.sign|\\.gpg)([\"']?)");

    /** Names of lists, whose signature mostly is around them. */
    private static final Pattern LIST = Pattern.compile(
            "(?i).*(sums?|checksums?|digests?|sha\\d+|manifest|release)([._-]?\\d+)?(\\.txt)?\\.(asc|sig|sign|gpg)");

    private static final Pattern READER = Pattern.compile(
            "grep|egrep|fgrep|awk|gawk|sed|cat|cut|head|tail|(sha\\d+|md5|b2)sum|shasum|jq|perl|python3?|rg|while|read");

    /** A build verifies a dozen; for each, its RUN is looked through. */
    private static final int SIGNATURES_MAX = 100;

    /** So many commands of one RUN; people write some dozen. */
    private static final int RUN_MAX = 1_000;

    private final IdentityHashMap<Instruction, List<Act>> runs = new IdentityHashMap<>();
    private final BuildFlow flow;
    private final Findings findings;

    ReadSignatures(BuildFlow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    void judge() {
        List<Act> shown = new ArrayList<>();
        for (Act act : flow.acts()) {
            boolean verifies = Gpg.is(act)
                    && (act.program().startsWith("gpgv") || act.has("--verify"))
                    && alone(act).isPresent();
            if (verifies) {
                shown.add(act);
            }
            List<Act> run = runs.computeIfAbsent(act.run(), instruction -> new ArrayList<>());
            if (run.size() < RUN_MAX) {
                run.add(act);
            }
        }
        shown.stream().limit(SIGNATURES_MAX).forEach(this::judge);
    }

    /** The signature, where nothing else is named. */
    private static Optional<Term> alone(Act act) {
        List<Term> files = Gpg.operands(act);
        return files.size() == 1 && act.redirects().stream().noneMatch(Redirection::givesInput)
                ? Optional.of(files.get(0))
                        .filter(file -> file.text().indexOf('*') < 0
                                && !file.is(String.valueOf(MappedText.UNKNOWN))
                                && file.value()
                                        .all(text -> SIGNATURE.matcher(text).matches()))
                : Optional.empty();
    }

    private void judge(Act act) {
        Term file = alone(act).orElseThrow();
        String name = Printable.escape(file.text().replace(MappedText.UNKNOWN, '…'));
        List<Act> others = Objects.requireNonNull(runs.get(act.run())).stream()
                .filter(other -> other.number() != act.number() && mentions(other, file))
                .toList();
        boolean unwrapped =
                others.stream().anyMatch(other -> Gpg.is(other) && other.has("--decrypt", "-d", "--output", "-o"));
        Optional<Act> reader = others.stream()
                .filter(other -> READER.matcher(other.program()).matches())
                .findFirst();
        if (unwrapped || act.has("--output", "-o")) {
            return;
        }
        if (reader.isPresent()) {
            Term read = mention(reader.get(), file).orElse(file);
            findings.add(
                    Rule.TR309,
                    read.span(),
                    "lines of " + name + " that are outside of what was signed are read as well",
                    "gpg --batch --decrypt --output LIST " + name + ", and read LIST");
        } else if (!LIST.matcher(file.text()).matches() || readsOther(act, file)) {
            findings.add(
                    Rule.TR308,
                    Rule.TR308.level(),
                    file.span(),
                    "gpg guesses which file " + name
                            + " is the signature of, and accepts any text that is signed in itself",
                    "gpg --batch --verify " + name + " FILE",
                    fix(file));
        }
    }

    /** The signature's name without its ending names what it signs, as gpg itself guesses. */
    private List<Edit> fix(Term signature) {
        String written = findings.source().text(signature.span());
        Matcher ending = ENDING.matcher(written);
        int end = signature.span().end();
        return ending.matches()
                ? List.of(new Edit(new Span(end, end), " " + ending.group(1) + ending.group(3)))
                : List.of();
    }

    /** Whether the list without its signature is read: gpg guessed that it is that one. */
    private boolean readsOther(Act act, Term file) {
        String symbol = file.symbol();
        String plain = symbol.substring(0, Math.max(0, symbol.lastIndexOf('.')));
        return Objects.requireNonNull(runs.get(act.run())).stream()
                .filter(other -> READER.matcher(other.program()).matches())
                .flatMap(other -> other.arguments().stream())
                .anyMatch(word -> word.symbol().equals(plain));
    }

    private static boolean mentions(Act act, Term file) {
        return mention(act, file).isPresent();
    }

    private static Optional<Term> mention(Act act, Term file) {
        return Stream.concat(
                        act.arguments().stream(),
                        act.redirects().stream().filter(Redirection::givesInput).map(Redirection::target))
                .filter(word -> isSame(word, file))
                .findFirst();
    }

    private static boolean isSame(Term word, Term file) {
        return word.symbol().equals(file.symbol()) && !word.symbol().equals(String.valueOf(MappedText.UNKNOWN));
    }
}
