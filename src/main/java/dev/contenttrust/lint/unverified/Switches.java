package dev.contenttrust.lint.unverified;

import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The options of programs that switch verification off. */
final class Switches {
    /**
     * @param rule that it is found by
     * @param programs that know the option
     * @param option as a word, or as a word with its value after a blank
     * @param effect what it does, as a clause
     */
    private record Known(Rule rule, Level level, Pattern programs, Pattern option, String effect) {
        Known(Rule rule, String programs, String option, String effect) {
            this(rule, Level.ERROR, programs, option, effect);
        }

        Known(Rule rule, Level level, String programs, String option, String effect) {
            this(rule, level, Pattern.compile(programs), Pattern.compile(option), effect);
        }

        Switch found(String program, String shown, Span span) {
            return new Switch(rule, level, span, shown.replace(MappedText.UNKNOWN, '…'), program + " " + effect);
        }
    }

    private static final String WHOEVER = "takes what whoever answers sends";
    private static final String UNSIGNED = "installs packages whoever made them";
    private static final String NO = "[= ][\"']?(0|false|no|off|False)[\"']?";
    private static final String YES = "[= ]?[\"']?(1|true|yes|on|True)[\"']?;?";

    private static final List<Known> KNOWN = List.of(
            new Known(
                    Rule.TR207, "wget2?", "--no-check-certificate|--check-certificate=(off|no|quiet|0|false)", WHOEVER),
            new Known(Rule.TR207, "aria2c", "--check-certificate=false", WHOEVER),
            new Known(
                    Rule.TR207, "git", "http\\.(.*\\.)?ssl[vV]erify" + NO + "|http\\.(.*\\.)?sslverify" + NO, WHOEVER),
            new Known(Rule.TR207, "go", "-insecure", WHOEVER),
            new Known(Rule.TR207, "hg", "--insecure", WHOEVER),
            new Known(Rule.TR207, "svn", "--trust-server-cert(-failures.*)?", WHOEVER),
            new Known(Rule.TR207, "http|https", "--verify[= ](no|false)", WHOEVER),
            new Known(Rule.TR207, "aws", "--no-verify-ssl", WHOEVER),
            new Known(Rule.TR207, "helm|kubectl|oc", "--insecure-skip-tls-verify(=true)?", WHOEVER),
            new Known(
                    Rule.TR207,
                    "skopeo|podman|buildah|oras|crane",
                    "--(src-|dest-)?tls-verify=false|--insecure",
                    WHOEVER),
            new Known(Rule.TR207, "ansible-galaxy", "--ignore-certs|-c", WHOEVER),
            new Known(Rule.TR207, "apt-key|gpg2?|gpg1", "--?keyserver-options[= ].*no-check-cert.*", WHOEVER),
            new Known(
                    Rule.TR403,
                    "apt(-get|itude)?|apt-fast",
                    "--allow-unauthenticated|--force-yes|--allow-insecure-repositories|--no-allow-authenticated"
                            + "|(?i)(-o ?|--option=)?[\"']?(APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories"
                            + "|Acquire::AllowDowngradeToInsecureRepositories|Aptitude::CmdLine::Ignore-Trust-Violations)"
                            + YES,
                    UNSIGNED),
            new Known(
                    Rule.TR403,
                    "apt(-get|itude)?|apt-fast|apt-key",
                    "(?i)(-o ?|--option=)?[\"']?Acquire::https(::[^ :]+)*::Verify-(Peer|Host)" + NO,
                    WHOEVER),
            new Known(
                    Rule.TR403,
                    "debootstrap|mmdebstrap|cdebootstrap",
                    "--no-check-gpg|--allow-unauthenticated",
                    UNSIGNED),
            new Known(Rule.TR403, "dpkg", "--force-(bad-verify|.*,bad-verify).*", UNSIGNED),
            new Known(
                    Rule.TR403,
                    "yum|dnf5?|microdnf|tdnf|yum-builddep|dnf-3|urpmi",
                    "--no-?gpgcheck|--nogpg|--no-gpg-checks?",
                    UNSIGNED),
            new Known(
                    Rule.TR402,
                    "yum|dnf5?|microdnf|tdnf|yum-config-manager|dnf-3",
                    "--setopt[= ][\"']?([^ ]*\\.)?gpgcheck" + NO,
                    UNSIGNED),
            new Known(
                    Rule.TR403,
                    "yum|dnf5?|microdnf|tdnf|yum-config-manager|dnf-3",
                    "--setopt[= ][\"']?([^ ]*\\.)?sslverify" + NO,
                    WHOEVER),
            new Known(Rule.TR403, "zypper", "--no-gpg-checks?|--no-gpgcheck-?|--allow-unsigned-rpm", UNSIGNED),
            new Known(Rule.TR402, "zypper", "--no-gpgcheck|-G|--gpgcheck-allow-unsigned(-repo|-package)?", UNSIGNED),
            new Known(
                    Rule.TR303,
                    Level.NOTE,
                    "zypper",
                    "--gpg-auto-import-keys",
                    "trusts whatever keys the repositories that it has come with"),
            new Known(Rule.TR403, "rpm", "--nosignature|--nodigest|--nocrypto|--noverify-signature", UNSIGNED),
            new Known(Rule.TR403, "apk", "--allow-untrusted", UNSIGNED),
            new Known(
                    Rule.TR403,
                    "tlmgr|install-tl",
                    "--no-verify-downloads|--verify-repo[= ]none|-no-verify-downloads|--require-verification=0",
                    UNSIGNED),
            new Known(
                    Rule.TR403,
                    "pip[0-9.]*|python[0-9.]*|pipenv|pipx|uv|easy_install.*",
                    "--(trusted-host|allow-insecure-host)[= ].*",
                    WHOEVER),
            new Known(Rule.TR403, "pip[0-9.]*|python[0-9.]*|uv", "(global|install|user)\\.trusted-host[= ].+", WHOEVER),
            new Known(
                    Rule.TR403,
                    "npm|yarn|yarnpkg|pnpm|bower|cnpm",
                    "(--)?strict-ssl" + NO + "|--no-strict-ssl|enableStrictSsl" + NO,
                    WHOEVER),
            new Known(
                    Rule.TR403,
                    "conda|mamba|micromamba",
                    "ssl_verify[= ](no|false|False|no_verify)|--insecure|-k",
                    WHOEVER),
            new Known(
                    Rule.TR403,
                    "bundle|bundler|gem",
                    "(--global )?(:?ssl_verify_mode:?|BUNDLE_SSL_VERIFY_MODE)[= ]0",
                    WHOEVER),
            new Known(
                    Rule.TR403, "composer", "(--global |-g )?(disable-tls" + YES + "|secure-http" + NO + ")", WHOEVER),
            new Known(
                    Rule.TR403,
                    "mvn|mvnw|java",
                    "-Dmaven\\.wagon\\.http\\.ssl\\.(insecure|allowall)=true|-Daether\\.connector\\.https\\.securityMode=insecure",
                    WHOEVER),
            new Known(Rule.TR403, "poetry", "certificates\\..*\\.cert" + NO, WHOEVER),
            new Known(Rule.TR403, "choco", "--allow-empty-checksums(-secure)?|--ignore-checksums?", UNSIGNED),
            new Known(Rule.TR403, "brew", "--no-quarantine", UNSIGNED));

    /** Options of curl that take a value: what follows such a letter is no option (curl(1)). */
    private static final String CURL_VALUES = "AbcCdDeEFhHKmoPQrTtuUwxXyYzt";

    /** Found by more than a pattern: its letters may stand together. */
    private static final Known CURL = new Known(Rule.TR207, "curl", "", WHOEVER);

    private static final Set<String> CURL_INSECURE = Set.of("--insecure", "--proxy-insecure", "--doh-insecure");

    /** Of one command; nobody reads more. */
    private static final int ALL_MAX = 50;

    private Switches() {}

    /** Those of one command. */
    static List<Switch> of(Act act) {
        List<Switch> all = new ArrayList<>();
        List<Term> words = act.arguments();
        boolean curl = act.is("curl");
        String program = act.program();
        List<Known> possible = KNOWN.stream()
                .filter(known -> known.programs().matcher(program).matches())
                .toList();
        for (int i = 0; i < words.size() && all.size() < ALL_MAX && (curl || !possible.isEmpty()); i++) {
            Term word = words.get(i);
            if (curl && isInsecure(words, i)) {
                all.add(CURL.found(program, word.text(), word.span()));
            }
            String alone = word.text();
            String both = i + 1 < words.size() ? alone + " " + words.get(i + 1).text() : alone;
            for (Known known : possible) {
                if (known.option().matcher(alone).matches()) {
                    all.add(known.found(program, alone, word.span()));
                } else if (isFirstOfBoth(known, alone, both)) {
                    all.add(known.found(
                            program, both, word.span().cover(words.get(i + 1).span())));
                }
            }
        }
        return all;
    }

    /** Whether an option and its value make it; the value alone is found at its own turn. */
    private static boolean isFirstOfBoth(Known known, String alone, String both) {
        return !alone.equals(both)
                && !alone.equals("-o")
                && known.option().matcher(both).matches();
    }

    private static boolean isInsecure(List<Term> words, int at) {
        String word = words.get(at).text();
        if (!word.matches("-[^-].*")) {
            return CURL_INSECURE.contains(word);
        }
        if (at > 0 && takesNext(words.get(at - 1).text())) {
            return false;
        }
        for (int i = 1; i < word.length() && CURL_VALUES.indexOf(word.charAt(i)) < 0; i++) {
            if (word.charAt(i) == 'k') {
                return true;
            }
        }
        return false;
    }

    private static boolean takesNext(String before) {
        if (!before.matches("-[^-].*")) {
            return false;
        }
        int i = 1;
        while (i < before.length() && CURL_VALUES.indexOf(before.charAt(i)) < 0) {
            i++;
        }
        return i == before.length() - 1;
    }
}
