package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Heredoc;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package repositories that commands write down: TR401, TR402, TR404, TR405. */
final class Repositories implements CommandRule {
    private static final Pattern TRUSTED = Pattern.compile(
            "(?i)\\b(trusted\\s*=\\s*(yes|true|1|force)|allow-insecure\\s*=\\s*(yes|true|1))|(?m)^\\s*(Trusted|Allow-Insecure):\\s*(yes|true|1)\\b");
    private static final Pattern LOCAL_SOURCE = Pattern.compile("(?i)\\b(file|copy|cdrom):");
    private static final Pattern UNCHECKED = Pattern.compile("(?i)(?<![_a-z])gpgcheck\\s*=\\s*(0|no|false|off)\\b");
    private static final Pattern CHECKED_AGAIN = Pattern.compile("(?i)gpgcheck\\s*=\\s*0\\W.*gpgcheck\\s*=\\s*1");
    private static final Pattern DEB = Pattern.compile(
            "(?m)(?:^|[\\s\"'])deb(?:-src)?\\s+(\\[[^\\]\\n]*\\]\\s*)?((?:https?|tor\\+https?)://[^\\s\"']+)");
    private static final Pattern DEB822 = Pattern.compile("(?m)^URIs:\\s*((?:https?)://\\S+)");
    private static final Pattern BASE_URL =
            Pattern.compile("(?mi)\\b(?:baseurl|mirrorlist|metalink)\\s*=\\s*(http://[^\\s\"']+)");

    /** Signed by the distribution's own keys, which the image has. */
    private static final Pattern DISTRIBUTIONS = Pattern.compile(
            "(?i)https?://((.*\\.)?(debian\\.org|ubuntu\\.com|alpinelinux\\.org|fedoraproject\\.org|centos\\.org|almalinux\\.org|rockylinux\\.org|opensuse\\.org|kali\\.org|raspbian\\.org|linuxmint\\.com)|.*/(debian|ubuntu|debian-security)/?)([:/].*)?");

    private final Surroundings around;
    private final Findings findings;

    Repositories(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        for (Term word : act.words()) {
            word.value().texts().forEach(text -> judge(text, word.span(), act));
        }
        for (Redirection redirect : act.redirects()) {
            redirect.inputText()
                    .ifPresent(given -> given.value().texts().forEach(text -> judge(text, given.span(), act)));
        }
        if (act.is("echo", "printf") && act.words().size() > 2) {
            MappedText.Builder line = new MappedText.Builder();
            for (Term word : act.arguments()) {
                MappedText text = word.value().first();
                line.append(text, 0, text.length()).append(' ', word.span().end());
            }
            judge(line.build(act.span().end()), act.span(), act);
        }
    }

    private void judge(MappedText text, Span place, Act act) {
        judge(text, place);
        unchecked(text, place, act.is("sed"));
    }

    /** With the line ends that {@code printf} and {@code echo -e} make of {@code \n}; as long as it was. */
    private static String lines(MappedText text) {
        return text.text().replace("\\n", " \n").replace("\\t", "  ");
    }

    private void judge(MappedText text, Span place) {
        if (text.length() < 8) {
            return;
        }
        String lines = lines(text);
        Matcher trusted = TRUSTED.matcher(lines);
        if (trusted.find() && !LOCAL_SOURCE.matcher(lines).find()) {
            findings.add(
                    Rule.TR401,
                    around.where(text, trusted.start(), trusted.end(), place),
                    "packages from there are installed whoever signed them, or nobody: "
                            + Printable.escape(trusted.group().strip()),
                    "signed-by=/etc/apt/keyrings/NAME.gpg instead");
        }
        Matcher deb = DEB.matcher(lines);
        while (deb.find()) {
            String options = deb.group(1) == null ? "" : deb.group(1);
            source(
                    text,
                    place,
                    deb.group(2),
                    options.toLowerCase(Locale.ROOT).contains("signed-by"),
                    deb.start(2),
                    deb.end(2));
        }
        Matcher deb822 = DEB822.matcher(lines);
        while (deb822.find()) {
            source(text, place, deb822.group(1), lines.contains("Signed-By:"), deb822.start(1), deb822.end(1));
        }
        Matcher base = BASE_URL.matcher(lines);
        while (base.find()) {
            if (!DISTRIBUTIONS.matcher(base.group(1)).matches() && !Surroundings.isLocal(base.group(1))) {
                boolean signed = lines.matches("(?si).*gpgcheck\\s*=\\s*1.*");
                plain(around.where(text, base.start(1), base.end(1), place), base.group(1), signed);
            }
        }
    }

    private void source(MappedText text, Span place, String url, boolean signedBy, int start, int end) {
        Span span = around.where(text, start, end, place);
        if (DISTRIBUTIONS.matcher(url).matches() || Surroundings.isLocal(url)) {
            return;
        }
        if (!signedBy && !TRUSTED.matcher(text.text()).find()) {
            findings.add(
                    Rule.TR404,
                    span,
                    "any key that apt trusts may sign what comes from " + Printable.escape(url),
                    "deb [signed-by=/etc/apt/keyrings/NAME.gpg] " + url + " …");
        }
        if (url.startsWith("http://")) {
            plain(span, url, signedBy || around.pinsKeys());
        }
    }

    private void plain(Span span, String url, boolean pinned) {
        findings.add(
                Rule.TR405,
                pinned ? Level.NOTE : Level.WARNING,
                span,
                "the repository " + Printable.escape(url) + " is read over plain http"
                        + (pinned ? "; its signatures are checked" : ""),
                "https://" + url.substring("http://".length()));
    }

    private void unchecked(MappedText text, Span place, boolean replaces) {
        Matcher off = UNCHECKED.matcher(lines(text));
        boolean mends = replaces && CHECKED_AGAIN.matcher(text.text()).find();
        while (!mends && off.find()) {
            findings.add(
                    Rule.TR402,
                    around.where(text, off.start(), off.end(), place),
                    "packages from there are installed without a look at their signatures: "
                            + Printable.escape(off.group()),
                    "gpgcheck=1, and gpgkey= with the repository's key");
        }
    }

    /** Texts that COPY and ADD write. */
    void judgeCopied(Stage stage) {
        for (Instruction instruction : stage.instructions()) {
            if (instruction.is("COPY") || instruction.is("ADD")) {
                for (Heredoc text : instruction.heredocs()) {
                    judge(text.content(), instruction.keywordSpan());
                    unchecked(text.content(), instruction.keywordSpan(), false);
                }
            }
        }
    }
}
