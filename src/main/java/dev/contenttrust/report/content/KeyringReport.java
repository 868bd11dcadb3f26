package dev.contenttrust.report.content;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.When;
import dev.contenttrust.scan.keyring.InstalledKey;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.KeyFile;
import dev.contenttrust.scan.keyring.Manager;
import dev.contenttrust.scan.keyring.Repository;
import dev.contenttrust.scan.keyring.Repository.Check;
import dev.contenttrust.scan.keyring.SigningKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The package managers' signing keys in a file system: whose they are, until when, and for which repositories. */
public record KeyringReport(ImageFacts image, SigningKeys keys) implements Report {
    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder(image.trust().line(palette) + image.unreadText(palette));
        if (keys.files().isEmpty()) {
            text.append("no signing keys of a package manager\n");
        }
        for (KeyFile file : keys.files()) {
            text.append(heading(file).in(palette)).append('\n');
            for (InstalledKey key : file.keys()) {
                text.append(table(file.manager(), key).render(palette));
            }
            file.flaws()
                    .forEach(flaw -> text.append("  ")
                            .append(new Text(flaw, Tone.WARNING).in(palette))
                            .append('\n'));
        }
        keys.repositories().stream()
                .filter(repository -> repository.check() == Check.NOTHING)
                .forEach(repository ->
                        text.append(unchecked(repository).in(palette)).append('\n'));
        return text.toString();
    }

    private static Text heading(KeyFile file) {
        String layer = file.layer()
                .map(Digest::toString)
                .map(digest -> ", layer " + digest)
                .orElse("");
        return new Text(file.path() + " (" + file.manager().word() + layer + ")", Tone.HEADING);
    }

    private Table table(Manager manager, InstalledKey key) {
        Table table = Table.ofPairs(2);
        table.row("key", key.fingerprint());
        if (!key.owner().isEmpty()) {
            table.row("owner", key.owner());
        }
        table.row(Text.of("algorithm"), weighed(key));
        if (key.marks().contains(Mark.REVOKED)) {
            table.row(Text.of("revoked"), new Text("yes", Tone.BAD));
        }
        if (manager != Manager.APK) {
            table.row(Text.of("expires"), expiry(key));
        }
        table.row(Text.of("trusted for"), reach(manager, key));
        return table;
    }

    private static Text weighed(InstalledKey key) {
        return key.weaknesses().isEmpty()
                ? Text.of(key.algorithm())
                : new Text(key.algorithm() + ": " + String.join(", ", key.weaknesses()), Tone.BAD);
    }

    private Text expiry(InstalledKey key) {
        Text never = key.marks().contains(Mark.EXPIRED)
                ? new Text("its signing subkeys have expired", Tone.BAD)
                : Text.of("never");
        return key.expires().map(expires -> When.expiry(expires, keys.at())).orElse(never);
    }

    private static Text reach(Manager manager, InstalledKey key) {
        String named = String.join("; ", key.reach().repositories());
        if (key.marks().contains(Mark.NO_REPOSITORY)) {
            return new Text(
                    key.reach().everything() ? "every repository, of which there is none yet" : "no repository",
                    Tone.WARNING);
        }
        // What rpm itself trusts is not asked whom a repository names.
        String every = manager == Manager.RPM ? "every repository: " : "every repository that names no key: ";
        return Text.of(key.reach().everything() ? every + named : named);
    }

    private static Text unchecked(Repository repository) {
        return new Text(
                repository.file() + ":" + repository.line() + ": no signature is asked for: " + repository.name(),
                Tone.BAD);
    }

    @Override
    public void json(JsonBuilder result) {
        image.json(result);
        result.put("files", array(keys.files(), KeyringReport::json));
        result.put("repositories", array(keys.repositories(), KeyringReport::json));
        result.put("unreadFiles", JsonBuilder.strings(keys.unread()));
    }

    private static JsonValue json(KeyFile file) {
        return JsonBuilder.object()
                .put("path", file.path())
                .putPresent("layer", file.layer().map(Digest::toString))
                .put("manager", file.manager().word())
                .put("keys", array(file.keys(), KeyringReport::json))
                .put("flaws", JsonBuilder.strings(file.flaws()))
                .build();
    }

    private static JsonValue json(InstalledKey key) {
        return JsonBuilder.object()
                .put("fingerprint", key.fingerprint())
                .put("owner", key.owner())
                .put("algorithm", key.algorithm())
                .putPresent("created", key.created().map(Instant::toString))
                .putPresent("expires", key.expires().map(Instant::toString))
                .put("weaknesses", JsonBuilder.strings(key.weaknesses()))
                .put("marks", JsonBuilder.strings(words(key)))
                .put("everyRepository", key.reach().everything())
                .put("repositories", JsonBuilder.strings(key.reach().repositories()))
                .build();
    }

    private static List<String> words(InstalledKey key) {
        return key.marks().stream().sorted().map(mark -> word(mark.name())).toList();
    }

    private static JsonValue json(Repository repository) {
        return JsonBuilder.object()
                .put("name", repository.name())
                .put("manager", repository.manager().word())
                .put("file", repository.file())
                .put("line", repository.line())
                .put("check", word(repository.check().name()))
                .put("keys", JsonBuilder.strings(repository.keys()))
                .build();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonValue> json) {
        return new JsonArray(new ArrayList<>(all.stream().map(json).toList()));
    }

    @Override
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>(image.trust().cautions());
        keys.unread().forEach(unread -> cautions.add("could not be read: " + unread));
        return cautions;
    }

    @Override
    public List<String> notes() {
        return image.trust().notes();
    }
}
