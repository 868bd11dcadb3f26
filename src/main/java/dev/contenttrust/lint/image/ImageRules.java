package dev.contenttrust.lint.image;

import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges the name of an image that is used: TR101 to TR104, TR107, TR112. */
public final class ImageRules {
    /** Tags that are moved on by design, be it alone or before a dash: {@code stable-slim}. */
    private static final Set<String> ROLLING = Set.of(
            "latest",
            "edge",
            "sid",
            "nightly",
            "stable",
            "testing",
            "unstable",
            "main",
            "master",
            "dev",
            "devel",
            "develop",
            "canary",
            "rolling",
            "rawhide",
            "tumbleweed",
            "trunk",
            "preview",
            "insiders",
            "next",
            "current",
            "head",
            "snapshot",
            "beta",
            "alpha",
            "experimental",
            "mainline",
            "lts");

    /** {@code 8-latest} moves as well. */
    private static final Pattern MOVING_END = Pattern.compile(".*-(latest|nightly|edge|rolling|rawhide|snapshot)");

    /** Tags that name a variant and no version: {@code fpm-alpine}. */
    private static final Pattern VARIANTS = Pattern.compile(
            "(alpine|slim|fpm|apache|cli|zts|perl|jdk|jre|management|onbuild|windowsservercore|nanoserver)"
                    + "(-(alpine|slim|fpm|apache|cli|zts|perl|jdk|jre|management|onbuild))*");

    /** With a day, a version or a commit after its first word, a tag stays: {@code nightly-2026-11-26}. */
    private static final Pattern OF_A_DAY = Pattern.compile("[a-z]+-([0-9][0-9.]*|[0-9a-f]{7,40})([.-].*)?");

    private static final Pattern DIGEST = Pattern.compile("@(.*)$", Pattern.DOTALL);
    private static final Pattern SHA = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");

    private final Policy policy;
    private final Findings findings;

    public ImageRules(Policy policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /**
     * Judges a name.
     *
     * @param name in which {@link MappedText#UNKNOWN} stands for what cannot be known
     */
    public void judge(String name, Span span) {
        if (name.indexOf(MappedText.UNKNOWN) >= 0) {
            judgeUnknown(name, span);
            findings.image(new ImageUse(name, span));
            return;
        }
        Matcher digest = DIGEST.matcher(name);
        if (digest.find()) {
            if (!SHA.matcher(digest.group(1)).matches()) {
                String why = "\"" + Printable.escape(digest.group(1)) + "\" is no digest: sha256: and 64 hex digits";
                findings.add(Rule.TR112, span, why, "write the whole digest of the image");
                return;
            }
            findings.image(new ImageUse(name, span));
            judgeRegistry(name, span);
            return;
        }
        if (NAME.matcher(name).matches()) {
            findings.image(new ImageUse(name, span));
            judgeTag(name, span);
            judgeRegistry(name, span);
        }
    }

    private void judgeUnknown(String name, Span span) {
        int end = name.indexOf(MappedText.UNKNOWN);
        String known = name.substring(0, end);
        findings.add(
                Rule.TR104,
                span,
                known.isEmpty()
                        ? "which image this is cannot be known from here"
                        : "which image \"" + Printable.escape(known) + "…\" is cannot be known from here",
                "give the variable a default that names a tag");
    }

    private void judgeTag(String name, Span span) {
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        String tag = tagged ? name.substring(colon + 1) : "";
        if (!tagged) {
            findings.add(
                    Rule.TR101,
                    span,
                    "\"" + name + "\" names no tag: it is whatever \"latest\" means on the day",
                    name + ":VERSION");
        } else if (isRolling(tag)) {
            findings.add(
                    Rule.TR102,
                    span,
                    "the tag \"" + tag + "\" of \"" + name.substring(0, colon) + "\" moves on by design",
                    name.substring(0, colon) + ":VERSION");
        } else {
            findings.add(
                    Rule.TR103,
                    span,
                    "\"" + name + "\" names no digest: its tag may be moved to another image",
                    name + "@sha256:SIGNED-DIGEST (trust resolve " + name + ")");
        }
    }

    private static boolean isRolling(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (OF_A_DAY.matcher(lower).matches()) {
            return false;
        }
        int dash = lower.indexOf('-');
        return ROLLING.contains(dash < 0 ? lower : lower.substring(0, dash))
                || MOVING_END.matcher(lower).matches()
                || VARIANTS.matcher(lower).matches();
    }

    private void judgeRegistry(String name, Span span) {
        if (policy.trustedRegistries().isEmpty()) {
            return;
        }
        try {
            ImageReference image = ImageReference.parse(name);
            boolean trusted = policy.trustedRegistries().stream()
                    .map(ImageRules::canonical)
                    .anyMatch(prefix ->
                            image.name().equals(prefix) || image.name().startsWith(prefix + "/"));
            if (!trusted) {
                findings.add(
                        Rule.TR107,
                        span,
                        "\"" + name + "\" comes from " + image.domain() + ", which is not a trusted registry",
                        "take it from one of: " + String.join(", ", policy.trustedRegistries()));
            }
        } catch (InvalidNameException e) {
            // A shell or an engine will say so; what it is not is an image from somewhere else.
        }
    }

    private static String canonical(String registry) {
        return registry.endsWith("/") ? registry.substring(0, registry.length() - 1) : registry;
    }
}
