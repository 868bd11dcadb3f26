package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.download.DownloadCheck;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.flow.Transfer;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What ADD fetches: TR201 and TR202, and TR205 or TR206 of it. */
final class Additions {
    private static final Pattern URL = Pattern.compile("(?i)(https?|ftp)://.+");

    /** What the builder takes for a Git repository (BuildKit, util/gitutil). */
    private static final Pattern GIT =
            Pattern.compile("(?i)(git@|git://|ssh://|github\\.com/).+|https?://[^#?]+\\.git/?([#?].*)?");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern QUERY =
            Pattern.compile(".*[?&](checksum|commit)=([0-9a-fA-F]{40}|[0-9a-fA-F]{64})([&#].*)?");
    private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})");
    private static final Pattern LOCAL = Pattern.compile("(?i)https?://(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?");

    /** Data and texts, and what is asked to notice that something is new. */
    private static final Pattern READ_ONLY = Pattern.compile(
            "(?i)[^?#]*\\.(json|txt|html?|md|csv|ico|png|svg|jpe?g|css)([?#].*)?|https://api\\.github\\.com/.*");

    private final BuildFlow flow;
    private final Set<Instruction> verified;
    private final Findings findings;

    Additions(BuildFlow flow, DownloadCheck downloads, Findings findings) {
        this.flow = flow;
        this.findings = findings;
        boolean any = flow.transfers().stream().anyMatch(Additions::fetches);
        this.verified = any ? downloads.verifiedAdditions() : Set.of();
    }

    void judge() {
        flow.transfers().stream().filter(Additions::fetches).forEach(this::add);
    }

    private static boolean fetches(Transfer transfer) {
        return transfer.instruction().is("ADD")
                && transfer.sources().stream()
                        .anyMatch(source -> GIT.matcher(source.text()).matches()
                                || URL.matcher(source.text()).matches());
    }

    private void add(Transfer transfer) {
        Optional<String> checksum =
                transfer.instruction().flag("checksum").map(flag -> flag.value().text());
        for (Term source : transfer.sources()) {
            if (GIT.matcher(source.text()).matches()) {
                repository(source.text(), checksum, source.span());
            } else if (URL.matcher(source.text()).matches()) {
                file(source.text(), checksum, source.span(), verified.contains(transfer.instruction()));
            }
        }
    }

    private void repository(String source, Optional<String> checksum, Span span) {
        int hash = source.indexOf('#');
        String fragment = hash < 0 ? "" : source.substring(hash + 1);
        String reference = fragment.contains(":") ? fragment.substring(0, fragment.indexOf(':')) : fragment;
        boolean pinned = isUnknown(reference)
                || COMMIT.matcher(reference).matches()
                || QUERY.matcher(source).matches()
                || checksum.filter(value ->
                                value.indexOf('$') >= 0 || COMMIT.matcher(value).matches())
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

    private void file(String url, Optional<String> checksum, Span span, boolean verified) {
        boolean plain = !url.regionMatches(true, 0, "https:", 0, 6)
                && !LOCAL.matcher(url).matches();
        boolean checked = checksum.filter(value ->
                        value.indexOf('$') >= 0 || DIGEST.matcher(value).matches())
                .isPresent();
        if (checked || verified) {
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
                READ_ONLY.matcher(url).matches() && !plain ? Level.NOTE : Level.WARNING,
                span,
                "nothing verifies \"" + shown(url) + "\"",
                "ADD --checksum=sha256:HASH " + shown(url) + " …");
        if (plain) {
            findings.add(
                    Rule.TR205,
                    Level.ERROR,
                    span,
                    "\"" + shown(url)
                            + "\" comes over plain http: anybody on the way can put something else in its place",
                    "https, and --checksum=sha256:HASH");
        }
    }

    private static boolean isUnknown(String text) {
        return text.indexOf(MappedText.UNKNOWN) >= 0;
    }

    private static String shown(String text) {
        String known = text.replace(MappedText.UNKNOWN, '…');
        return Printable.escape(known.length() > 120 ? known.substring(0, 120) + "…" : known);
    }
}
