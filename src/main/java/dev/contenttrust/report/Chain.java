package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.notary.Evidence;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files that a verdict about the word of some roles rests on, from the first root to each role. */
final class Chain {
    private final Evidence evidence;
    private final Set<Verified<? extends Signed>> files;
    private final Instant now;

    /**
     * @param role whose word is taken
     * @param others who say the same
     */
    Chain(SignedRepository repository, RoleName role, Collection<RoleName> others) {
        this.evidence = repository.evidence(role);
        this.files = new LinkedHashSet<>(evidence.files());
        others.forEach(other -> files.addAll(repository.evidence(other).files()));
        this.now = repository.state().now();
    }

    /** When the first of what must be valid now for the word that is taken expires. */
    Instant freshUntil() {
        return evidence.freshUntil();
    }

    Table table() {
        Table table = Table.indented(2, "FILE", "VERSION", "SHA-256", "BYTES", "SIGNED BY", "THRESHOLD", "EXPIRES");
        for (Verified<? extends Signed> file : files) {
            table.row(
                    Text.of(file.role() + ".json"),
                    Text.of(Long.toString(file.signed().version())),
                    Text.of(file.sha256().hex()),
                    Text.of(Integer.toString(file.raw().length())),
                    Text.of(Signatures.keys(file)),
                    Text.of(threshold(file)),
                    When.expiry(file.signed().expires(), now));
        }
        return table;
    }

    JsonArray json() {
        List<JsonValue> all = new ArrayList<>();
        for (Verified<? extends Signed> file : files) {
            all.add(JsonBuilder.object()
                    .put("role", file.role().value())
                    .put("version", file.signed().version())
                    .put("sha256", file.sha256().hex())
                    .put("length", file.raw().length())
                    .put("signers", Signatures.keysJson(file.signers()))
                    .put("threshold", file.keys().threshold())
                    .put("keyIds", JsonBuilder.strings(keyIds(file)))
                    .put("expires", file.signed().expires().toString())
                    .build());
        }
        return new JsonArray(all);
    }

    private static String threshold(Verified<? extends Signed> file) {
        return file.keys().threshold() + " of " + file.keys().keyIds().size();
    }

    private static List<String> keyIds(Verified<? extends Signed> file) {
        return file.keys().keyIds().stream().map(id -> id.value()).toList();
    }
}
