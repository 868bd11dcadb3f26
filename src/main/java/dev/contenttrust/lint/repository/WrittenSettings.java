package dev.contenttrust.lint.repository;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of settings that switch a verification off, in files that programs read: TR207 and TR403. */
final class WrittenSettings {
    private static final String NO = "\\s*[=: ]?\\s*[\"']?(0|no|off|false|never|none)\\b";
    private static final String YES = "\\s*[=: ]?\\s*[\"']?(1|yes|on|true)\\b";

    /**
     * @param path that the file's path must have in it
     * @param line what a line has in it
     * @param what it does
     */
    private record Setting(Rule rule, Pattern path, Pattern line, String what) {
        Setting(Rule rule, String path, String line, String what) {
            this(rule, Pattern.compile(path), Pattern.compile("(?i)" + line), what);
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(Rule.TR403, "apt", "\\bAllowUnauthenticated" + YES, "apt installs packages that nobody signed"),
            new Setting(
                    Rule.TR403,
                    "apt",
                    "\\bAllowInsecureRepositories" + YES,
                    "apt takes repositories that nobody signed"),
            new Setting(
                    Rule.TR403,
                    "apt",
                    "\\bAllowDowngradeToInsecureRepositories" + YES,
                    "apt takes repositories that nobody signs any more"),
            new Setting(Rule.TR403, "apt", "\\bVerify-(Peer|Host)" + NO, "apt does not ask who the server is"),
            new Setting(
                    Rule.TR403,
                    "npmrc|yarnrc",
                    "(^|\\s)(strict-ssl|enableStrictSsl)" + NO,
                    "packages come from whichever server answers"),
            new Setting(
                    Rule.TR403,
                    "pip\\.(conf|ini)|pip/",
                    "^\\s*trusted-host\\s*=\\s*[^\\s#]+",
                    "pip does not ask who this server is"),
            new Setting(Rule.TR403, "condarc", "^\\s*ssl_verify\\s*:" + NO, "conda does not ask who the server is"),
            new Setting(
                    Rule.TR403,
                    "gemrc|bundle",
                    "ssl_verify_mode\\W*\\s*[\"']?0\\b",
                    "gem does not ask who the server is"),
            new Setting(
                    Rule.TR403,
                    "yum|dnf|zypp|repo",
                    "^\\s*sslverify\\s*=\\s*(0|no|false|off)\\b",
                    "packages come from whichever server answers"),
            new Setting(Rule.TR207, "curlrc", "^\\s*(--)?(insecure|-k)\\b", "curl does not ask who a server is"),
            new Setting(Rule.TR207, "wgetrc", "check[_-]?certificate" + NO, "wget does not ask who a server is"),
            new Setting(Rule.TR207, "gitconfig", "sslVerify" + NO, "git does not ask who a server is"));

    private final Findings findings;

    WrittenSettings(Findings findings) {
        this.findings = findings;
    }

    void judge(WrittenFile file) {
        List<Setting> possible = SETTINGS.stream()
                .filter(setting -> setting.path().matcher(file.path()).find())
                .toList();
        for (MappedText line : possible.isEmpty() ? List.<MappedText>of() : file.lines()) {
            possible.forEach(setting -> judge(setting, line));
        }
    }

    private void judge(Setting setting, MappedText line) {
        Matcher found = setting.line().matcher(line.text());
        if (!line.text().strip().startsWith("#") && found.find()) {
            MappedText written = line.part(found.start(), found.end()).strip();
            findings.add(
                    setting.rule(),
                    written.origin(),
                    "\"" + Printable.escape(written.text()) + "\": " + setting.what(),
                    "leave it out, and give the program the certificate or key that it needs");
        }
    }
}
