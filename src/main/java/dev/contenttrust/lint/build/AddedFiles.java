package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Flag;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What ADD fetches: TR201, TR202, TR205. */
final class AddedFiles {
    private final Dockerfile file;
    private final Surroundings around;
    private final Findings findings;

    AddedFiles(Dockerfile file, Surroundings around, Findings findings) {
        this.file = file;
        this.around = around;
        this.findings = findings;
    }

    void judge(Stage stage) {
        for (Instruction instruction : stage.instructions()) {
            Instruction inner = instruction.trigger().orElse(instruction);
            if (inner.is("ADD") && inner.heredocs().isEmpty()) {
                List<MappedText> words = inner.words();
                words.subList(0, Math.max(0, words.size() - 1)).forEach(word -> source(inner, word));
            }
        }
    }

    private void source(Instruction add, MappedText word) {
        String url = word.text().replace("\"", "");
        String lower = url.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("http://") || lower.startsWith("https://");
        Optional<String> checksum = add.flag("checksum").map(Flag::value).map(MappedText::text);
        if (lower.startsWith("git@")
                || lower.startsWith("git://")
                || lower.startsWith("ssh://")
                || (web && isGit(lower))) {
            git(url, checksum, word.origin());
        } else if (web && checksum.isEmpty() && !verifiedLater(url, add.span())) {
            download(url, word.origin());
        }
    }

    /** BuildKit's sources (Dockerfile reference, "Adding files from a Git repository"). */
    private static boolean isGit(String url) {
        return url.matches("https?://[^?]+\\.git(#.*)?");
    }

    private void git(String url, Optional<String> checksum, Span span) {
        int hash = url.indexOf('#');
        String reference = hash < 0 ? "" : url.substring(hash + 1).replaceFirst(":.*", "");
        boolean pinned = reference.matches("[0-9a-f]{40}|[0-9a-f]{64}|.*\\$.*")
                || checksum.filter(sum -> sum.matches("[0-9a-f]{40}|[0-9a-f]{64}|.*\\$.*"))
                        .isPresent();
        if (!pinned) {
            findings.add(
                    Rule.TR202,
                    span,
                    Printable.escape(url)
                            + (reference.isEmpty() ? " names no commit" : " names a branch or tag, which may move"),
                    "ADD --checksum=COMMIT " + url + ", with all 40 digits");
        }
    }

    private void download(String url, Span span) {
        boolean plain = url.toLowerCase(Locale.ROOT).startsWith("http://") && !Surroundings.isLocal(url);
        findings.add(
                Rule.TR201,
                span,
                "nothing says what " + Printable.escape(url) + " has to be",
                "ADD --checksum=sha256:DIGEST " + url);
        if (plain) {
            findings.add(
                    Rule.TR205,
                    Level.ERROR,
                    span,
                    "whoever is on the way can change " + Printable.escape(url),
                    "https://, and ADD --checksum=sha256:DIGEST");
        }
    }

    /** A later RUN may hold the file against a checksum or a signature. */
    private boolean verifiedLater(String url, Span add) {
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.isEmpty()
                && around.acts().stream()
                        .filter(act -> act.span().start() > add.end() && around.verifies(act))
                        .map(Act::run)
                        .distinct()
                        .anyMatch(run -> file.source().text(run.span()).contains(name));
    }
}
