package dev.contenttrust.audit.rows;

import dev.contenttrust.Digest;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.Reason;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row as a JSON object, and back. */
public final class RowForm {
    /** The schema's name. */
    public static final String SCHEMA = "trust-audit";

    /** Its version: another one where a member goes or changes its meaning. */
    public static final long VERSION = 1;

    /** A repository of 100,000 notes and keys is nobody's; a tag's row has some hundred bytes. */
    public static final int LINE_MAX = 4 << 20;

    private static final String REPOSITORY = "repository";
    private static final String TAG = "tag";

    private RowForm() {}

    /** The row, its members in the order of the schema. */
    public static JsonObject of(AuditRow row) {
        JsonBuilder json =
                start(row instanceof RepositoryRow ? REPOSITORY : TAG).put("repository", row.repository());
        if (row instanceof TagRow tag) {
            json.put("tag", tag.tag());
        }
        json.put("verdict", row.verdict().word());
        List<JsonValue> reasons = new ArrayList<>();
        row.reasons()
                .forEach(reason -> reasons.add(JsonBuilder.object()
                        .put("verdict", reason.verdict().word())
                        .put("text", reason.text())
                        .build()));
        json.put("reasons", new JsonArray(reasons));
        json.put("notes", JsonBuilder.strings(row.notes()));
        if (row instanceof RepositoryRow repository) {
            putRepository(json, repository);
        } else if (row instanceof TagRow tag) {
            putTag(json, tag);
        }
        return json.build();
    }

    /** The members that say what an object is. */
    static JsonBuilder start(String kind) {
        return JsonBuilder.object()
                .put("schema", SCHEMA)
                .put("version", VERSION)
                .put("kind", kind);
    }

    private static void putRepository(JsonBuilder json, RepositoryRow row) {
        json.put("server", row.server());
        json.put("at", row.at().toString());
        json.putPresent("rootTrust", row.rootTrust());
        List<JsonValue> roles = new ArrayList<>();
        row.roles()
                .forEach(role -> roles.add(JsonBuilder.object()
                        .put("role", role.role())
                        .put("version", role.version())
                        .put("expires", role.expires().toString())
                        .put("keys", JsonBuilder.strings(role.keys()))
                        .put("threshold", role.threshold())
                        .build()));
        json.put("roles", new JsonArray(roles));
        json.put("tags", row.tags());
    }

    private static void putTag(JsonBuilder json, TagRow row) {
        json.put("own", row.own().word());
        json.putPresent("digest", row.digest().map(Digest::toString));
        json.putPresent("role", row.role());
        json.put("signers", JsonBuilder.strings(row.signers()));
        json.putPresent("served", row.served().map(Digest::toString));
        json.putPresent("signedCreated", row.signedCreated().map(Instant::toString));
        json.putPresent("servedCreated", row.servedCreated().map(Instant::toString));
    }

    /** @throws dev.contenttrust.json.MalformedJsonException if it is no row of ours */
    public static AuditRow read(JsonCursor at) {
        if (!at.member("schema").string().equals(SCHEMA) || at.member("version").integer() != VERSION) {
            throw at.failure("expected a row of " + SCHEMA + ", version " + VERSION);
        }
        return switch (at.member("kind").string()) {
            case REPOSITORY -> repository(at);
            case TAG -> tag(at);
            default -> throw at.member("kind").failure("expected " + REPOSITORY + " or " + TAG);
        };
    }

    private static RepositoryRow repository(JsonCursor at) {
        List<RoleFacts> roles = new ArrayList<>();
        for (JsonCursor role : at.member("roles").elements()) {
            roles.add(new RoleFacts(
                    role.member("role").string(),
                    role.member("version").integer(),
                    instant(role.member("expires")),
                    strings(role.member("keys")),
                    (int) role.member("threshold").integer()));
        }
        return new RepositoryRow(
                at.member("repository").string(),
                at.member("server").string(),
                instant(at.member("at")),
                verdict(at.member("verdict")),
                reasons(at),
                strings(at.member("notes")),
                at.optional("rootTrust").map(JsonCursor::string),
                roles,
                (int) at.member("tags").integer());
    }

    private static TagRow tag(JsonCursor at) {
        return new TagRow(
                at.member("repository").string(),
                at.member("tag").string(),
                verdict(at.member("verdict")),
                verdict(at.member("own")),
                reasons(at),
                strings(at.member("notes")),
                at.optional("digest").map(RowForm::digest),
                at.optional("role").map(JsonCursor::string),
                strings(at.member("signers")),
                at.optional("served").map(RowForm::digest),
                at.optional("signedCreated").map(RowForm::instant),
                at.optional("servedCreated").map(RowForm::instant));
    }

    private static List<Reason> reasons(JsonCursor at) {
        List<Reason> reasons = new ArrayList<>();
        for (JsonCursor reason : at.member("reasons").elements()) {
            reasons.add(new Reason(
                    verdict(reason.member("verdict")), reason.member("text").string()));
        }
        return reasons;
    }

    private static List<String> strings(JsonCursor at) {
        return at.elements().stream().map(JsonCursor::string).toList();
    }

    private static Verdict verdict(JsonCursor at) {
        Optional<Verdict> verdict = Verdict.of(at.string());
        return verdict.orElseThrow(() -> at.failure("expected a verdict"));
    }

    private static Digest digest(JsonCursor at) {
        try {
            return Digest.parse(at.string());
        } catch (InvalidNameException e) {
            throw at.failure(e.why());
        }
    }

    private static Instant instant(JsonCursor at) {
        try {
            return Instant.parse(at.string());
        } catch (DateTimeParseException e) {
            throw at.failure("expected an instant");
        }
    }
}
