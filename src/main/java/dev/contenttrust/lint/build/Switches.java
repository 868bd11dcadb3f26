package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verification that is switched off, of certificates (TR207) and of packages (TR403). */
final class Switches implements CommandRule {
    private static final Set<String> APT = Set.of("apt-get", "apt", "aptitude", "apt-install");
    private static final Set<String> RPM = Set.of("yum", "dnf", "microdnf", "tdnf", "zypper", "rpm", "dnf5");

    /** Options of curl whose value may follow in the same word. */
    private static final String CURL_VALUES = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

    /** What it would turn off in apt's configuration. */
    private static final Pattern APT_PACKAGES = Pattern.compile(
            "(?i)(AllowUnauthenticated|AllowInsecureRepositories|AllowDowngradeToInsecureRepositories|AllowWeakRepositories)[\\s=:\"']+(true|yes|1)\\b");

    private static final Pattern APT_TLS = Pattern.compile("(?i)Verify-(Peer|Host)[\\s=:\"']+(false|no|0)\\b");
    private static final Pattern RPM_TLS = Pattern.compile("(?i)\\bsslverify\\s*=\\s*(0|no|false|off)\\b");

    private final Surroundings around;
    private final Findings findings;

    Switches(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        act.environment()
                .forEach(variable -> variable(
                        variable.name(),
                        variable.value().text(),
                        variable.value().span()));
        if (act.is("export", "declare", "env")) {
            act.arguments().stream()
                    .filter(word -> word.text().indexOf('=') > 0)
                    .forEach(word -> variable(
                            word.text().substring(0, word.text().indexOf('=')),
                            word.text().substring(word.text().indexOf('=') + 1),
                            word.span()));
        }
        downloads(act);
        packages(act);
        languages(act);
        act.words().forEach(word -> written(word.value().first(), word.span()));
        for (Redirection redirect : act.redirects()) {
            redirect.inputText().ifPresent(text -> written(text.value().first(), text.span()));
        }
    }

    private void downloads(Act act) {
        boolean local = !act.arguments().isEmpty()
                && act.arguments().stream().anyMatch(word -> Surroundings.isLocal(word.text()))
                && act.arguments().stream()
                        .noneMatch(word -> word.text().contains("://") && !Surroundings.isLocal(word.text()));
        for (Term word : act.arguments()) {
            boolean off =
                    (act.is("curl") && (word.is("--insecure") || word.is("--proxy-insecure") || hasK(word.text())))
                            || (act.is("wget", "wget2") && word.is("--no-check-certificate"))
                            || (act.is("aria2c") && word.is("--check-certificate=false"))
                            || (act.is("git") && word.text().matches("(?i)http(\\..*)?\\.sslVerify=(false|0)"));
            if (off && !local) {
                tls(act, word.span(), word.text());
            }
        }
        if (act.is("git") && follows(act, "(?i)http\\.(.*\\.)?sslverify", "false|0|no")) {
            tls(act, act.span(), "http.sslVerify false");
        }
    }

    private static boolean hasK(String word) {
        if (!word.matches("-[A-Za-z0-9#]+")) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) == 'k') {
                return true;
            }
            if (CURL_VALUES.indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** A checksum or signature that is verified makes up for it. */
    private void tls(Act act, Span span, String what) {
        findings.add(
                Rule.TR207,
                around.verifies(act) ? Level.WARNING : Level.ERROR,
                span,
                Printable.escape(what) + ": whoever is on the way can answer in the server's place",
                "leave it out; add the server's authority to the image if it is your own");
    }

    private void packages(Act act) {
        for (Term word : act.arguments()) {
            String text = word.text();
            boolean off = (APT.contains(act.program())
                            && Set.of("--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories")
                                    .contains(text))
                    || (RPM.contains(act.program())
                            && Set.of(
                                            "--nogpgcheck",
                                            "--nogpgchecks",
                                            "--no-gpgcheck",
                                            "--no-gpg-checks",
                                            "--no-gpg-check",
                                            "--nosignature",
                                            "--nodigest",
                                            "--allow-unsigned-rpm")
                                    .contains(text));
            if (off) {
                off(Level.ERROR, word.span(), act.program() + " " + text, "signatures of packages are not checked");
            } else if (act.is("apk") && text.equals("--allow-untrusted") && !act.has("index")) {
                off(
                        around.verifies(act) ? Level.WARNING : Level.ERROR,
                        word.span(),
                        "apk --allow-untrusted",
                        "signatures of packages are not checked");
            }
        }
    }

    private void languages(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean pip = act.program().matches("pip[\\d.]*|uv|pipenv|poetry")
                    || (act.program().matches("python[\\d.]*") && act.has("pip"));
            if (pip && (text.equals("--trusted-host") || text.startsWith("--trusted-host="))) {
                boolean ours = i + 1 < words.size()
                        && Surroundings.isLocal(words.get(i + 1).text());
                if (!ours) {
                    off(
                            Level.ERROR,
                            words.get(i).span(),
                            "pip --trusted-host",
                            "the server's certificate is not checked");
                }
            }
            if (act.is("npm", "yarn", "pnpm") && text.matches("(--)?strict-ssl=false|--no-strict-ssl")) {
                off(Level.ERROR, words.get(i).span(), act.program() + " " + text, "certificates are not checked");
            }
        }
        if (act.is("npm", "yarn", "pnpm") && follows(act, "strict-ssl", "false")) {
            off(Level.ERROR, act.span(), act.program() + " strict-ssl false", "certificates are not checked");
        }
        if (act.program().matches("pip[\\d.]*")
                && act.has("config")
                && act.arguments().stream().anyMatch(word -> word.text().matches("(global|install)\\.trusted-host"))) {
            off(Level.ERROR, act.span(), "pip config trusted-host", "the server's certificate is not checked");
        }
        if (act.is("conda", "mamba") && follows(act, "ssl_verify", "(?i)false|no")) {
            off(Level.ERROR, act.span(), "conda ssl_verify false", "certificates are not checked");
        }
        if (act.is("composer") && (follows(act, "disable-tls", "true") || follows(act, "secure-http", "false"))) {
            off(Level.ERROR, act.span(), "composer without TLS", "certificates are not checked");
        }
    }

    private static boolean follows(Act act, String name, String value) {
        List<Term> words = act.arguments();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).text().matches(name) && words.get(i + 1).text().matches(value)) {
                return true;
            }
        }
        return false;
    }

    private void off(Level level, Span span, String what, String why) {
        findings.add(
                Rule.TR403,
                level,
                span,
                Printable.escape(what) + ": " + why,
                "leave it out, and give the image the key that it needs");
    }

    /** Settings that are written down, or given as {@code -o NAME=VALUE}. */
    private void written(MappedText text, Span place) {
        Matcher packages = APT_PACKAGES.matcher(text.text());
        if (packages.find()) {
            Span span = around.where(text, packages.start(), packages.end(), place);
            off(Level.ERROR, span, packages.group(1), "signatures of packages are not checked");
        }
        for (Pattern pattern : List.of(APT_TLS, RPM_TLS)) {
            Matcher certificates = pattern.matcher(text.text());
            if (certificates.find()) {
                findings.add(
                        Rule.TR207,
                        around.where(text, certificates.start(), certificates.end(), place),
                        Printable.escape(certificates.group())
                                + ": whoever is on the way can answer in the server's place",
                        "leave it out; add the server's authority to the image if it is your own");
            }
        }
    }

    /** ENV and ARG. */
    void judgeSettings(Stage stage, char escape) {
        for (Instruction instruction : stage.instructions()) {
            if (instruction.is("ENV") || instruction.is("ARG")) {
                for (Setting setting : Setting.of(instruction, escape)) {
                    setting.value()
                            .ifPresent(value -> variable(
                                    setting.name().text(),
                                    value.text().replaceAll("[\"']", "").strip(),
                                    setting.name().origin().cover(value.origin())));
                }
            }
        }
    }

    private void variable(String name, String value, Span span) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean no = Set.of("0", "false", "no", "off").contains(lower);
        boolean yes = Set.of("1", "true", "yes", "on").contains(lower);
        boolean off = switch (name) {
            case "GIT_SSL_NO_VERIFY" -> !no && !value.isEmpty();
            case "NODE_TLS_REJECT_UNAUTHORIZED" -> lower.equals("0");
            case "PYTHONHTTPSVERIFY" -> lower.equals("0");
            case "PIP_TRUSTED_HOST" -> !value.isEmpty() && !Surroundings.isLocal(value);
            case "NPM_CONFIG_STRICT_SSL", "npm_config_strict_ssl", "YARN_STRICT_SSL" -> no;
            case "HEX_UNSAFE_HTTPS" -> yes;
            default -> false;
        };
        if (off) {
            off(Level.ERROR, span, name + "=" + value, "certificates are not checked");
        } else if ((name.equals("GOSUMDB") && lower.equals("off")) || (name.equals("GONOSUMCHECK") && yes)) {
            off(Level.WARNING, span, name + "=" + value, "modules are not held against the public log of checksums");
        }
    }
}
