package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Set;

/** Keys that apt trusts for whatever repository: TR304, TR305. */
final class AptKeys implements CommandRule {
    private static final Set<String> ADDING = Set.of("add", "adv");
    private static final Set<String> COPYING = Set.of("cp", "mv", "install", "ln");
    private static final Set<String> OUTPUT = Set.of("-o", "-O", "--output", "--output-document");

    private final Surroundings around;
    private final Findings findings;

    AptKeys(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        if (act.is("apt-key")) {
            aptKey(act);
        }
        for (Redirection redirect : act.redirects()) {
            if (redirect.takesOutput()) {
                keyring(redirect.target());
            }
        }
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            boolean written = (i > 0 && OUTPUT.contains(words.get(i - 1).text()))
                    || (last && COPYING.contains(act.program()))
                    || act.is("tee");
            if (written) {
                keyring(words.get(i));
            } else if (words.get(i).text().matches("--(output|output-document)=.*")) {
                keyring(words.get(i).from(words.get(i).text().indexOf('=') + 1));
            }
        }
    }

    private void aptKey(Act act) {
        List<Term> verbs = act.arguments().stream()
                .filter(word -> ADDING.contains(word.text()))
                .toList();
        if (verbs.isEmpty()) {
            return;
        }
        Span span = act.words().get(0).span().cover(verbs.get(0).span());
        boolean pinned = KeyId.all(act.arguments()).stream().anyMatch(id -> id.form() == KeyId.Form.FINGERPRINT);
        String remedy =
                "gpg --dearmor -o /etc/apt/keyrings/NAME.gpg, and signed-by=/etc/apt/keyrings/NAME.gpg in the source";
        if (around.base().lacksAptKey()) {
            findings.add(
                    Rule.TR304,
                    Level.ERROR,
                    span,
                    "apt-key is no longer in " + around.base().image(),
                    remedy);
        } else {
            findings.add(
                    Rule.TR304,
                    pinned || around.pinsKeys() ? Level.NOTE : Level.WARNING,
                    span,
                    "apt-key trusts the key for every repository, and is gone after Debian 12 and Ubuntu 24.04",
                    remedy);
        }
    }

    private void keyring(Term file) {
        if (file.value().any(AptKeys::isForAll)) {
            report(file.text(), file.span());
        }
    }

    private static boolean isForAll(String path) {
        return path.matches("/etc/apt/trusted\\.gpg(\\.d(/.*)?)?");
    }

    private void report(String path, Span span) {
        findings.add(
                Rule.TR305,
                around.pinsKeys() ? Level.NOTE : Level.WARNING,
                span,
                "a key in " + Printable.escape(path) + " is trusted for every repository",
                "put it into /etc/apt/keyrings, and name it with signed-by= in the one source that it is for");
    }

    /** Keyrings that the build context brings. */
    void judgeCopied(Stage stage) {
        for (Instruction instruction : stage.instructions()) {
            if (instruction.is("COPY") || instruction.is("ADD")) {
                List<MappedText> words = instruction.words();
                MappedText target = words.isEmpty() ? MappedText.empty() : words.get(words.size() - 1);
                if (isForAll(target.text())) {
                    findings.add(
                            Rule.TR305,
                            Level.NOTE,
                            target.origin(),
                            "a key in " + Printable.escape(target.text()) + " is trusted for every repository",
                            "put it into /etc/apt/keyrings, and name it with signed-by= in the one source that it is for");
                }
            }
        }
    }
}
