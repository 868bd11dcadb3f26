package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.RootPolicy.RootTrust.FirstUse;
import dev.contenttrust.tuf.RootPolicy.RootTrust.Pinned;
import dev.contenttrust.updater.Refreshed;
import dev.contenttrust.updater.source.Existence;
import dev.contenttrust.updater.source.Existence.Claimed;
import dev.contenttrust.updater.source.Existence.Proven;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What every report says of the repository that its result comes from. */
public final class RepositoryFacts {
    private final SignedRepository repository;
    private final Refreshed state;

    public RepositoryFacts(SignedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /** Without these a result is misread: which instant it holds for, and that nobody was asked. */
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (state.asOf()) {
            cautions.add("as of " + state.now() + ": judged for that instant, not for now; no trust data was stored");
        }
        state.notRefreshedSince()
                .ifPresent(since -> cautions.add(repository.gun() + " was not refreshed since " + since + " ("
                        + When.words(since, state.now()) + "): the trust server was not asked"));
        return cautions;
    }

    /** What may be of interest beside the result. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(state.warnings());
        repository.existence().ifPresent(existence -> notes.add("as of " + state.now() + " is " + existence));
        if (state.rootTrust() instanceof FirstUse) {
            notes.add("the root of " + repository.gun() + " is trusted on first use: nothing vouches for it but "
                    + repository.server());
        }
        state.dropped()
                .forEach((role, why) ->
                        notes.add("what " + role + " signs in " + repository.gun() + " does not count: " + why.what()));
        return notes;
    }

    /** How the root came to be believed, in words. */
    String rootTrust() {
        RootTrust trust = state.rootTrust();
        if (trust instanceof Pinned pinned) {
            return pinned.metByVersion() == pinned.currentVersion()
                    ? "pinned: " + pinned.pin()
                    : "pinned through rotations " + pinned.metByVersion() + " → " + pinned.currentVersion() + ": "
                            + pinned.pin();
        }
        return trust instanceof FirstUse ? "trusted on first use, not pinned" : "known from earlier runs, not pinned";
    }

    /** Adds the members that all results share. */
    public void json(JsonBuilder result) {
        result.put("repository", repository.gun().toString());
        result.put("server", repository.server());
        result.put("rootTrust", rootTrustJson());
        repository.existence().ifPresent(existence -> result.put("existence", json(existence)));
        result.putPresent("notRefreshedSince", state.notRefreshedSince().map(Instant::toString));
        List<JsonValue> dropped = new ArrayList<>();
        state.dropped()
                .forEach((role, why) -> dropped.add(JsonBuilder.object()
                        .put("role", role.value())
                        .put("what", why.what())
                        .put("why", why.why())
                        .build()));
        result.put("dropped", new JsonArray(dropped));
        result.put("warnings", JsonBuilder.strings(state.warnings()));
    }

    private static JsonObject json(Existence existence) {
        JsonBuilder json = JsonBuilder.object().put("proven", existence instanceof Proven);
        if (existence instanceof Proven proven) {
            return json.put("by", proven.by().toString())
                    .put("authority", proven.authority())
                    .build();
        }
        return json.put("why", ((Claimed) existence).why()).build();
    }

    private JsonObject rootTrustJson() {
        RootTrust trust = state.rootTrust();
        if (trust instanceof Pinned pinned) {
            return JsonBuilder.object()
                    .put("by", "pin")
                    .put("pin", pinned.pin())
                    .put("metByVersion", pinned.metByVersion())
                    .put("currentVersion", pinned.currentVersion())
                    .build();
        }
        return JsonBuilder.object()
                .put("by", trust instanceof FirstUse ? "first-use" : "memory")
                .build();
    }
}
