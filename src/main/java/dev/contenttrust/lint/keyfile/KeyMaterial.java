package dev.contenttrust.lint.keyfile;

import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.pgp.Fingerprint;
import dev.contenttrust.crypto.pgp.Key;
import dev.contenttrust.crypto.pgp.KeyFacts;
import dev.contenttrust.crypto.pgp.Keyring;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens the keyrings that a Dockerfile copies, or names and the user supplies: TR311, TR312. */
public final class KeyMaterial {
    private static final Pattern KEYRING =
            Pattern.compile("(?:[^\\s]*/)?([\\w.%+~-]+\\.(?:gpg|asc|pgp|kbx|key)|RPM-GPG-KEY[\\w.%+~-]*)");

    /** A word of a shell that may be a path or a URL; longer ones are data. */
    private static final Pattern PATH = Pattern.compile("[\\w.:/@%+~-]++");

    /** Without any of these no keyring is named. */
    private static final Pattern WORTH_READING = Pattern.compile("\\.(gpg|asc|pgp|kbx|key)|RPM-GPG-KEY");

    private static final int PATH_MAX = 1_000;

    private final Nearby nearby;
    private final SuppliedKeyrings supplied;
    private final Instant now;

    /**
     * @param nearby where what the Dockerfile copies is looked for
     * @param supplied keyrings for what it downloads
     * @param now the instant that expiry is judged at
     */
    public KeyMaterial(Nearby nearby, SuppliedKeyrings supplied, Instant now) {
        this.nearby = nearby;
        this.supplied = supplied;
        this.now = now;
    }

    /**
     * A keyring that was opened.
     *
     * @param name the last part of its path
     */
    private record Opened(String name, Span span, List<Key> keys) {}

    /** Judges a Dockerfile that was read. */
    public void judge(Dockerfile file, Findings findings) {
        SourceText text = file.source();
        if (!WORTH_READING.matcher(text.text()).find()) {
            return;
        }
        Pins pins = new Pins(file);
        List<Opened> opened = new ArrayList<>();
        for (Instruction instruction : file.instructions()) {
            if ((instruction.is("COPY") || instruction.is("ADD"))
                    && instruction.flag("from").isEmpty()) {
                copied(text, instruction, opened);
            } else if (instruction.is("RUN")) {
                named(instruction, opened);
            }
        }
        for (Opened keyring : opened) {
            keyring.keys().forEach(key -> judge(keyring, key, findings));
        }
        file.instructions().stream()
                .filter(instruction -> instruction.is("RUN"))
                .forEach(instruction -> compare(pins, instruction, opened, findings));
    }

    private void copied(SourceText text, Instruction instruction, List<Opened> opened) {
        List<MappedText> words = instruction.words();
        for (MappedText word : words.subList(0, Math.max(0, words.size() - 1))) {
            Matcher keyring = KEYRING.matcher(word.text());
            if (keyring.matches() && !word.text().contains("://")) {
                String name = keyring.group(1);
                nearby.read(text.name(), word.text().replaceFirst("^/+", ""))
                        .or(() -> supplied.named(name))
                        .flatMap(KeyMaterial::open)
                        .ifPresent(keys -> opened.add(new Opened(name, word.origin(), keys)));
            }
        }
    }

    /** Files that a RUN names, which the user supplied under the same name. */
    private void named(Instruction instruction, List<Opened> opened) {
        MappedText script = instruction.script();
        Matcher path = PATH.matcher(script.text());
        while (path.find()) {
            Matcher keyring = KEYRING.matcher(path.end() - path.start() > PATH_MAX ? "" : path.group());
            if (!keyring.matches()) {
                continue;
            }
            String name = keyring.group(1);
            Span span = script.origin(path.start(), path.end());
            if (opened.stream().noneMatch(other -> other.name().equals(name))) {
                supplied.named(name)
                        .flatMap(KeyMaterial::open)
                        .ifPresent(keys -> opened.add(new Opened(name, span, keys)));
            }
        }
    }

    private static Optional<List<Key>> open(byte[] bytes) {
        try {
            return Optional.of(Keyring.read("", bytes).keys());
        } catch (TrustException e) {
            return Optional.empty();
        }
    }

    private void judge(Opened keyring, Key key, Findings findings) {
        KeyFacts primary = key.primary();
        String which = "the key " + key.fingerprint() + " in " + keyring.name();
        if (primary.revocation().isPresent()) {
            complain(findings, Level.ERROR, keyring, which + " was revoked by its owner");
        } else if (primary.expiredAt(now)) {
            complain(findings, Level.WARNING, keyring, which + " expired on " + day(primary));
        } else if (!primary.weaknesses().isEmpty()) {
            String why = primary.weaknesses().stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .words();
            complain(findings, Level.WARNING, keyring, which + " " + why);
        }
    }

    private static String day(KeyFacts key) {
        return key.expires().map(instant -> instant.toString().substring(0, 10)).orElse("");
    }

    private static void complain(Findings findings, Level level, Opened keyring, String message) {
        findings.add(
                Rule.TR312,
                level,
                keyring.span(),
                message,
                "get the key that is in use now from its owner, and compare its fingerprint");
    }

    /** Pins in an instruction are for the keyring that the same instruction names. */
    private static void compare(Pins pins, Instruction instruction, List<Opened> opened, Findings findings) {
        MappedText script = instruction.script();
        List<Opened> used = opened.stream()
                .filter(keyring -> script.text().contains(keyring.name()))
                .toList();
        Map<Fingerprint, Span> pinned = used.isEmpty() ? Map.of() : pins.of(instruction);
        if (pinned.isEmpty()) {
            return;
        }
        List<Key> keys =
                used.stream().flatMap(keyring -> keyring.keys().stream()).toList();
        String names =
                String.join(", ", used.stream().map(Opened::name).distinct().toList());
        pinned.forEach((pin, span) -> {
            if (keys.stream().noneMatch(key -> has(key, pin))) {
                String real = keys.get(0).fingerprint().hex();
                findings.add(
                        Rule.TR311,
                        span,
                        "no key in " + names + " has the fingerprint " + pin + "; its first key is " + real,
                        "ask the owner which of the two is right");
            }
        });
        boolean right = keys.stream().anyMatch(key -> pinned.keySet().stream().anyMatch(pin -> has(key, pin)));
        for (Opened keyring : right ? used : List.<Opened>of()) {
            List<Key> others = keyring.keys().stream()
                    .filter(key -> pinned.keySet().stream().noneMatch(pin -> has(key, pin)))
                    .toList();
            if (!others.isEmpty()) {
                findings.add(
                        Rule.TR311,
                        Level.WARNING,
                        keyring.span(),
                        keyring.name() + " holds " + others.size() + " more than the pinned keys, such as "
                                + others.get(0).fingerprint(),
                        "keep only the pinned key in it: gpg --export FINGERPRINT");
            }
        }
    }

    private static boolean has(Key key, Fingerprint pin) {
        return key.all().stream().anyMatch(facts -> facts.fingerprint().equals(pin));
    }
}
