package dev.contenttrust.report.keys;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.notary.keys.Custody;
import dev.contenttrust.notary.keys.HeldKey;
import dev.contenttrust.notary.keys.RoleCustody;
import dev.contenttrust.notary.keys.RoleCustody.KeyCustody;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.RepositoryFacts;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.When;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The live roles of one repository, and whether their keys lie here. */
public record CustodyReport(Custody custody) implements Report {
    private static final int MARGIN = 2;

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder("\n")
                .append(new Text(custody.repository().gun().toString(), Tone.HEADING).in(palette))
                .append('\n')
                .append(keys().render(palette));
        Table sum = Table.ofPairs(MARGIN)
                .row("can be signed from here", words(custody.canSign()))
                .row("lost with this machine", words(custody.lostWithoutUs()));
        for (RoleCustody role : custody.roles()) {
            if (role.lostWithoutUs()) {
                sum.row(Text.of("  without " + role.role().role()), consequence(role));
            }
        }
        facts().cautions().forEach(caution -> sum.row("note", caution));
        return text.append(sum.render(palette)).toString();
    }

    private Table keys() {
        Table table = Table.indented(MARGIN, "ROLE", "NEEDS", "KEY", "CERTIFICATE", "HELD");
        for (RoleCustody role : custody.roles()) {
            String needs = role.role().may().threshold() + " of "
                    + role.role().may().keyIds().size();
            for (KeyCustody key : role.keys()) {
                table.row(
                        Text.of(role.role().role().value()),
                        Text.of(needs),
                        Text.of(key.key().canonicalId().value()),
                        Text.of(certificate(key.key())),
                        held(role, key));
            }
            if (role.keys().isEmpty()) {
                table.row(role.role().role().value(), needs, "-", "", "no key that can be used is listed");
            }
        }
        return table;
    }

    private static String certificate(TufKey key) {
        return key.id().equals(key.canonicalId()) ? "" : key.id().value();
    }

    private static Text held(RoleCustody role, KeyCustody key) {
        if (key.here()) {
            int files = key.held().size();
            return new Text(files == 1 ? "here" : "here, " + files + " files", Tone.GOOD);
        }
        return Text.of(elsewhere(role.role().role()));
    }

    /** A Notary server always holds the timestamp's key, and the snapshot's where Docker began the repository. */
    private static String elsewhere(RoleName role) {
        if (role.equals(RoleName.TIMESTAMP)) {
            return "not here: the trust server has it";
        }
        return role.equals(RoleName.SNAPSHOT) ? "not here: the trust server's, as a rule" : "not here";
    }

    private Text consequence(RoleCustody role) {
        RoleName name = role.role().role();
        if (name.equals(RoleName.ROOT)) {
            String end = role.role()
                    .file()
                    .map(file -> When.words(
                            file.signed().expires(),
                            custody.repository().state().now()))
                    .orElse("unknown");
            return new Text("no key of this repository can be replaced any more; it ends " + end, Tone.BAD);
        }
        return Text.of(
                name.isTopLevel()
                        ? "the root key has to name another"
                        : "the key of " + delegator(name) + " has to name another");
    }

    private static String delegator(RoleName role) {
        return role.value().substring(0, role.value().lastIndexOf('/'));
    }

    private static String words(List<RoleName> roles) {
        return roles.isEmpty() ? "nothing" : roles.stream().map(RoleName::value).collect(Collectors.joining(", "));
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        List<JsonValue> roles = new ArrayList<>();
        custody.roles().forEach(role -> roles.add(json(role)));
        result.put("roles", new JsonArray(roles));
        result.put("canSign", names(custody.canSign()));
        result.put("lostWithThisMachine", names(custody.lostWithoutUs()));
    }

    private static JsonArray names(List<RoleName> roles) {
        return JsonBuilder.strings(roles.stream().map(RoleName::value).toList());
    }

    private static JsonValue json(RoleCustody role) {
        List<JsonValue> keys = new ArrayList<>();
        role.keys()
                .forEach(key -> keys.add(JsonBuilder.object()
                        .put("id", key.key().id().value())
                        .put("canonicalId", key.key().canonicalId().value())
                        .put("description", key.key().key().description())
                        .put("held", key.here())
                        .put("files", files(key))
                        .build()));
        return JsonBuilder.object()
                .put("name", role.role().role().value())
                .put("threshold", role.role().may().threshold())
                .put("keys", new JsonArray(keys))
                .put("canSign", role.canSign())
                .put("lostWithThisMachine", role.lostWithoutUs())
                .build();
    }

    private static JsonArray files(KeyCustody key) {
        return JsonBuilder.strings(
                key.held().stream().map(HeldKey::file).map(Object::toString).toList());
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(custody.repository());
    }
}
