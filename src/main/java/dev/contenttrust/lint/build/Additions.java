package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Flag;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What ADD fetches: TR201 and TR202, and TR205 or TR206 of it. */
final class Additions {
    private static final Pattern URL = Pattern.compile("(?i)(https?|ftp)://.+");

    /** What the builder takes for a Git repository (BuildKit, util/gitutil). */
    private static final Pattern GIT =
            Pattern.compile("(?i)(git@|git://|ssh://|github\\.com/).+|https?://[^#?]+\\.git/?([#?].*)?");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern QUERY = Pattern.compile(".*[?&](checksum|commit)=([0-9a-fA-F]{40}|[0-9a-fA-F]{64})([&#].*)?");
    private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})");
    private static final Pattern LOCAL = Pattern.compile("(?i)https?://(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?");

    private final Dockerfile file;
    private final Stages stages;
    private final VerifiedNames verified;
    private final Findings findings;

    Additions(Dockerfile file, Stages stages, BuildFlow flow, Findings findings) {
        this.file = file;
        this.stages = stages;
        this.verified = new VerifiedNames(flow);
        this.findings = findings;
    }

    void judge() {
        Map<Integer, Variables> left = new HashMap<>();
        for (Stage stage : stages.all()) {
            Variables variables = stage.parent()
                    .flatMap(parent -> Optional.ofNullable(left.get(parent)))
                    .map(Variables::inherited)
                    .orElseGet(() -> new Variables(stages, file.escape()));
            for (Instruction written : stage.instructions()) {
                Instruction instruction = written.trigger().orElse(written);
                variables.read(instruction);
                if (instruction.is("ADD")) {
                    add(instruction, variables, stage.number());
                }
            }
            left.put(stage.number(), variables);
        }
    }

    private void add(Instruction instruction, Variables variables, int stage) {
        List<MappedText> words = instruction.words();
        Optional<MappedText> checksum = instruction.flag("checksum").map(Flag::value).map(variables::expand);
        for (int i = 0; i + 1 < words.size(); i++) {
            MappedText source = variables.expand(words.get(i));
            Span span = words.get(i).origin();
            if (GIT.matcher(source.text()).matches()) {
                repository(source.text(), checksum, span);
            } else if (URL.matcher(source.text()).matches()) {
                String target = variables.expand(words.get(words.size() - 1)).text();
                file(source.text(), target, checksum, span, stage);
            }
        }
    }

    private void repository(String source, Optional<MappedText> checksum, Span span) {
        int hash = source.indexOf('#');
        String fragment = hash < 0 ? "" : source.substring(hash + 1);
        String reference = fragment.contains(":") ? fragment.substring(0, fragment.indexOf(':')) : fragment;
        boolean pinned = isUnknown(reference)
                || COMMIT.matcher(reference).matches()
                || QUERY.matcher(source).matches()
                || checksum.filter(value -> !value.isKnown()
                                || COMMIT.matcher(value.text()).matches())
                        .isPresent();
        if (!pinned) {
            String why = checksum.isPresent()
                    ? ": the checksum is only the beginning of a commit's, and others can make a commit that begins so"
                    : reference.isEmpty()
                            ? ": it is whatever the default branch holds on the day"
                            : ": \"" + shown(reference) + "\" may be moved to another commit";
            findings.add(
                    Rule.TR202,
                    span,
                    "\"" + shown(source) + "\" is not named by its commit" + why,
                    "the 40 hex digits of the commit after the #, or --checksum=COMMIT");
        }
    }

    private void file(String url, String target, Optional<MappedText> checksum, Span span, int stage) {
        boolean plain = !url.regionMatches(true, 0, "https:", 0, 6)
                && !LOCAL.matcher(url).matches();
        boolean checked = checksum.filter(value -> !value.isKnown()
                        || DIGEST.matcher(value.text()).matches())
                .isPresent();
        if (checked || isVerified(url, target, stage)) {
            if (plain) {
                findings.add(
                        Rule.TR206,
                        span,
                        "\"" + shown(url) + "\" comes over plain http; it is verified",
                        "https, where the server has it");
            }
            return;
        }
        findings.add(
                Rule.TR201,
                span,
                "nothing verifies \"" + shown(url) + "\"",
                "ADD --checksum=sha256:HASH " + shown(url) + " …");
        if (plain) {
            findings.add(
                    Rule.TR205,
                    Level.ERROR,
                    span,
                    "\"" + shown(url) + "\" comes over plain http: anybody on the way can put something else in its place",
                    "https, and --checksum=sha256:HASH");
        }
    }

    /** Whether a later command that verifies something names the file; a list of checksums may name any. */
    private boolean isVerified(String url, String target, int stage) {
        String path = url.replaceFirst("[?#].*", "");
        String remote = path.substring(path.lastIndexOf('/') + 1);
        String local = target.endsWith("/") || target.endsWith(".") ? "" : target.substring(target.lastIndexOf('/') + 1);
        return verified.isNamed(remote, stage) || verified.isNamed(local, stage);
    }

    private static boolean isUnknown(String text) {
        return text.indexOf(MappedText.UNKNOWN) >= 0;
    }

    private static String shown(String text) {
        String known = text.replace(MappedText.UNKNOWN, '…');
        return Printable.escape(known.length() > 120 ? known.substring(0, 120) + "…" : known);
    }
}
