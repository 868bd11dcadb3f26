package dev.contenttrust.image;

import dev.contenttrust.Platform;
import java.util.List;

/** Which image of an index suits a platform, by the rules that Docker and containerd follow. */
final class PlatformChoice {
    private static final int UNFIT = -1;

    private PlatformChoice() {}

    static Descriptor choose(List<Descriptor> manifests, Platform wanted) {
        int best = UNFIT;
        Descriptor chosen = null;
        for (Descriptor manifest : manifests) {
            int fit = manifest.platform()
                    .filter(PlatformChoice::known)
                    .map(offered -> fitness(offered, wanted))
                    .orElse(UNFIT);
            if (fit > best) {
                best = fit;
                chosen = manifest;
            }
        }
        if (chosen == null) {
            throw new NoSuchPlatformException(wanted, offered(manifests));
        }
        return chosen;
    }

    private static List<String> offered(List<Descriptor> manifests) {
        return manifests.stream()
                .flatMap(manifest -> manifest.platform().stream())
                .filter(PlatformChoice::known)
                .map(Platform::toString)
                .distinct()
                .toList();
    }

    /** BuildKit gives its attestations the platform unknown/unknown, so that nobody runs them. */
    private static boolean known(Platform platform) {
        return !platform.os().equals("unknown") && !platform.architecture().equals("unknown");
    }

    /** The level of the offered variant if the wanted platform can run it, else {@link #UNFIT}; higher is better. */
    private static int fitness(Platform offered, Platform wanted) {
        if (!offered.os().equals(wanted.os()) || !offered.architecture().equals(wanted.architecture())) {
            return UNFIT;
        }
        String has = variant(offered);
        String wants = variant(wanted);
        if (level(has) < 0 || level(wants) < 0) {
            return has.equals(wants) ? Integer.MAX_VALUE : UNFIT;
        }
        return level(has) <= level(wants) ? level(has) : UNFIT;
    }

    /** Where no variant is named, the one that Go's and Docker's tools mean. */
    private static String variant(Platform platform) {
        return platform.variant()
                .orElse(
                        switch (platform.architecture()) {
                            case "arm64" -> "v8";
                            case "arm" -> "v7";
                            case "amd64" -> "v1";
                            default -> "";
                        });
    }

    /** The number of a variant {@code v7} or {@code 7}, zero for none, negative for one that is no number. */
    private static int level(String variant) {
        String digits = variant.startsWith("v") ? variant.substring(1) : variant;
        if (variant.isEmpty()) {
            return 0;
        }
        boolean number =
                !digits.isEmpty() && digits.length() < 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : UNFIT;
    }
}
