package dev.contenttrust.lint.download;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Swallowed;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Dockerfile downloads, and whether it is verified before it is used. */
public final class DownloadCheck {
    private static final Pattern VERIFIES = Pattern.compile(
            "\\b(sha\\d+sum|shasum|md5sum|b2sum|gpgv)\\b|\\bgpg2?\\b.*--(verify|decrypt)|\\bopenssl\\s+dgst|\\b(cosign|minisign|signify)\\b");

    private final Dockerfile file;
    private final BuildFlow flow;
    private final List<Download> downloads;

    private DownloadCheck(Dockerfile file, BuildFlow flow) {
        this.file = file;
        this.flow = flow;
        this.downloads = new Stagewise(file, flow).follow();
    }

    /**
     * Follows the downloads of a file.
     *
     * @param flow of the file
     */
    public static DownloadCheck of(Dockerfile file, BuildFlow flow) {
        return new DownloadCheck(file, flow);
    }

    /** Judges all that RUN downloads. */
    public void judge(Findings findings) {
        if (!flow.isWhole()) {
            findings.add(
                    Rule.TR001,
                    Level.NOTE,
                    new Span(0, 0),
                    "its commands are more, or deeper in each other, than people write; they were not all followed",
                    "leave the file out");
        }
        Verdicts verdicts = new Verdicts(new Verifications(flow.acts()), findings);
        downloads.stream().filter(download -> !download.isAdded()).forEach(verdicts::judge);
        flow.swallowed().forEach(comment -> swallowed(file.source(), comment, findings));
    }

    /** The ADD instructions of URLs whose files are verified by a later RUN. */
    public Set<Instruction> verifiedAdditions() {
        Verifications verifications = new Verifications(flow.acts());
        return downloads.stream()
                .filter(download -> download.isAdded()
                        && (download.proves() || verifications.best(download).isPresent()))
                .map(download -> download.fetch().act().run())
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private static void swallowed(SourceText source, Swallowed comment, Findings findings) {
        int line = source.line(comment.span().start());
        int end = source.lineSpan(line).end();
        if (end < comment.span().end()
                && VERIFIES.matcher(source.text(new Span(end, comment.span().end())))
                        .find()) {
            int start = comment.span().start();
            findings.add(
                    Rule.TR210,
                    new Span(
                            start,
                            Math.max(
                                    start,
                                    start
                                            + source.text(new Span(start, end))
                                                    .stripTrailing()
                                                    .length())),
                    "the lines are joined before the shell reads them, so this # takes the verification after it with it",
                    "put the comment on a line of its own");
        }
    }
}
