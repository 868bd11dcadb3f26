package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository as {@code docker trust inspect} prints it: the same members in the same order, with the same indentation.
 * Where Docker's own order is left to chance (two digests for one tag), the one that a pull would take comes first.
 */
public final class DockerInspection {
    private static final int INDENT = 4;
    private static final List<RoleName> RELEASING = List.of(new RoleName("targets/releases"), RoleName.TARGETS);
    private static final String ADMIN = "Repo Admin";

    private DockerInspection() {}

    /** The whole output: an array, an element each. */
    public static String render(List<JsonObject> inspections) {
        return JsonLayout.render(new JsonArray(List.copyOf(inspections)), INDENT, JsonLayout.GO_ESCAPES);
    }

    /**
     * The element of one argument.
     *
     * @param name the argument as given
     * @param tag the one that is shown; empty for all
     */
    public static JsonObject of(String name, SignedRepository repository, Optional<String> tag) {
        return JsonBuilder.object()
                .put("Name", name)
                .put("SignedTags", signedTags(repository, tag))
                .put("Signers", signers(repository))
                .put("AdministrativeKeys", administrativeKeys(repository))
                .build();
    }

    private static JsonArray signedTags(SignedRepository repository, Optional<String> tag) {
        Set<String> names = new LinkedHashSet<>();
        RELEASING.forEach(role -> repository
                .state()
                .targets(role)
                .ifPresent(file -> names.addAll(file.signed().targets().keySet())));
        List<JsonValue> rows = new ArrayList<>();
        names.stream()
                .filter(name -> tag.isEmpty() || tag.get().equals(name))
                .sorted(NaturalOrder.INSTANCE)
                .forEach(name -> addRows(rows, repository, name));
        return new JsonArray(rows);
    }

    /** A row a digest that is released under that name. */
    private static void addRows(List<JsonValue> rows, SignedRepository repository, String name) {
        RELEASING.stream()
                .flatMap(role -> repository.signedBy(role, name).stream())
                .map(SignedTag::digest)
                .distinct()
                .forEach(digest -> rows.add(JsonBuilder.object()
                        .put("SignedTag", name)
                        .put("Digest", digest.hex())
                        .put("Signers", JsonBuilder.strings(signersOf(repository, name, digest.hex())))
                        .build()));
    }

    private static List<String> signersOf(SignedRepository repository, String name, String hex) {
        List<String> signers = new ArrayList<>();
        for (RoleName role : repository.state().targets().keySet()) {
            boolean agrees = repository
                    .signedBy(role, name)
                    .filter(tag -> tag.digest().hex().equals(hex))
                    .isPresent();
            if (agrees && !RELEASING.contains(role)) {
                signers.add(role.value().substring(role.value().indexOf('/') + 1));
            }
        }
        return signers.isEmpty() ? List.of(ADMIN) : signers;
    }

    private static JsonArray signers(SignedRepository repository) {
        List<JsonValue> signers = new ArrayList<>();
        Authority.delegated(repository.state()).stream()
                .filter(role -> !RELEASING.contains(role.role()))
                .sorted(Comparator.comparing(Authority::signer, NaturalOrder.INSTANCE))
                .forEach(role -> signers.add(holder(
                        role.signer(),
                        role.keys().stream().map(key -> key.canonicalId()).toList())));
        return new JsonArray(signers);
    }

    private static JsonArray administrativeKeys(SignedRepository repository) {
        return new JsonArray(List.of(
                holder("Root", keyIds(repository, RoleName.ROOT)),
                holder("Repository", keyIds(repository, RoleName.TARGETS))));
    }

    private static List<KeyId> keyIds(SignedRepository repository, RoleName role) {
        return Optional.ofNullable(repository.state().root().signed().roles().get(role))
                .orElseThrow()
                .keyIds();
    }

    private static JsonObject holder(String name, List<KeyId> ids) {
        List<JsonValue> keys = new ArrayList<>();
        ids.forEach(id -> keys.add(JsonBuilder.object().put("ID", id.value()).build()));
        return JsonBuilder.object()
                .put("Name", name)
                .put("Keys", new JsonArray(keys))
                .build();
    }
}
