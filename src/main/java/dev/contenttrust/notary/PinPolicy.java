package dev.contenttrust.notary;

import dev.contenttrust.tuf.PinException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a root may be believed by the user's pins, else on first use (notary-v1 profile, "root, certificates, pins"). There
 * is one pin a repository, and one that is not met is never made up for by anything else. It is enforced at every run, and met
 * by the current root or by a predecessor in its chain; under {@code strict} by the current root alone.
 */
final class PinPolicy implements RootPolicy {
    private final Gun gun;
    private final Optional<Pin> pin;
    private final TrustSettings settings;

    private PinPolicy(Gun gun, Optional<Pin> pin, TrustSettings settings) {
        this.gun = gun;
        this.pin = pin;
        this.settings = settings;
    }

    /** @throws ConfigurationException if the pin for the repository cannot be read */
    static PinPolicy of(Gun gun, TrustSettings settings) {
        return new PinPolicy(gun, Pin.of(gun, settings.pins()), settings);
    }

    /** What should be said aloud: somebody set pins, and none of them guards this repository. */
    Optional<String> warning() {
        return pin.isEmpty() && !settings.pins().isEmpty()
                ? Optional.of("pins are configured, but none of them is for " + gun)
                : Optional.empty();
    }

    @Override
    public boolean looksFurtherBack(List<Verified<Root>> chain, Instant now) {
        return !settings.strict()
                && pin.isPresent()
                && met(pin.get(), chain, now).isEmpty();
    }

    @Override
    public RootTrust judge(List<Verified<Root>> chain, boolean known, Instant now) {
        if (pin.isPresent()) {
            return pinned(pin.get(), chain, now);
        }
        if (settings.strict() && !settings.pins().isEmpty()) {
            throw refused(
                    "no pin guards " + gun,
                    "pins are configured, but none of them is for this repository, and --strict wants one",
                    "Pin its root key (--pin " + gun + "=" + signer(current(chain)) + ") if you know it to be the"
                            + " publisher's, or leave out --strict.");
        }
        if (known) {
            return new RootTrust.Remembered();
        }
        if (!settings.tofu()) {
            throw refused(
                    "nothing vouches for the root of " + gun,
                    "it is seen for the first time, no pin is set for it, and trust on first use is switched off",
                    "Pin its root key (--pin " + gun + "=" + signer(current(chain)) + ") if you know it to be the"
                            + " publisher's.");
        }
        return new RootTrust.FirstUse();
    }

    private RootTrust pinned(Pin pin, List<Verified<Root>> chain, Instant now) {
        return met(pin, settings.strict() ? List.of(current(chain)) : chain, now)
                .orElseThrow(() -> {
                    Verified<Root> current = current(chain);
                    return refused(
                            "the root of " + gun + " does not meet the pin",
                            "expected " + pin.words() + ", found version "
                                    + current.signed().version() + " signed by key " + signer(current)
                                    + predecessors(chain),
                            "Ask the publisher, by another way than this server, which root key is theirs; change the pin only"
                                    + " then.");
                });
    }

    private String predecessors(List<Verified<Root>> chain) {
        if (settings.strict()) {
            return "; --strict wants the current root itself to meet it";
        }
        return chain.size() == 1
                ? ""
                : ", nor do its predecessors back to version "
                        + chain.get(0).signed().version();
    }

    /** By the newest root that meets it. */
    private static Optional<RootTrust> met(Pin pin, List<Verified<Root>> chain, Instant now) {
        for (int at = chain.size() - 1; at >= 0; at--) {
            Verified<Root> root = chain.get(at);
            Optional<String> by = pin.metBy(root, now);
            if (by.isPresent()) {
                return Optional.of(new RootTrust.Pinned(
                        by.get(),
                        root.signed().version(),
                        current(chain).signed().version()));
            }
        }
        return Optional.empty();
    }

    private static Verified<Root> current(List<Verified<Root>> chain) {
        return chain.get(chain.size() - 1);
    }

    private static String signer(Verified<Root> root) {
        return root.signers().isEmpty() ? "none" : root.signers().get(0).id().value();
    }

    private PinException refused(String what, String why, String remedy) {
        return new PinException(gun.toString(), RoleName.ROOT, what, why, remedy);
    }
}
