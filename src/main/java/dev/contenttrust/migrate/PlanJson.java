package dev.contenttrust.migrate;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import dev.contenttrust.migrate.Plan.Refused;
import dev.contenttrust.migrate.Plan.Signer;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.tuf.RoleName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A plan as JSON. */
final class PlanJson {
    private static final String SCHEMA = "trust-plan";
    private static final int VERSION = 1;

    /** All that enters has been verified; there is no other verdict. */
    private static final String VERIFIED = "verified";

    private PlanJson() {}

    /** A plan of a version that is not known yet; caught within this package. */
    static final class NewerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerException(long version) {
            super("it is of version " + version + " of the schema, this trust knows " + VERSION);
        }
    }

    static JsonObject write(Plan plan) {
        return JsonBuilder.object()
                .put("schema", SCHEMA)
                .put("version", VERSION)
                .put("made", plan.made().toString())
                .putPresent("asOf", plan.asOf().map(Instant::toString))
                .put("repositories", array(plan.repositories(), PlanJson::write))
                .build();
    }

    private static JsonObject write(PlannedRepository repository) {
        return JsonBuilder.object()
                .put("repository", repository.gun().toString())
                .put("server", repository.server())
                .putPresent("notRefreshedSince", repository.notRefreshedSince().map(Instant::toString))
                .put("tags", array(repository.tags(), PlanJson::write))
                .put("refused", array(repository.refused(), PlanJson::write))
                .build();
    }

    private static JsonObject write(PlannedTag tag) {
        return JsonBuilder.object()
                .put("tag", tag.tag())
                .put("digest", tag.digest().toString())
                .put("length", tag.length())
                .put("verdict", VERIFIED)
                .put("role", tag.role().value())
                .put("signers", array(tag.signers(), PlanJson::write))
                .put("freshUntil", tag.freshUntil().toString())
                .build();
    }

    private static JsonObject write(Signer signer) {
        return JsonBuilder.object()
                .put("role", signer.role().value())
                .put("keyIds", JsonBuilder.strings(signer.keyIds()))
                .build();
    }

    private static JsonObject write(Refused refused) {
        return JsonBuilder.object()
                .putPresent("subject", refused.subject())
                .put("what", refused.what())
                .put("why", refused.why())
                .build();
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
        List<JsonValue> elements = new ArrayList<>();
        all.forEach(element -> elements.add(json.apply(element)));
        return new JsonArray(elements);
    }

    static Plan read(JsonCursor root) {
        if (!root.member("schema").string().equals(SCHEMA)) {
            throw root.member("schema").failure("expected \"" + SCHEMA + "\"");
        }
        long version = root.member("version").integer();
        if (version > VERSION) {
            throw new NewerException(version);
        }
        return new Plan(
                instant(root.member("made")),
                root.optional("asOf").map(PlanJson::instant),
                distinct(list(root.member("repositories"), PlanJson::repository), root));
    }

    private static List<PlannedRepository> distinct(List<PlannedRepository> all, JsonCursor root) {
        Set<Gun> seen = new HashSet<>();
        all.forEach(repository -> {
            if (!seen.add(repository.gun())) {
                throw root.failure("the repository " + repository.gun() + " is there twice");
            }
        });
        return all;
    }

    private static PlannedRepository repository(JsonCursor at) {
        List<PlannedTag> tags = list(at.member("tags"), PlanJson::tag);
        if (tags.stream().map(PlannedTag::tag).distinct().count() < tags.size()) {
            throw at.member("tags").failure("a tag is there twice");
        }
        return new PlannedRepository(
                Gun.parse(at.member("repository").string()),
                at.member("server").string(),
                at.optional("notRefreshedSince").map(PlanJson::instant),
                tags,
                list(at.member("refused"), PlanJson::refused));
    }

    private static PlannedTag tag(JsonCursor at) {
        if (!at.member("verdict").string().equals(VERIFIED)) {
            throw at.member("verdict").failure("expected \"" + VERIFIED + "\"");
        }
        Digest digest = Digest.parse(at.member("digest").string());
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw at.member("digest").failure("expected a SHA-256");
        }
        return new PlannedTag(
                checkedTag(at.member("tag").string()),
                digest,
                at.member("length").integer(),
                new RoleName(at.member("role").string()),
                list(at.member("signers"), PlanJson::signer),
                instant(at.member("freshUntil")));
    }

    /** By the grammar of references, so that it can stand in commands. */
    private static String checkedTag(String tag) {
        return new ImageReference("localhost", "x", Optional.of(tag), Optional.empty())
                .tag()
                .orElseThrow();
    }

    private static Signer signer(JsonCursor at) {
        return new Signer(new RoleName(at.member("role").string()), list(at.member("keyIds"), JsonCursor::string));
    }

    private static Refused refused(JsonCursor at) {
        return new Refused(
                at.optional("subject").map(JsonCursor::string),
                at.member("what").string(),
                at.member("why").string());
    }

    private static <T> List<T> list(JsonCursor at, Function<JsonCursor, T> read) {
        return at.elements().stream().map(read).toList();
    }

    private static Instant instant(JsonCursor at) {
        try {
            return Instant.parse(at.string());
        } catch (DateTimeException e) {
            throw at.failure("expected an instant, such as 2026-11-24T08:00:00Z");
        }
    }
}
