package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that an image's settings or history keep: TR601. */
final class Secrets {
    /** By its last words, a name says that it holds a secret. */
    private static final Pattern NAME = Pattern.compile(
            "(.*[_-])?(PASSWORD|PASSWD|PASS|PASSPHRASE|PWD|SECRET|SECRETS|TOKEN|APIKEY|CREDENTIALS?|SECRET_KEY_BASE"
                    + "|(API|ACCESS|SECRET|PRIVATE|AUTH|ENCRYPTION|ACCOUNT|STORAGE|LICENSE|SSH|MASTER|JWT|DEPLOY|SECRET_ACCESS)[_-]?KEY)"
                    + "|AWS_ACCESS_KEY_ID|[A-Z]*(PASSWORD|PASSWD|APIKEY|AUTHTOKEN)",
            Pattern.CASE_INSENSITIVE);

    /** Names that only look so: the shell's own directories, and keys that are not secret. */
    private static final Pattern HARMLESS_NAME = Pattern.compile(
            "PWD|OLDPWD|.*(GPG|PGP|PUBLIC|SIGNING)_?(ACCESS_)?(API_)?KEYS?|.*(CANCELLATION|END|START|EOS|BOS|PAD|SEP|STOP|UNK|MASK)_?TOKEN",
            Pattern.CASE_INSENSITIVE);

    /** What is no secret: switches, numbers, paths, and words that stand for one. */
    private static final Pattern HARMLESS_VALUE = Pattern.compile(
            "(?i)|true|false|yes|no|on|off|none|null|nil|undefined|unset|disabled|enabled|auto|default|empty|required|optional|[0-9]{1,4}"
                    + "|[./~].*|file:.*|.*\\.(txt|pem|key|json|ya?ml|env|cfg|conf|ini)|<.*>|\\{\\{.*|%.*|\\*+|x{3,}|\\.{3}|…"
                    + "|.*(change[-_ ]?(it|me|this)|change_?in|replace[-_ ]?(me|this|with)|place[-_ ]?holder|example|dummy|fake|sample|redacted|insecure|not[-_ ]?(a[-_ ])?(real|secret)|to[-_ ]?be[-_ ]|todo|fixme|your[-_ ]|_here|-here|insert[-_ ]).*");

    /** Weak as they are, these are what the image asks for; nobody else's secret is given away. */
    private static final Pattern WELL_KNOWN = Pattern.compile(
            "(?i)(my|the|test|dev|local|some)?[-_]?(root|admin|administrator|password|passwd|pass|pw|secret|token|test|testing|postgres|mysql|mariadb|mongo|redis|guest|user|username|docker|app|key|api[-_]?key|oracle|sa|rabbitmq|123|1234|12345|123456|12345678|qwerty|foo|bar|foobar|abc123?)[-_!]?[0-9]{0,4}");

    /** Made by a program, or by somebody who took care; words alone may stand for anything. */
    private static final Pattern LIKELY = Pattern.compile("(?s)(?=.*[0-9])(?=.*[A-Za-z]).{7,}");

    /** Forms that issuers of tokens publish, so that they can be found. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|\\bgh[pousr]_[0-9A-Za-z]{36}|\\bgithub_pat_[0-9A-Za-z_]{40,}|\\bglpat-[0-9A-Za-z_-]{20}"
                    + "|\\bxox[abprs]-[0-9A-Za-z-]{20,}|\\bsk_live_[0-9A-Za-z]{20,}|\\bAIza[0-9A-Za-z_-]{35}\\b|\\bnpm_[0-9A-Za-z]{36}\\b|\\bSG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}");

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----");

    /** A command that looks for one, just before. */
    private static final Pattern SEARCH = Pattern.compile("\\b(grep|egrep|sed|awk)\\b");

    private static final int BEFORE = 60;

    /** Of names and values, only so much is looked at; passwords are shorter. */
    private static final int LENGTH_MAX = 512;

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@$]*:([^/\\s:@$]+)@[^\\s]+");

    private static final Pattern LOGIN_IN_RUN =
            Pattern.compile("(?i)https?://[a-z0-9._+-]{1,64}:([^/\\s:@$\"'`<{]{4,200})@[a-z0-9]");

    private static final String REMEDY =
            "RUN --mount=type=secret,id=NAME for the build; for running, give it when the container is started";

    private final Dockerfile file;
    private final Findings findings;

    Secrets(Dockerfile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void judge() {
        for (Instruction written : file.instructions()) {
            Instruction instruction = written.trigger().orElse(written);
            if (instruction.is("ENV") || instruction.is("ARG")) {
                Setting.of(instruction, file.escape()).forEach(setting -> setting(instruction, setting));
            }
            MappedText text = instruction.script();
            if (instruction.is("RUN")) {
                logins(text);
            }
            Matcher key = PRIVATE_KEY.matcher(text.text());
            if (key.find()
                    && !SEARCH.matcher(text.text().substring(Math.max(0, key.start() - BEFORE), key.start()))
                            .find()) {
                complain(text.origin(key.start(), key.end()), Level.ERROR, "a private key stands in this file");
            }
        }
    }

    /** Passwords in URLs of commands: they stay in the history of the image. */
    private void logins(MappedText text) {
        Matcher login = LOGIN_IN_RUN.matcher(text.text());
        while (login.find()) {
            String password = login.group(1);
            if (!isHarmless(password)) {
                complain(
                        text.origin(login.start(1), login.end(1)),
                        WELL_KNOWN.matcher(password).matches() ? Level.WARNING : Level.ERROR,
                        "the password in this URL can be read by everybody who has the image");
            }
        }
    }

    private void setting(Instruction instruction, Setting setting) {
        String written = setting.name().text();
        String name = written.substring(Math.max(0, written.length() - LENGTH_MAX));
        boolean secret =
                NAME.matcher(name).matches() && !HARMLESS_NAME.matcher(name).matches();
        Optional<MappedText> given = setting.value();
        if (given.isEmpty()) {
            if (secret && instruction.is("ARG")) {
                complain(
                        setting.name().origin(),
                        Level.NOTE,
                        "what is given for " + Printable.escape(name) + " stays in the history of the image");
            }
            return;
        }
        String whole = unquoted(given.get().text());
        String value = whole.substring(0, Math.min(whole.length(), LENGTH_MAX));
        Span span = setting.name().origin().cover(given.get().origin());
        Matcher login = LOGIN.matcher(value);
        if (TOKEN.matcher(value).find() && !HARMLESS_VALUE.matcher(value).matches()) {
            complain(
                    span,
                    Level.ERROR,
                    Printable.escape(name) + " holds a token, which everybody can read who has the image");
        } else if (login.find() && !isHarmless(login.group(1))) {
            Level level = WELL_KNOWN.matcher(login.group(1)).matches() ? Level.WARNING : Level.ERROR;
            complain(
                    span,
                    level,
                    "the URL in " + Printable.escape(name)
                            + " holds a password, which everybody can read who has the image");
        } else if (secret && value.indexOf('$') < 0 && !isHarmless(value)) {
            Level level = WELL_KNOWN.matcher(value).matches()
                            || !LIKELY.matcher(value).matches()
                    ? Level.WARNING
                    : Level.ERROR;
            complain(
                    span,
                    level,
                    "the value of " + Printable.escape(name) + " can be read by everybody who has the image");
        }
    }

    /** Switches, paths, other names, and addresses are no secrets. */
    private static boolean isHarmless(String value) {
        return HARMLESS_VALUE.matcher(value).matches()
                || value.matches("[a-z][a-z0-9+.-]*://[^@]*")
                || value.toLowerCase(Locale.ROOT).matches("[a-z]+([-_][a-z]+)+_file");
    }

    private void complain(Span span, Level level, String message) {
        findings.add(Rule.TR601, level, span, message, REMEDY);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
