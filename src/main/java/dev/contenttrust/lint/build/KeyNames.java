package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keys that are fetched by name, and the servers they are fetched from: TR301, TR302, TR306, TR307. */
final class KeyNames implements CommandRule {
    private static final Set<String> FETCHING =
            Set.of("--recv-keys", "--recv-key", "--receive-keys", "--receive-key", "--recv", "--locate-keys", "-r");
    private static final String SERVER = "--keyserver";

    private final Surroundings around;
    private final Findings findings;

    KeyNames(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        if (!act.is("gpg", "gpg1", "gpg2", "apt-key", "pacman-key")) {
            return;
        }
        List<KeyId> keys = fetched(act);
        for (KeyId key : keys) {
            judge(key);
        }
        servers(act).forEach(server -> server(server, keys));
    }

    private static List<KeyId> fetched(Act act) {
        List<Term> named = new ArrayList<>();
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            boolean pacman = act.is("pacman-key");
            if (FETCHING.contains(words.get(i).text())
                    && (pacman || !words.get(i).is("-r"))) {
                for (int k = i + 1; k < words.size() && !words.get(k).startsWith("-"); k++) {
                    named.add(words.get(k));
                }
            } else if (words.get(i).text().matches("--(recv|receive)-keys?=.*")) {
                named.add(words.get(i).from(words.get(i).text().indexOf('=') + 1));
            }
        }
        return KeyId.all(named);
    }

    private void judge(KeyId key) {
        String name = Printable.escape(key.text().text());
        Span span = around.where(key.text(), 0, key.text().length(), key.span());
        if (key.form() == KeyId.Form.SHORT) {
            findings.add(
                    Rule.TR301,
                    span,
                    "anybody can make a key with the id " + name + ": eight digits are found by trying",
                    "name the key by its whole fingerprint, 40 hex digits, which its owner publishes");
        } else if (key.form() == KeyId.Form.LONG) {
            findings.add(
                    Rule.TR302,
                    span,
                    "the key is named by " + name + " alone, sixteen of its fingerprint's digits",
                    "name the key by its whole fingerprint, 40 hex digits, which its owner publishes");
        }
    }

    private static List<Term> servers(Act act) {
        List<Term> servers = new ArrayList<>();
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).is(SERVER) && i + 1 < words.size()) {
                servers.add(words.get(i + 1));
            } else if (words.get(i).startsWith(SERVER + "=")) {
                servers.add(words.get(i).from(SERVER.length() + 1));
            }
        }
        return servers;
    }

    private void server(Term server, List<KeyId> keys) {
        for (MappedText text : server.value().texts()) {
            String url = text.text().toLowerCase(Locale.ROOT);
            if (url.contains("sks-keyservers.net")) {
                findings.add(
                        Rule.TR307,
                        server.span(),
                        "the key servers of " + Printable.escape(text.text()) + " are gone since 2021",
                        "hkps://keys.openpgp.org or hkps://keyserver.ubuntu.com");
            } else if (isPlain(url)) {
                findings.add(
                        Rule.TR306,
                        level(keys),
                        server.span(),
                        "keys come from " + Printable.escape(text.text()) + " without TLS"
                                + (level(keys) == Level.NOTE ? "; their fingerprints are pinned" : ""),
                        "hkps://" + host(text.text()),
                        fix(text, server));
            }
        }
    }

    /** Without a scheme it is hkp (gpg 2, "--keyserver"). */
    private static boolean isPlain(String url) {
        return !url.isEmpty()
                && url.indexOf(MappedText.UNKNOWN) != 0
                && !url.matches("(hkps|https|ldap|ldaps|ldapi|file|finger|mailto)://?.*")
                && !Surroundings.isLocal(url);
    }

    private static Level level(List<KeyId> keys) {
        if (keys.stream().anyMatch(key -> key.form() == KeyId.Form.SHORT)) {
            return Level.ERROR;
        }
        boolean pinned = keys.stream()
                .allMatch(key -> key.form() == KeyId.Form.FINGERPRINT
                        || key.text().text().indexOf(MappedText.UNKNOWN) >= 0);
        return pinned && !keys.isEmpty() ? Level.NOTE : Level.WARNING;
    }

    private static String host(String server) {
        return server.replaceFirst("^[A-Za-z]+://", "").replaceFirst(":(80|11371)(/.*)?$", "");
    }

    private List<Edit> fix(MappedText text, Term server) {
        boolean same = text.isKnown() && around.source().text(text.origin()).equals(text.text());
        return same && server.value().isConstant()
                ? List.of(new Edit(text.origin(), "hkps://" + host(text.text())))
                : List.of();
    }
}
