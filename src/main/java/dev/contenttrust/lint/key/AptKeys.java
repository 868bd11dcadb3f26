package dev.contenttrust.lint.key;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys that apt trusts for whatever repository: TR304 and TR305. */
final class AptKeys {
    private static final Pattern EVERYWHERE = Pattern.compile("(?:gnupg-ring:)?/etc/apt/trusted\\.gpg(\\.d(/.*)?)?");

    /** Programs that put a file where their last word says. */
    private static final Set<String> PLACING = Set.of("cp", "mv", "install", "ln", "rsync");

    /** Programs that put it where an option says, or several words. */
    private static final Set<String> WRITING = Set.of("curl", "wget", "tee", "gpg", "gpg1", "gpg2", "aria2c");

    private static final Pattern OUTPUT =
            Pattern.compile("-[a-zA-Z]*[oOP]|--output|--output-document|--keyring|-d|--dir|--directory-prefix");

    private static final String SIGNED_BY =
            "gpg --dearmor -o /usr/share/keyrings/NAME.gpg, and deb [signed-by=/usr/share/keyrings/NAME.gpg] …";

    private final Stages stages;
    private final BuildFlow flow;
    private final Evidence evidence;
    private final Findings findings;
    private final Map<Integer, Boolean> gone = new HashMap<>();

    AptKeys(Stages stages, BuildFlow flow, Evidence evidence, Findings findings) {
        this.stages = stages;
        this.flow = flow;
        this.evidence = evidence;
        this.findings = findings;
    }

    void judge() {
        for (Act act : flow.acts()) {
            if (act.is("apt-key")) {
                command(act);
            } else {
                placed(act);
            }
        }
        for (Stage stage : stages.all()) {
            stage.instructions().forEach(this::copied);
        }
    }

    private void command(Act act) {
        String verb = verb(act);
        Span span = span(act, verb);
        boolean adds = verb.equals("add") || verb.equals("adv");
        if (gone.computeIfAbsent(act.stage(), stage -> AptReleases.isWithoutAptKey(stages, stage))) {
            findings.add(
                    Rule.TR304,
                    Level.ERROR,
                    span,
                    "this base has no apt-key any more: it was taken out after Debian 12 and Ubuntu 24.04",
                    SIGNED_BY);
        } else if (adds) {
            findings.add(
                    Rule.TR304,
                    level(act),
                    span,
                    "apt-key was taken out after Debian 12 and Ubuntu 24.04, and what it adds is trusted for all repositories",
                    SIGNED_BY);
        }
        boolean own = Gpg.values(act, "--keyring").stream()
                .anyMatch(ring -> !EVERYWHERE.matcher(ring.text()).matches());
        if (adds && !own) {
            everywhere(span, level(act), "the key that apt-key adds");
        }
    }

    /** A key that is named by its fingerprint is the right one, if trusted for too much. */
    private Level level(Act act) {
        boolean named = Gpg.receives(act)
                ? Gpg.received(act).stream()
                        .allMatch(
                                key -> Gpg.isUnknown(key) || key.value().all(text -> KeyName.of(text) == KeyName.FULL))
                : evidence.isPinned(act.run());
        return named ? Level.NOTE : Level.WARNING;
    }

    private static String verb(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals("--keyring")) {
                i++;
            } else if (!text.startsWith("-")) {
                return text;
            }
        }
        return "";
    }

    private static Span span(Act act, String verb) {
        Span first = act.words().get(0).span();
        return act.arguments().stream()
                .filter(word -> word.is(verb))
                .findFirst()
                .map(word -> first.cover(word.span()))
                .orElse(first);
    }

    private void placed(Act act) {
        target(act)
                .ifPresent(path -> everywhere(
                        path.span(),
                        evidence.isPinned(act.run()) ? Level.NOTE : Level.WARNING,
                        "a key in " + path.text().replace("gnupg-ring:", "").replace(MappedText.UNKNOWN, '…')));
    }

    /** Where it writes such a keyring. */
    private static Optional<Term> target(Act act) {
        Optional<Term> redirected = act.redirects().stream()
                .filter(Redirection::takesOutput)
                .map(Redirection::target)
                .filter(AptKeys::isEverywhere)
                .findFirst();
        List<Term> words = act.arguments();
        if (redirected.isPresent() || words.isEmpty()) {
            return act.is("echo", "printf") ? Optional.empty() : redirected;
        }
        if (PLACING.contains(act.program())) {
            return Optional.of(words.get(words.size() - 1)).filter(AptKeys::isEverywhere);
        }
        if (!WRITING.contains(act.program()) || isReading(act)) {
            return Optional.empty();
        }
        for (int i = 0; i < words.size(); i++) {
            boolean written = act.is("tee")
                    || (i > 0 && OUTPUT.matcher(words.get(i - 1).text()).matches())
                    || words.get(i).text().matches("--(output|output-document|keyring)=.*");
            Term path = written && words.get(i).startsWith("--")
                    ? words.get(i).from(words.get(i).text().indexOf('=') + 1)
                    : words.get(i);
            if (written && isEverywhere(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static boolean isReading(Act act) {
        return act.program().startsWith("gpg")
                && !act.has("-o", "--output", "--import", "--dearmor", "--export")
                && !Gpg.receives(act);
    }

    private static boolean isEverywhere(Term path) {
        return path.value().any(text -> EVERYWHERE.matcher(text).matches());
    }

    private void copied(Instruction written) {
        Instruction instruction = written.trigger().orElse(written);
        List<MappedText> words = instruction.words();
        if ((instruction.is("COPY") || instruction.is("ADD")) && words.size() > 1) {
            MappedText target = words.get(words.size() - 1);
            boolean downloads = words.get(0).text().contains("://")
                    && instruction.flag("checksum").isEmpty();
            if (EVERYWHERE.matcher(target.text()).matches()) {
                everywhere(target.origin(), downloads ? Level.WARNING : Level.NOTE, "a key in " + target.text());
            }
        }
    }

    private void everywhere(Span span, Level level, String what) {
        findings.add(
                Rule.TR305,
                level,
                span,
                what + " may sign the packages of every repository, those of the distribution included",
                "/usr/share/keyrings/NAME.gpg, and deb [signed-by=/usr/share/keyrings/NAME.gpg] …");
    }
}
