package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.Authority;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who signs a repository, with which keys, until when, and who still could.
 *
 * @param tags the released tags that are shown
 */
public record InspectReport(SignedRepository repository, List<SignedTag> tags) implements Report {
    private static final int MARGIN = 2;

    public InspectReport {
        tags = List.copyOf(tags);
    }

    @Override
    public String text(Palette palette) {
        Table facts = Table.ofPairs(MARGIN)
                .row("server", repository.server())
                .row("root", new RepositoryFacts(repository).rootTrust());
        new RepositoryFacts(repository).cautions().forEach(caution -> facts.row("note", caution));
        return new Text(repository.gun().toString(), Tone.HEADING).in(palette) + "\n" + facts.render(palette)
                + section("Roles", roles(), palette)
                + section("Signers: who can sign, apart from the administrative keys", signers(), palette)
                + section("Administrative keys", administrators(), palette)
                + section("Released tags", tagTable(), palette);
    }

    private static String section(String title, Table table, Palette palette) {
        return "\n" + new Text(title, Tone.HEADING).in(palette) + "\n" + table.render(palette);
    }

    private Table roles() {
        Table table = Table.indented(MARGIN, "ROLE", "VERSION", "THRESHOLD", "EXPIRES");
        for (Authority role : all()) {
            Text threshold = Text.of(
                    role.may().threshold() + " of " + role.may().keyIds().size());
            Text expires = role.file()
                    .map(file -> When.expiry(
                            file.signed().expires(), repository.state().now()))
                    .orElseGet(() -> withoutFile(role));
            String version = role.file()
                    .map(file -> Long.toString(file.signed().version()))
                    .orElse("-");
            table.row(Text.of(role.role().value()), Text.of(version), threshold, expires);
        }
        return table;
    }

    private static Text withoutFile(Authority role) {
        return role.dropped()
                .map(why -> new Text("dropped: " + why.getMessage(), Tone.BAD))
                .orElseGet(() -> Text.of("has signed nothing"));
    }

    private Table signers() {
        Table table = Table.indented(MARGIN, "SIGNER", "KEY", "CANONICAL", "KIND", "MAY SIGN");
        List<Authority> delegated = repository.delegates();
        if (delegated.isEmpty()) {
            return Table.ofPairs(MARGIN).row("none: only the repository key signs tags");
        }
        for (Authority role : delegated) {
            for (TufKey key : role.keys()) {
                table.row(
                        role.signer(),
                        key.id().value(),
                        key.canonicalId().value(),
                        key.key().description(),
                        maySign(role));
            }
        }
        return table;
    }

    private static String maySign(Authority role) {
        return role.paths().contains("")
                ? "everything"
                : role.paths().isEmpty() ? "nothing" : "names that start with " + String.join(", ", role.paths());
    }

    private Table administrators() {
        Table table = Table.indented(MARGIN, "ROLE", "KEY", "CANONICAL", "KIND");
        for (Authority role : repository.administrators()) {
            role.keys()
                    .forEach(key -> table.row(
                            role.role().value(),
                            key.id().value(),
                            key.canonicalId().value(),
                            key.key().description()));
        }
        return table;
    }

    private Table tagTable() {
        if (tags.isEmpty()) {
            return Table.ofPairs(MARGIN).row("none");
        }
        Table table = Table.indented(MARGIN, "TAG", "DIGEST", "SIGNERS");
        tags.forEach(tag -> table.row(tag.tag(), tag.digest().toString(), String.join(", ", signerNames(tag))));
        return table;
    }

    private List<String> signerNames(SignedTag tag) {
        return repository.signers(tag).stream().map(RoleName::value).toList();
    }

    private List<Authority> all() {
        return Stream.concat(repository.administrators().stream(), repository.delegates().stream())
                .toList();
    }

    @Override
    public void json(JsonBuilder result) {
        new RepositoryFacts(repository).json(result);
        List<JsonValue> roles = new ArrayList<>();
        all().forEach(role -> roles.add(json(role)));
        result.put("roles", new JsonArray(roles));
        List<JsonValue> released = new ArrayList<>();
        tags.forEach(tag -> released.add(JsonBuilder.object()
                .put("tag", tag.tag())
                .put("digest", tag.digest().toString())
                .put("length", tag.length())
                .put("role", tag.role().value())
                .put("signers", Signatures.json(repository, tag))
                .build()));
        result.put("tags", new JsonArray(released));
    }

    private static JsonObject json(Authority role) {
        JsonBuilder json = JsonBuilder.object()
                .put("name", role.role().value())
                .put("state", role.state())
                .put("threshold", role.may().threshold())
                .put(
                        "keyIds",
                        JsonBuilder.strings(
                                role.may().keyIds().stream().map(KeyId::value).toList()))
                .put("keys", Signatures.keysJson(role.keys()));
        role.file()
                .ifPresent(file -> json.put("version", file.signed().version())
                        .put("expires", file.signed().expires().toString()));
        if (!role.role().isTopLevel()) {
            json.put("paths", JsonBuilder.strings(role.paths()));
        }
        return json.build();
    }

    @Override
    public List<String> notes() {
        return new RepositoryFacts(repository).notes();
    }
}
