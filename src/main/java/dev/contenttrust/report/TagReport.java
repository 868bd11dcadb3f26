package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedRepository.Disagreement;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signed tags of a repository, and where roles disagree about one. Digests are shown as notary shows them, so that the
 * two can be compared line by line.
 *
 * @param roles those asked for; empty for all
 */
public record TagReport(SignedRepository repository, List<RoleName> roles, List<SignedTag> tags, Columns columns)
        implements Report {

    /** How much is said of a tag. */
    public enum Columns {
        /** What notary shows. */
        NARROW,
        /** Besides, who signs it and until when. */
        WIDE
    }

    public TagReport {
        roles = List.copyOf(roles);
        tags = List.copyOf(tags);
    }

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder();
        if (tags.isEmpty()) {
            text.append(Text.of("no signed tags in " + repository.gun()).in(palette))
                    .append('\n');
        } else {
            text.append((columns == Columns.WIDE ? wide() : narrow()).render(palette));
        }
        for (Disagreement disagreement : disagreements()) {
            text.append('\n')
                    .append(new Text("roles disagree about " + disagreement.tag() + ":", Tone.WARNING).in(palette))
                    .append('\n')
                    .append(opinions(disagreement).render(palette));
        }
        for (String caution : facts().cautions()) {
            text.append('\n').append(Text.of(caution).in(palette)).append('\n');
        }
        return text.toString();
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        List<JsonValue> rows = new ArrayList<>(tags.size());
        tags.forEach(tag -> rows.add(row(tag).put("expires", expiry(tag).toString())
                .put("signers", JsonBuilder.strings(signers(tag)))
                .build()));
        result.put("tags", new JsonArray(rows));
        List<JsonValue> conflicts = new ArrayList<>();
        disagreements().forEach(tag -> conflicts.add(conflict(tag)));
        result.put("disagreements", new JsonArray(conflicts));
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(facts().notes());
        roles.stream()
                .filter(role -> repository.state().targets(role).isEmpty())
                .forEach(role -> notes.add("no role " + role + " signs in " + repository.gun()));
        return notes;
    }

    private Table narrow() {
        Table table = Table.of("NAME", "DIGEST", "SIZE (BYTES)", "ROLE");
        tags.forEach(tag -> table.row(
                tag.tag(),
                tag.digest().hex(),
                Long.toString(tag.length()),
                tag.role().value()));
        return table;
    }

    private Table wide() {
        Table table = Table.of("NAME", "DIGEST", "SIZE (BYTES)", "ROLE", "SIGNERS", "EXPIRES");
        Instant now = repository.state().now();
        tags.forEach(tag -> table.row(
                Text.of(tag.tag()),
                Text.of(tag.digest().hex()),
                Text.of(Long.toString(tag.length())),
                Text.of(tag.role().value()),
                Text.of(String.join(", ", signers(tag))),
                When.expiry(expiry(tag), now)));
        return table;
    }

    private List<String> signers(SignedTag tag) {
        return repository.signers(tag).stream().map(RoleName::value).toList();
    }

    /** Of the file that the tag is in. */
    private Instant expiry(SignedTag tag) {
        return repository.state().targets(tag.role()).orElseThrow().signed().expires();
    }

    private List<Disagreement> disagreements() {
        return repository.disagreements().stream()
                .filter(one -> tags.stream().anyMatch(tag -> tag.tag().equals(one.tag())))
                .toList();
    }

    private Table opinions(Disagreement disagreement) {
        Optional<SignedTag> released = repository.released(disagreement.tag());
        Table table = Table.ofPairs(2);
        for (SignedTag tag : disagreement.opinions()) {
            boolean taken =
                    released.map(SignedTag::role).filter(tag.role()::equals).isPresent();
            table.row(tag.role().value(), tag.digest().hex(), taken ? "docker takes this one" : "");
        }
        return table;
    }

    private JsonObject conflict(Disagreement disagreement) {
        List<JsonValue> opinions = new ArrayList<>();
        disagreement.opinions().forEach(tag -> opinions.add(row(tag).build()));
        return JsonBuilder.object()
                .put("tag", disagreement.tag())
                .put("opinions", new JsonArray(opinions))
                .build();
    }

    private static JsonBuilder row(SignedTag tag) {
        return JsonBuilder.object()
                .put("tag", tag.tag())
                .put("digest", tag.digest().toString())
                .put("length", tag.length())
                .put("role", tag.role().value());
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(repository);
    }
}
