package dev.contenttrust.lint.trustuse;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What relies on Docker Content Trust: TR701 to TR705. */
public final class TrustUseRules {
    private static final String SWITCH = "DOCKER_CONTENT_TRUST";
    private static final String SERVER = "DOCKER_CONTENT_TRUST_SERVER";
    private static final String OPTION = "--disable-content-trust";
    private static final String CLOSING = "notary.docker.io";

    /** notary(1). */
    private static final Set<String> NOTARY_COMMANDS = Set.of(
            "init",
            "list",
            "lookup",
            "add",
            "addhash",
            "remove",
            "publish",
            "status",
            "verify",
            "witness",
            "key",
            "delegation",
            "delete",
            "reset");

    private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl");

    /** Of both the client and the engine's plugin (docs of Docker and Notary). */
    private static final Pattern PASSPHRASE =
            Pattern.compile("(DOCKER_CONTENT_TRUST|NOTARY)_[A-Z_]*PASSPHRASE|NOTARY_AUTH");

    /** What documentation writes where a secret belongs. */
    private static final Pattern PLACEHOLDER = Pattern.compile("|<.*>|\\*+|\\.\\.\\.|…|(?i)x{3,}|your[-_ ].*|\\{\\{.*");

    private final Findings findings;

    public TrustUseRules(Findings findings) {
        this.findings = findings;
    }

    /** A variable of the environment. */
    public void variable(String name, Said value) {
        if (name.equals(SWITCH)) {
            judgeSwitch(value);
        } else if (name.equals(SERVER) && !value.text().isEmpty()) {
            reliedUpon(name, value.span());
            server(value);
        } else if (PASSPHRASE.matcher(name).matches()
                && value.known()
                && !PLACEHOLDER.matcher(value.text()).matches()) {
            findings.add(
                    Rule.TR705,
                    value.span(),
                    "the value of " + name + " stands here for all to read who can read this file",
                    "change the passphrase, and take it from a secret store when it is needed");
        }
    }

    private void judgeSwitch(Said value) {
        if (List.of("0", "false", "").contains(value.lowerCase())) {
            if (!value.text().isEmpty()) {
                findings.add(
                        Rule.TR702,
                        value.span(),
                        SWITCH + "=" + value.text() + " says that signatures are not to be looked at",
                        "leave it out, and verify with: trust verify IMAGE");
            }
        } else {
            reliedUpon(SWITCH, value.span());
        }
    }

    private void reliedUpon(String name, Span span) {
        findings.add(
                Rule.TR701,
                span,
                name + " protects nothing where docker is of version 29 or later, which reads it nowhere",
                "verify before use: trust verify IMAGE, or trust resolve IMAGE for the digest to pull");
    }

    /** A command. */
    public void command(List<Said> words) {
        String program = words.get(0).text().replaceFirst(".*/", "");
        String verb = words.size() > 1 ? words.get(1).text() : "";
        if (ENGINES.contains(program)) {
            words.stream().filter(word -> word.text().startsWith(OPTION)).forEach(this::option);
            if (program.equals("docker") && verb.equals("trust")) {
                client(words, "docker trust");
            }
        } else if (program.equals("notary")
                && words.stream().skip(1).anyMatch(word -> NOTARY_COMMANDS.contains(word.text()))) {
            client(words, "notary");
        }
        words.forEach(this::server);
    }

    private void option(Said word) {
        if (!word.text().equals(OPTION + "=false")) {
            findings.add(
                    Rule.TR702,
                    word.span(),
                    "\"" + OPTION + "\" says that signatures are not to be looked at",
                    "leave it out, and verify with: trust verify IMAGE");
        }
    }

    private void client(List<Said> words, String name) {
        findings.add(
                Rule.TR703,
                words.get(0).span().cover(words.get(words.size() - 1).span()),
                name + " is no longer maintained",
                "trust list, trust inspect and trust verify read the same data");
    }

    /** A word that may name a trust server. */
    public void server(Said word) {
        if (word.text().contains(CLOSING)) {
            findings.add(
                    Rule.TR704,
                    word.span(),
                    CLOSING + " closes on 2026-12-08; what asks it for signatures will get no answer",
                    "keep what it has: trust mirror, and read from there with --server dir:DIR");
        }
    }
}
