package dev.contenttrust.lint.key;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a build's commands make of keys. */
public final class KeyRules {
    /** What key servers answer over HTTP (draft-gallagher-openpgp-hkp). */
    private static final Pattern LOOKUP = Pattern.compile("(?i)pks/lookup\\?\\S*search=(?:0x|%200x|%220x)?([0-9a-f]+)");

    private static final Pattern LIST =
            Pattern.compile("\\s*(0[xX])?[0-9A-Fa-f]{16,64}!?(\\s+(0[xX])?[0-9A-Fa-f]{16,64}!?)+\\s*");

    private final BuildFlow flow;
    private final Findings findings;

    private KeyRules(BuildFlow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    /** Adds what is found of keys and signatures. */
    public static void check(Stages stages, BuildFlow flow, Evidence evidence, Findings findings) {
        new KeyRules(flow, findings).judge();
        new KeyServers(flow, findings).judge();
        new AptKeys(stages, flow, evidence, findings).judge();
        new ReadSignatures(flow, findings).judge();
    }

    private void judge() {
        for (Act act : flow.acts()) {
            if (Gpg.receives(act)) {
                Gpg.received(act).forEach(key -> key.value().texts().forEach(text -> name(text, key.span())));
            } else if (act.is("curl", "wget", "rpm", "apt-key", "yum", "dnf", "gpg", "aria2c")) {
                act.arguments().forEach(this::lookup);
            }
            lists(act);
        }
    }

    private void name(MappedText text, Span otherwise) {
        name(KeyName.of(text.text()), text.text(), text.length() > 0 ? text.origin() : otherwise);
    }

    private void name(KeyName name, String text, Span span) {
        String shown = Printable.escape(text.strip());
        if (name == KeyName.SHORT) {
            findings.add(
                    Rule.TR301,
                    span,
                    "anybody can make another key that is named " + shown + ", and key servers hold such twins",
                    "the whole fingerprint, 40 hex digits: gpg --fingerprint " + shown + " shows it; ask its owner");
        } else if (name == KeyName.LONG) {
            findings.add(
                    Rule.TR302,
                    span,
                    "the sixteen digits " + shown
                            + " are the end of a fingerprint, and others can make a key that ends so",
                    "the whole fingerprint, 40 hex digits: gpg --fingerprint " + shown + " shows it; ask its owner");
        }
    }

    private void lookup(Term word) {
        for (MappedText text : word.value().texts()) {
            Matcher lookup = LOOKUP.matcher(text.text());
            if (lookup.find()) {
                name(text.part(lookup.start(1), lookup.end(1)), word.span());
            }
        }
    }

    private void lists(Act act) {
        if (!Gpg.is(act)) {
            return;
        }
        boolean exports = act.arguments().stream().anyMatch(word -> word.startsWith("--export"));
        boolean receives = Gpg.receives(act);
        List<Term> words = exports ? Gpg.operands(act) : receives ? Gpg.received(act) : List.of();
        for (Term word : words) {
            if (word.value().any(text -> LIST.matcher(text).matches())) {
                findings.add(
                        Rule.TR310,
                        word.span(),
                        exports
                                ? "gpg takes these keys for one name because of the quotes, and exports the first of them or none"
                                : "gpg takes these keys for one name because of the quotes, and receives the first of them or none",
                        "without the quotes, or a loop: for key in $KEYS; do … \"$key\"; done");
            }
        }
    }
}
