package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys as notary and {@code docker trust} store them: PEM with the role among its headers (notary, trustmanager/keys.go). */
public final class TrustKeyFile implements FileKind {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN (?:ENCRYPTED |EC |RSA |ED25519 )?PRIVATE KEY-----\\r?\\n(?:[A-Za-z-]+: [^\\n]*\\n)*?(?:role|gun): \\S");

    @Override
    public boolean claims(String fileName) {
        return fileName.endsWith(".key") || fileName.endsWith(".pem");
    }

    /** Most keys are of something else, and in binary forms too. */
    @Override
    public boolean isSureOf(String fileName) {
        return false;
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        Matcher key = KEY.matcher(text.text());
        if (key.find()) {
            findings.add(
                    Rule.TR705,
                    new Span(key.start(), key.start() + "-----BEGIN".length()),
                    "here is a private key of content trust",
                    "take it out of the repository and its history, and replace it: notary key rotate");
        }
    }
}
