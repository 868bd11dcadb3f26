package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls of gpg that succeed without telling what they seem to: TR308, TR309, TR310. */
final class SignatureCalls implements CommandRule {
    private static final Set<String> READING =
            Set.of("grep", "egrep", "fgrep", "sed", "awk", "cat", "cut", "head", "tail");
    private static final Set<String> WITH_VALUE = Set.of(
            "--homedir",
            "--keyring",
            "--status-fd",
            "--logger-fd",
            "--keyserver",
            "--trust-model",
            "--no-default-keyring-file",
            "--output",
            "-o",
            "--keyserver-options",
            "--verify-options",
            "--trustdb-name",
            "--primary-keyring");
    private static final Set<String> CHOOSING =
            Set.of("--export", "--list-keys", "--fingerprint", "--export-secret-keys");
    private static final List<String> SUFFIXES = List.of(".asc", ".sig", ".sign", ".gpg");

    private final Surroundings around;
    private final Findings findings;
    private final List<Term> clearSigned = new ArrayList<>();

    SignatureCalls(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        if (act.is("gpg", "gpg1", "gpg2")) {
            if (act.has("--verify")) {
                verify(act);
            }
            list(act);
        } else if (READING.contains(act.program()) || act.program().matches("sha\\d+sum|shasum|b2sum")) {
            read(act);
        }
    }

    private void verify(Act act) {
        List<Term> files = files(act);
        if (files.size() != 1 || files.get(0).is("-") || !files.get(0).streams().isEmpty()) {
            return;
        }
        Term signature = files.get(0);
        if (around.acts().stream().anyMatch(other -> other.number() > act.number() && reads(other, signature))) {
            clearSigned.add(signature);
            return;
        }
        SUFFIXES.stream()
                .filter(signature.text()::endsWith)
                .findFirst()
                .ifPresent(suffix -> oneArgument(signature, suffix));
    }

    /** A first argument that begins with two dashes ends the options. */
    private static List<Term> files(Act act) {
        List<Term> files = new ArrayList<>();
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (WITH_VALUE.contains(words.get(i).text())) {
                i++;
            } else if (!words.get(i).startsWith("-") || words.get(i).is("-")) {
                files.add(words.get(i));
            }
        }
        return files;
    }

    private void oneArgument(Term signature, String suffix) {
        String name = Printable.escape(signature.text());
        String written = around.written(signature);
        int at = written.lastIndexOf(suffix);
        String data = at < 0 ? "FILE" : written.substring(0, at) + written.substring(at + suffix.length());
        Span end = new Span(signature.span().end(), signature.span().end());
        findings.add(
                Rule.TR308,
                Rule.TR308.level(),
                signature.span(),
                "gpg is not told which file " + name + " signs: if the signature brings its own data, it succeeds",
                "gpg --verify " + written + " " + data,
                at < 0 ? List.of() : List.of(new Edit(end, " " + data)));
    }

    private static boolean reads(Act act, Term file) {
        return (READING.contains(act.program()) || act.program().matches("sha\\d+sum|shasum|b2sum"))
                && !file.symbol().isEmpty()
                && act.arguments().stream().anyMatch(word -> word.symbol().equals(file.symbol()));
    }

    private void read(Act act) {
        for (Term file : clearSigned) {
            if (reads(act, file)) {
                Term word = act.arguments().stream()
                        .filter(one -> one.symbol().equals(file.symbol()))
                        .findFirst()
                        .orElse(file);
                findings.add(
                        Rule.TR309,
                        word.span(),
                        "lines outside of the signed part of " + Printable.escape(file.text()) + " are read as well",
                        "gpg --output LIST --decrypt " + around.written(file) + ", and read LIST");
            }
        }
    }

    private void list(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i + 1 < words.size(); i++) {
            Term keys = words.get(i + 1);
            if (CHOOSING.contains(words.get(i).text())
                    && around.written(keys).startsWith("\"")
                    && KeyId.all(List.of(keys)).stream()
                                    .filter(id -> id.form() == KeyId.Form.FINGERPRINT)
                                    .count()
                            > 1
                    && keys.value()
                            .any(text -> text.strip().matches("(?s).*[0-9A-Fa-f]{16}\\s+(0x)?[0-9A-Fa-f]{16}.*"))) {
                findings.add(
                        Rule.TR310,
                        keys.span(),
                        "gpg takes the list of keys " + Printable.escape(around.written(keys)) + " for one name",
                        words.get(i).text() + " " + around.written(keys).replace("\"", "") + " without the quotes");
            }
        }
    }
}
