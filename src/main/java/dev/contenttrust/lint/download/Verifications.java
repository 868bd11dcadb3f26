package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import java.util.List;
import java.util.Optional;

/** Which verifications keep a download from being used when they fail. */
final class Verifications {
    private final Routes routes;

    Verifications(List<Act> acts) {
        this.routes = new Routes(acts);
    }

    /** The best of those of a download. */
    Optional<Check> best(Download download) {
        return download.checks().stream()
                .filter(check -> isEffective(check, download))
                .reduce((one, other) -> rank(one) >= rank(other) ? one : other);
    }

    /** The better verification decides. */
    private static int rank(Check check) {
        return (check.weak() ? 0 : 2) + (check.by().isEmpty() ? 1 : 0);
    }

    private boolean isEffective(Check check, Download download) {
        return covers(check, download) && holds(check, download);
    }

    /** Whether the verification takes place whenever it matters. */
    static boolean covers(Check check, Download download) {
        List<Use> uses = download.uses();
        return check.act().isRunWith(download.fetch().act())
                || (!uses.isEmpty() && uses.stream().allMatch(use -> check.act().isRunWith(use.act())));
    }

    /** Whether the download is not used when the verification fails. */
    boolean holds(Check check, Download download) {
        int after = routes.after(check);
        List<Use> later = download.uses().stream()
                .filter(use -> use.act().number() > check.act().number())
                .toList();
        return after == Act.ENDS
                || (!later.isEmpty() && later.stream().allMatch(use -> use.act().number() < after));
    }
}
