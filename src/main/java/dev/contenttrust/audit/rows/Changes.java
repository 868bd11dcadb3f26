package dev.contenttrust.audit.rows;

import dev.contenttrust.Digest;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.audit.rows.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds two audits of one repository against each other. */
public final class Changes {
    private final RepositoryAudit before;
    private final RepositoryAudit after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(RepositoryAudit before, RepositoryAudit after) {
        this.before = before;
        this.after = after;
    }

    /** What differs, in the order repository, roles, tags; of what was never audited before only that. */
    public static List<Change> between(Optional<RepositoryAudit> before, RepositoryAudit after) {
        RepositoryRow row = after.repository();
        return before.map(earlier -> new Changes(earlier, after).find())
                .orElseGet(() -> List.of(new Change(
                        row.repository(),
                        Optional.empty(),
                        Kind.NEW_REPOSITORY,
                        "",
                        after.worst().word(),
                        Optional.of(after.worst()))));
    }

    private List<Change> find() {
        Verdict was = before.repository().verdict();
        Verdict is = after.repository().verdict();
        if (was != is) {
            about(Kind.VERDICT_CHANGED, was.word(), is.word());
        }
        if (verified(after) && verified(before)) {
            compareRoles();
            compareTags();
        }
        return changes;
    }

    /** Where nothing was verified, nothing is known: that is no removal of all that there was. */
    private static boolean verified(RepositoryAudit audit) {
        return !audit.repository().roles().isEmpty();
    }

    private void compareRoles() {
        Map<String, RoleFacts> old = named(before.repository().roles(), RoleFacts::role);
        Map<String, RoleFacts> now = named(after.repository().roles(), RoleFacts::role);
        old.keySet().remove(RoleFacts.CERTIFICATE);
        now.keySet().remove(RoleFacts.CERTIFICATE);
        now.forEach((name, role) -> {
            RoleFacts earlier = old.remove(name);
            if (earlier == null) {
                about(Kind.NEW_SIGNER, "", name);
            } else if (!earlier.keys().equals(role.keys()) || earlier.threshold() != role.threshold()) {
                about(Kind.KEY_ROTATED, keys(earlier), keys(role));
            }
        });
        old.keySet().forEach(name -> about(Kind.REMOVED_SIGNER, name, ""));
    }

    private static String keys(RoleFacts role) {
        return role.role() + ": " + role.threshold() + " of " + String.join(", ", role.keys());
    }

    private void compareTags() {
        Map<String, TagRow> old = named(before.tags(), TagRow::tag);
        for (TagRow tag : after.tags()) {
            TagRow earlier = old.remove(tag.tag());
            if (earlier == null) {
                about(tag, Kind.NEW_TAG, "", digest(tag));
            } else {
                compare(earlier, tag);
            }
        }
        old.values()
                .forEach(tag -> changes.add(new Change(
                        tag.repository(),
                        Optional.of(tag.tag()),
                        Kind.REMOVED_TAG,
                        digest(tag),
                        "",
                        Optional.empty())));
    }

    private void compare(TagRow earlier, TagRow tag) {
        if (earlier.verdict() != tag.verdict()) {
            about(
                    tag,
                    Kind.VERDICT_CHANGED,
                    earlier.verdict().word(),
                    tag.verdict().word());
        }
        if (!earlier.digest().equals(tag.digest())) {
            about(tag, Kind.DIGEST_MOVED, digest(earlier), digest(tag));
        }
        tag.signers().stream()
                .filter(signer -> !earlier.signers().contains(signer))
                .forEach(signer -> about(tag, Kind.NEW_SIGNER, "", signer));
        earlier.signers().stream()
                .filter(signer -> !tag.signers().contains(signer))
                .forEach(signer -> about(tag, Kind.REMOVED_SIGNER, signer, ""));
    }

    private static String digest(TagRow tag) {
        return tag.digest().map(Digest::toString).orElse("");
    }

    private void about(Kind kind, String was, String is) {
        RepositoryRow row = after.repository();
        changes.add(new Change(row.repository(), Optional.empty(), kind, was, is, Optional.of(row.verdict())));
    }

    private void about(TagRow tag, Kind kind, String was, String is) {
        changes.add(new Change(tag.repository(), Optional.of(tag.tag()), kind, was, is, Optional.of(tag.verdict())));
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(one -> named.putIfAbsent(name.apply(one), one));
        return named;
    }
}
