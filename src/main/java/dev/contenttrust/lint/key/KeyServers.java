package dev.contenttrust.lint.key;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Servers that keys are asked from: TR306 and TR307. */
final class KeyServers {
    /** The pool was switched off in June 2021, and its names with it. */
    private static final Pattern DEAD =
            Pattern.compile("(?i)([a-z]+://)?([a-z0-9-]+\\.)*sks-keyservers\\.net\\.?([:/].*)?");

    private static final Pattern SAFE = Pattern.compile("(?i)(hkps|https|ldaps|file)://.*");
    private static final Pattern LOCAL = Pattern.compile("(?i)([a-z]+://)?(localhost|127\\.[0-9.]+)([:/].*)?");

    private final BuildFlow flow;
    private final Findings findings;
    private final IdentityHashMap<Instruction, Set<String>> servers = new IdentityHashMap<>();

    KeyServers(BuildFlow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    void judge() {
        List<Act> asking = flow.acts().stream()
                .filter(act -> Gpg.is(act) || act.is("apt-key", "pacman-key"))
                .toList();
        for (Act act : asking) {
            for (Term server : Gpg.values(act, "--keyserver")) {
                Set<String> all = servers.computeIfAbsent(act.run(), run -> new HashSet<>());
                server.value().texts().forEach(text -> all.add(text.text()));
            }
        }
        for (Act act : asking) {
            for (Term server : Gpg.values(act, "--keyserver")) {
                server.value().texts().stream()
                        .filter(text -> text.isKnown() && text.length() > 0)
                        .forEach(text -> judge(act, text));
            }
        }
    }

    private void judge(Act act, MappedText server) {
        String shown = "\"" + Printable.escape(server.text()) + "\"";
        Span span = server.origin();
        Level level = risk(act);
        if (DEAD.matcher(server.text()).matches()) {
            boolean others = Objects.requireNonNull(servers.get(act.run())).stream()
                    .anyMatch(other -> !DEAD.matcher(other).matches());
            findings.add(
                    Rule.TR307,
                    others || level == Level.NOTE ? Level.NOTE : Level.WARNING,
                    span,
                    "the key server " + shown + " was switched off in 2021",
                    "hkps://keyserver.ubuntu.com or hkps://keys.openpgp.org");
        }
        if (!SAFE.matcher(server.text()).matches()
                && !LOCAL.matcher(server.text()).matches()) {
            findings.add(
                    Rule.TR306,
                    level,
                    span,
                    "the connection to the key server " + shown + " is not encrypted"
                            + (level == Level.NOTE
                                    ? ""
                                    : ", and the key is not named by its fingerprint: anybody on the way can answer"),
                    "hkps://" + host(server.text()),
                    fix(server));
        }
    }

    /** Where the address stands in the file as it is; one that is made of variables is not. */
    private List<Edit> fix(MappedText server) {
        Span span = server.origin();
        return findings.source().text(span).equals(server.text())
                ? List.of(new Edit(span, "hkps://" + host(server.text())))
                : List.of();
    }

    /** With the whole fingerprint, gpg itself refuses any other key. */
    private static Level risk(Act act) {
        Level worst = Level.NOTE;
        for (Term key : Gpg.received(act)) {
            for (MappedText text : key.value().texts()) {
                KeyName name = KeyName.of(text.text());
                Level level = name == KeyName.SHORT ? Level.ERROR : name == KeyName.LONG ? Level.WARNING : Level.NOTE;
                worst = level.compareTo(worst) > 0 ? level : worst;
            }
        }
        return worst;
    }

    private static String host(String server) {
        String host = server.replaceFirst("^[A-Za-z]+://", "").replaceFirst("[:/].*", "");
        return DEAD.matcher(host).matches() ? "keyserver.ubuntu.com" : Printable.escape(host.toLowerCase(Locale.ROOT));
    }
}
