package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.updater.Refreshed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The files that a verdict about a role's word rests on, from the first root to the role. */
final class Chain {
    private final List<Verified<? extends Signed>> files = new ArrayList<>();
    private final Refreshed state;

    Chain(SignedRepository repository, RoleName role) {
        this.state = repository.state();
        files.addAll(state.rootChain());
        files.add(state.timestamp());
        files.add(state.snapshot());
        state.targets().forEach((name, file) -> {
            if (role.equals(name) || role.value().startsWith(name + "/")) {
                files.add(file);
            }
        });
    }

    /** When the first of the files that must be valid now expires. */
    Instant freshUntil() {
        Instant least = state.root().signed().expires();
        for (Verified<? extends Signed> file : files) {
            Instant expires = file.signed().expires();
            boolean superseded = file.role().equals(RoleName.ROOT)
                    && file.signed().version() != state.root().signed().version();
            if (!superseded && expires.isBefore(least)) {
                least = expires;
            }
        }
        return least;
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
                    When.expiry(file.signed().expires(), state.now()));
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
