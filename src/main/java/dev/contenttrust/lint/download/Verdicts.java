package dev.contenttrust.lint.download;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.program.Fetch;
import dev.contenttrust.lint.program.Kind;
import dev.contenttrust.lint.program.Url;
import dev.contenttrust.lint.source.MappedText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges downloads once all is known of them. */
final class Verdicts {
    /** What is run or unpacked by being there. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i).*\\.(jar|war|ear|hpi|jpi|phar|so|dll|exe|msi|deb|rpm|apk|whl|egg|gem|sh|bash|py|pl|rb|js|php|run|bin|appimage|"
                    + "tar|tgz|tbz2?|txz|tar\\.(gz|bz2|xz|zst|lzma)|zip|7z|gz|xz|bz2|zst|dmg|iso|img|pkg|crx|vsix|nupkg)");

    /** What only says something of other files, or is read by people. */
    private static final Pattern PROOF = Pattern.compile(
            "(?i).*(\\.(asc|sig|sign|sha1|sha224|sha256|sha384|sha512|sha\\d+sums?|md5|md5sum|sums?|checksums?|minisig|pem|crt|cer|txt|html?|json|md)"
                    + "|sums?(\\.txt)?|checksums?(\\.txt)?|keys|license)");

    /** Nobody looked at what is run. */
    private static final int WORST = 10;

    private static final int SHOWN_MAX = 120;
    private static final String CHECK = "echo \"SHA256  FILE\" | sha256sum -c - before it is used";

    private final Verifications verifications;
    private final Findings findings;

    Verdicts(Verifications verifications, Findings findings) {
        this.verifications = verifications;
        this.findings = findings;
    }

    void judge(Download download) {
        boolean key = download.uses().stream().anyMatch(use -> use.kind() == Kind.KEY);
        Optional<Check> good = verifications.best(download);
        if (good.isPresent()) {
            verified(download, good.get());
        } else if (key) {
            key(download);
        } else if (!download.checks().isEmpty()) {
            download.checks().forEach(check -> ignored(download, check));
        } else if (!download.proves()) {
            unverified(download);
        }
    }

    private void verified(Download download, Check check) {
        String shown = shown(download);
        if (Url.isPlain(download.fetch().url()) && !download.proves()) {
            findings.add(
                    Rule.TR206,
                    download.fetch().span(),
                    shown + " comes over plain http; it is verified afterwards",
                    "https, where the server has it");
        }
        if (check.weak()) {
            findings.add(
                    Rule.TR208,
                    check.act().span(),
                    shown + " is verified by a hash function for which others can make a file of the same hash",
                    "sha256sum, with a hash that you computed from a file that you trust");
        }
        check.by().stream()
                .filter(list -> list != download
                        && isSameOrigin(list, download)
                        && verifications.best(list).isEmpty())
                .forEach(list -> findings.add(
                        Rule.TR209,
                        list.fetch().span(),
                        "the checksum of " + shown + " comes from the same server: who replaces one replaces both",
                        "write the checksum into the Dockerfile, or verify a signature over the list"));
    }

    private static boolean isSameOrigin(Download one, Download other) {
        String host = Url.host(one.fetch().url());
        return !host.isEmpty() && host.equals(Url.host(other.fetch().url()));
    }

    private void key(Download download) {
        boolean plain = Url.isPlain(download.fetch().url());
        if (!download.isRecognized()) {
            findings.add(
                    Rule.TR303,
                    plain ? Level.ERROR : Rule.TR303.level(),
                    download.fetch().span(),
                    "the key from " + shown(download)
                            + " is trusted, whichever it is: nothing looks at its fingerprint",
                    "gpg --show-keys --with-colons FILE | grep FINGERPRINT, or a sha256sum -c of the file");
            if (plain) {
                http(download, Level.ERROR);
            }
        }
    }

    private void ignored(Download download, Check check) {
        boolean covered = Verifications.covers(check, download);
        boolean elsewhere = verifications.holds(check, download);
        Level level = covered || !elsewhere ? Rule.TR210.level() : Level.NOTE;
        String why = covered
                ? "when this verification fails, the build goes on with "
                : "this verification may be left out, and the build goes on with ";
        findings.add(
                Rule.TR210,
                level,
                check.act().span(),
                why + shown(download),
                "let it end the build: join it to what follows with &&, or begin with set -e");
        if (Url.isPlain(download.fetch().url())) {
            http(download, Level.ERROR);
        }
    }

    private void unverified(Download download) {
        Fetch fetch = download.fetch();
        boolean stays = fetch.file().filter(path -> !path.startsWith("/dev/")).isPresent();
        Optional<Use> worst =
                download.uses().stream().reduce((one, other) -> badness(one) >= badness(other) ? one : other);
        String name = Url.fileName(fetch.url()).text();
        String file = fetch.file().map(path -> Files.name(path.text())).orElse(name);
        boolean proof = PROOF.matcher(name).matches() || PROOF.matcher(file).matches();
        boolean program =
                PROGRAM.matcher(file).matches() || PROGRAM.matcher(name).matches();
        if (worst.isPresent()) {
            used(download, worst.get());
        } else if (stays && !proof) {
            findings.add(
                    Rule.TR204,
                    program ? Level.WARNING : Level.NOTE,
                    fetch.span(),
                    shown(download) + " becomes part of the image, and nothing verifies it",
                    CHECK);
        }
        if (Url.isPlain(fetch.url()) && (worst.isPresent() || (stays && !proof))) {
            http(download, worst.isPresent() || program ? Level.ERROR : Level.WARNING);
        }
    }

    private static int badness(Use use) {
        return use.streamed() && use.kind() == Kind.RUN ? WORST : use.kind().badness();
    }

    private void used(Download download, Use use) {
        if (use.streamed() && use.kind() == Kind.RUN) {
            findings.add(
                    Rule.TR203,
                    download.fetch().span(),
                    shown(download) + " goes straight into " + program(use) + ": whatever the server sends is run",
                    "save it, verify it (sha256sum -c), then run it");
        } else {
            findings.add(
                    Rule.TR204,
                    download.fetch().span(),
                    shown(download) + " " + use.kind().words()
                            + (use.act().number() == download.fetch().act().number() ? "" : " (" + program(use) + ")")
                            + ", and nothing verifies it",
                    CHECK);
        }
    }

    private static String program(Use use) {
        String program = use.act().program();
        return program.isEmpty() ? "the shell" : Printable.escape(cut(program));
    }

    private void http(Download download, Level level) {
        boolean known = !Url.host(download.fetch().url()).isEmpty();
        findings.add(
                Rule.TR205,
                known ? level : Level.WARNING,
                download.fetch().span(),
                shown(download) + " comes over plain http: anybody on the way can put something else in its place",
                "https, and a sha256sum -c before it is used");
    }

    private static String shown(Download download) {
        String url = download.fetch().url().text().replace(MappedText.UNKNOWN, '…');
        return url.equals("…") ? "a download" : "\"" + Printable.escape(cut(url)) + "\"";
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}
