package dev.contenttrust.scan.inventory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The distribution that an image is built on.
 *
 * @param id as os-release says it: {@code debian}, {@code rhel}, {@code opensuse-leap}
 * @param name for people: {@code Debian GNU/Linux 12 (bookworm)}
 * @param release as os-release says it: {@code 12}, {@code 3.19.1}, {@code 9.4}; empty where it has none, as in Debian's unstable
 */
public record Distribution(String id, String name, String release) {

    /** Until when anybody publishes security updates for it without a contract; empty where that is not known. */
    public Optional<LocalDate> endOfLife() {
        return EndOfLife.of(this);
    }

    /** Whether its releases end and nobody is known to have said when this one does. */
    public boolean isEndUnknown() {
        return !release.isEmpty() && !ROLLING.contains(id) && endOfLife().isEmpty();
    }

    /** Distributions of which there is one release only, without an end. */
    private static final Set<String> ROLLING = Set.of("arch", "chainguard", "opensuse-tumbleweed", "wolfi");

    /** Its namespace in package URLs. */
    public String namespace() {
        return switch (id) {
            case "rhel" -> "redhat";
            case "sles", "sled" -> "suse";
            case "opensuse-leap", "opensuse-tumbleweed" -> "opensuse";
            case "rocky" -> "rocky-linux";
            default -> id;
        };
    }

    /** The part of the release before its first dot. */
    public String major() {
        int dot = release.indexOf('.');
        return dot < 0 ? release : release.substring(0, dot);
    }

    /** The release without what follows a second dot. */
    public String majorMinor() {
        int dot = release.indexOf('.');
        int second = dot < 0 ? -1 : release.indexOf('.', dot + 1);
        return second < 0 ? release : release.substring(0, second);
    }
}
