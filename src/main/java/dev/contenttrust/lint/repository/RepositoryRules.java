package dev.contenttrust.lint.repository;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.key.Evidence;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Judges the repositories that a build adds. */
public final class RepositoryRules {
    private static final String SIGNED_BY = "deb [signed-by=/usr/share/keyrings/NAME.gpg] …";
    private static final Pattern APK = Pattern.compile("(@[A-Za-z0-9_-]+\\s+)?(https?|ftp)://\\S+");

    private static final Pattern R_REPOSITORY = Pattern.compile("repos\\s*=[^;]*?['\"](http://[^'\"\\s]+)['\"]");

    private final Evidence evidence;
    private final Findings findings;

    private RepositoryRules(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    /** Adds what is found of repositories, and of settings that are written. */
    public static void check(Stages stages, BuildFlow flow, Evidence evidence, Findings findings) {
        RepositoryRules rules = new RepositoryRules(evidence, findings);
        for (WrittenFile file : Writes.of(stages, flow)) {
            file.lines().forEach(line -> rules.line(line, file));
            new Deb822(rules, findings).judge(file);
            new YumFile(rules, findings).judge(file);
            new WrittenSettings(findings).judge(file);
        }
        flow.acts().forEach(rules::command);
    }

    private void line(MappedText line, WrittenFile file) {
        Optional<AptLine> apt = AptLine.of(line);
        if (apt.isPresent()) {
            apt(apt.get(), line, file.stage());
        } else if (line.text().contains("[") || file.path().contains("sources.list")) {
            AptLine.unsigned(line)
                    .filter(span -> line.text().contains("deb") || file.path().contains("sources.list"))
                    .ifPresent(span -> unsigned(span, new Source("")));
        }
        if (file.path().endsWith("/apk/repositories")
                && APK.matcher(line.text().strip()).matches()) {
            MappedText url = line.strip();
            int start = url.text().lastIndexOf(' ') + 1;
            Source source = new Source(url.text().substring(start));
            plain(source, url.origin(start, url.length()), true);
        }
    }

    private void apt(AptLine line, MappedText text, int stage) {
        Source source = line.source();
        if (source.isLocal()) {
            return;
        }
        Optional<Span> unsigned = AptLine.unsigned(text);
        unsigned.ifPresent(span -> unsigned(span, source));
        if (!source.isKnown() || source.isOfDistribution() || unsigned.isPresent()) {
            return;
        }
        if (!line.isSigned()) {
            findings.add(
                    Rule.TR404,
                    line.span(),
                    "every key that apt trusts may sign what comes from " + source.shown(),
                    SIGNED_BY);
        }
        plain(source, line.urlSpan(), line.isSigned() || evidence.hasKey(stage));
    }

    /** A repository whose packages need no signature. */
    void unsigned(Span span, Source source) {
        if (source.isLocal()) {
            return;
        }
        boolean known = source.isKnown();
        findings.add(
                Rule.TR401,
                known ? Level.ERROR : source.isOpen() ? Level.NOTE : Level.WARNING,
                span,
                "packages from " + (known ? source.shown() : "this repository")
                        + " are installed whoever made them: no signature is asked for",
                SIGNED_BY);
    }

    /** Says that a repository is reached in the clear. */
    void plain(Source source, Span span, boolean signed) {
        if (source.isPlain() && source.isKnown() && !source.isLocal() && !source.isOfDistribution()) {
            findings.add(
                    Rule.TR405,
                    signed ? Level.NOTE : Level.WARNING,
                    span,
                    "what comes from " + source.shown()
                            + (signed
                                    ? " can be seen or held back on the way"
                                    : " can be seen, held back or replaced on the way"),
                    "https, where the server has it");
        }
    }

    /** Whether a stage has the key of a repository, as far as can be told. */
    boolean hasKey(int stage) {
        return evidence.hasKey(stage);
    }

    private void command(Act act) {
        switch (act.program()) {
            case "add-apt-repository", "apt-add-repository" -> added(act);
            case "yum-config-manager", "dnf", "dnf5", "yum", "microdnf" ->
                values(act, "--add-repo", "--from-repofile", "--repofrompath", "--baseurl")
                        .forEach(url -> remote(url, evidence.hasKey(act.stage())));
            case "zypper" -> {
                if (act.has("ar", "addrepo")) {
                    act.arguments().forEach(word -> remote(word, evidence.hasKey(act.stage())));
                }
            }
            case "apk" -> values(act, "--repository", "-X").forEach(url -> remote(url, true));
            case "pip", "pip3", "pip2", "python3", "python", "uv" ->
                values(act, "--index-url", "-i", "--extra-index-url", "-f", "--find-links")
                        .forEach(url -> remote(url, false));
            case "npm", "yarn", "pnpm", "gem" ->
                values(act, "registry", "--registry", "--add", "-a", "--source", "-s")
                        .forEach(url -> remote(url, false));
            case "R", "Rscript", "r" -> act.arguments().forEach(this::program);
            default -> {}
        }
    }

    /** R takes packages from where its {@code repos} say. */
    private void program(Term word) {
        Matcher plain = R_REPOSITORY.matcher(word.text());
        if (plain.find()) {
            plain(new Source(plain.group(1)), word.span(), false);
        }
    }

    private void added(Act act) {
        for (Term word : act.arguments()) {
            for (MappedText text : word.value().texts()) {
                AptLine.of(text).ifPresent(line -> apt(line, text, act.stage()));
                if (text.text().startsWith("ppa:")) {
                    findings.add(
                            Rule.TR404,
                            Level.NOTE,
                            word.span(),
                            "the key of \"" + Printable.escape(text.text())
                                    + "\" is the one that Launchpad names when the image is built",
                            "its key in the build context, by " + SIGNED_BY);
                }
                if (text.text().startsWith("http://")) {
                    plain(
                            new Source(text.text().replaceFirst("(?s)\\s.*", "")),
                            word.span(),
                            evidence.hasKey(act.stage()));
                }
            }
        }
    }

    /** @param signed whether only keys that are there already count, as apk has it, or its own is known */
    private void remote(Term url, boolean signed) {
        url.value().texts().forEach(text -> plain(new Source(text.text()), url.span(), signed));
    }

    private static List<Term> values(Act act, String... options) {
        List<Term> words = act.arguments();
        List<String> wanted = List.of(options);
        return IntStream.range(0, words.size())
                .mapToObj(i -> {
                    String text = words.get(i).text();
                    int equals = text.indexOf('=');
                    return i > 0 && wanted.contains(words.get(i - 1).text())
                            ? Optional.of(words.get(i))
                            : equals > 0 && wanted.contains(text.substring(0, equals))
                                    ? Optional.of(words.get(i).from(equals + 1))
                                    : Optional.<Term>empty();
                })
                .flatMap(Optional::stream)
                .toList();
    }
}
