package dev.contenttrust.lint.signed;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.Region;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.notary.Evidence;
import dev.contenttrust.notary.Evidence.Ending;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.trusted.TrustedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Says of one file's images what came of them. */
final class Remarks {
    /** A month is enough to find whoever holds the keys, and shorter than any time that publishers sign for. */
    private static final Duration NOTICE = Duration.ofDays(30);

    private final Findings file;
    private final Instant now;
    private final BiPredicate<Rule, Span> spared;

    Remarks(Findings file, Instant now) {
        this.file = file;
        this.now = now;
        this.spared = file.spared();
    }

    /** What becomes of a name that stands for no image that could be looked up. */
    enum Nameless {
        UNKNOWN,
        SPARED
    }

    /** Whether the settings or a comment say that nobody wants to hear of it. */
    boolean spares(Rule rule, ImageUse use) {
        return spared.test(rule, use.span());
    }

    Nameless nameless(ImageUse use) {
        if (use.known()) {
            file.add(
                    Rule.TR104,
                    use.span(),
                    "\"" + Printable.escape(use.name()) + "\" is no name of an image, and was not looked up",
                    "write it as registry/repository:tag, the repository in lower case");
        }
        return spares(Rule.TR104, use) ? Nameless.SPARED : Nameless.UNKNOWN;
    }

    Region region(ImageUse use) {
        return file.source().region(use.span());
    }

    void signed(ImageUse use, TrustedImage image) {
        Evidence evidence = image.repository().evidence(image.signed().role());
        if (evidence.freshUntil().isBefore(now)) {
            file.add(
                    Rule.TR111,
                    use.span(),
                    "what " + by(image) + " expired on " + evidence.freshUntil() + ", and passes as stale only",
                    "verify it without --max-stale");
            return;
        }
        Ending first = evidence.firstToRenew();
        if (first.when().isBefore(now.plus(NOTICE))) {
            file.add(
                    Rule.TR111,
                    use.span(),
                    "what " + by(image) + " holds until " + first.when() + " only: then " + first.what() + " expires",
                    "ask the publisher to sign anew in time");
        }
        if (use.name().indexOf('@') < 0) {
            pin(use, image);
        }
    }

    private void pin(ImageUse use, TrustedImage image) {
        List<Edit> fix = DigestEdit.after(use, file.source(), image.signed().digest()).stream()
                .toList();
        String pinned = use.name() + "@" + image.signed().digest();
        file.mend(Rule.TR103, use.span(), pinned, fix);
        file.mend(Rule.TR102, use.span(), pinned, fix);
    }

    private static String by(TrustedImage image) {
        return image.signed().role() + " signed for " + image.signed().gun() + ":"
                + image.signed().tag();
    }

    void refused(ImageUse use, Verdict.Refused refused, Optional<Wish> wish) {
        file.add(rule(refused.cause()), level(refused.cause(), wish), use.span(), refused.why(), refused.remedy());
    }

    private static Rule rule(Cause cause) {
        return switch (cause) {
            case OTHER_DIGEST -> Rule.TR109;
            case EXPIRED -> Rule.TR111;
            case UNSIGNED, FORGED, UNKNOWN -> Rule.TR110;
        };
    }

    /** Where a signature is no more than welcome, its lack is no fault; a false one, or one for something else, always is. */
    private static Level level(Cause cause, Optional<Wish> wish) {
        boolean lacking = cause != Cause.OTHER_DIGEST && cause != Cause.FORGED;
        return lacking && wish.filter(w -> w == Wish.PREFERRED).isPresent() ? Level.NOTE : Level.ERROR;
    }
}
