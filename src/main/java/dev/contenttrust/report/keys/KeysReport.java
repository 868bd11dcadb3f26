package dev.contenttrust.report.keys;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.keys.Custody;
import dev.contenttrust.notary.keys.HeldKey;
import dev.contenttrust.notary.keys.HeldKey.Flaw;
import dev.contenttrust.notary.keys.KeyUse;
import dev.contenttrust.notary.keys.KeyUse.Idle;
import dev.contenttrust.notary.keys.KeyUse.Serves;
import dev.contenttrust.notary.keys.KeyUse.Unknown;
import dev.contenttrust.notary.keys.KeysAtHand;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import dev.contenttrust.tuf.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The private keys at hand, each with what it is still good for.
 *
 * @param seen the repositories that were looked at
 * @param gone those that have no trust data
 * @param unseen those that could not be looked at
 */
public record KeysReport(KeysAtHand hand, List<Custody> seen, Set<Gun> gone, Set<Gun> unseen) implements Report {
    private static final int MARGIN = 2;

    public KeysReport {
        seen = List.copyOf(seen);
        gone = Set.copyOf(gone);
        unseen = Set.copyOf(unseen);
    }

    /** What is wrong with how keys are kept; one sentence each. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (HeldKey key : hand.keys()) {
            for (Flaw flaw : Flaw.values()) {
                if (key.flaws().contains(flaw) && flaw != Flaw.NAMELESS) {
                    findings.add(key.file() + ": " + sentence(key, flaw));
                }
            }
        }
        return findings;
    }

    private static String sentence(HeldKey key, Flaw flaw) {
        return switch (flaw) {
            case UNENCRYPTED -> "not encrypted: whoever reads the file has the key";
            case WIDE_PERMISSIONS -> "its permissions are wider than 0600: others than its owner may use the file";
            case OTHER_NAME ->
                "it holds the key " + key.computed().map(KeyId::value).orElse("")
                        + ", not the one of its name: Docker and Notary cannot sign with it";
            case NAMELESS -> "which key it is, only its passphrase tells";
        };
    }

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder(heading().in(palette)).append('\n');
        hand.directories()
                .forEach(directory -> text.append("  in ")
                        .append(Text.of(directory.toString()).text())
                        .append('\n'));
        if (!hand.keys().isEmpty()) {
            text.append(table().render(palette));
        }
        findings()
                .forEach(finding -> text.append("  ")
                        .append(new Text("finding: " + finding, Tone.BAD).in(palette))
                        .append('\n'));
        hand.unread()
                .forEach(unread -> text.append("  ")
                        .append(new Text("not read: " + unread.file() + ": " + unread.why(), Tone.WARNING).in(palette))
                        .append('\n'));
        return text.append(sum(palette)).toString();
    }

    private Text heading() {
        int count = hand.keys().size();
        return new Text(count == 0 ? "No private keys at hand" : "Private keys at hand: " + count, Tone.HEADING);
    }

    private Table table() {
        Table table = Table.indented(MARGIN, "KEY", "ID FROM", "FOR", "SERVES");
        for (HeldKey key : hand.keys()) {
            table.row(
                    Text.of(key.id().map(KeyId::value).orElse(key.file().toString())),
                    Text.of(source(key)),
                    Text.of(purpose(key)),
                    use(key));
        }
        return table;
    }

    private static String source(HeldKey key) {
        return key.computed().isPresent() ? "the key itself" : key.named().isPresent() ? "its name" : "unknown";
    }

    private static String purpose(HeldKey key) {
        String role = key.role().map(Object::toString).orElse("?");
        return key.gun().map(gun -> role + " of " + gun).orElse(role);
    }

    private Text use(HeldKey key) {
        KeyUse use = KeyUse.of(key, seen, gone, unseen);
        if (use instanceof Serves serves) {
            return Text.of(serves.services().stream()
                    .map(service -> service.role() + " of " + service.gun())
                    .collect(Collectors.joining(", ")));
        }
        return use instanceof Idle idle
                ? new Text("nothing: " + idle.why(), Tone.WARNING)
                : Text.of("not known: " + ((Unknown) use).why());
    }

    /** The two answers that people want, over all repositories. */
    private String sum(Palette palette) {
        if (seen.isEmpty()) {
            return "";
        }
        Table table = Table.ofPairs(MARGIN);
        table.row(
                "can be signed from here",
                roles(seen.stream().map(c -> named(c, c.canSign())).toList()));
        table.row(
                Text.of("lost with this machine"),
                new Text(
                        roles(seen.stream()
                                .map(c -> named(c, c.lostWithoutUs()))
                                .toList()),
                        Tone.WARNING));
        return table.render(palette);
    }

    private static String named(Custody custody, List<?> roles) {
        return roles.isEmpty()
                ? ""
                : roles.stream().map(Object::toString).collect(Collectors.joining(", ")) + " of "
                        + custody.repository().gun();
    }

    private static String roles(List<String> named) {
        String all = named.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        return all.isEmpty() ? "nothing" : all;
    }

    @Override
    public void json(JsonBuilder result) {
        result.put(
                "directories",
                JsonBuilder.strings(
                        hand.directories().stream().map(Object::toString).toList()));
        List<JsonValue> keys = new ArrayList<>();
        hand.keys().forEach(key -> keys.add(json(key)));
        result.put("keys", new JsonArray(keys));
        List<JsonValue> unread = new ArrayList<>();
        hand.unread()
                .forEach(file -> unread.add(JsonBuilder.object()
                        .put("file", file.file().toString())
                        .put("why", file.why())
                        .build()));
        result.put("unreadFiles", new JsonArray(unread));
        result.put(
                "repositoriesGone",
                JsonBuilder.strings(gone.stream().map(Gun::toString).sorted().toList()));
    }

    private JsonValue json(HeldKey key) {
        JsonBuilder json = JsonBuilder.object()
                .put("file", key.file().toString())
                .putPresent("id", key.id().map(KeyId::value))
                .putPresent("idByName", key.named().map(KeyId::value))
                .putPresent("idComputed", key.computed().map(KeyId::value))
                .putPresent("role", key.role().map(Object::toString))
                .putPresent("repository", key.gun().map(Gun::toString))
                .put("flaws", JsonBuilder.strings(words(key.flaws())));
        KeyUse use = KeyUse.of(key, seen, gone, unseen);
        List<JsonValue> services = new ArrayList<>();
        if (use instanceof Serves serves) {
            serves.services()
                    .forEach(service -> services.add(JsonBuilder.object()
                            .put("repository", service.gun().toString())
                            .put("role", service.role().value())
                            .build()));
        }
        json.put("use", use instanceof Serves ? "serves" : use instanceof Idle ? "nothing" : "unknown");
        if (use instanceof Idle idle) {
            json.put("why", idle.why());
        } else if (use instanceof Unknown unknown) {
            json.put("why", unknown.why());
        }
        return json.put("serves", new JsonArray(services)).build();
    }

    private static List<String> words(Set<Flaw> flaws) {
        return flaws.stream()
                .sorted()
                .map(flaw -> flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
