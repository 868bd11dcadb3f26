package dev.contenttrust.scan.language;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What Composer installed: {@code vendor/composer/installed.json}, a list of packages, since Composer 2 within an object. */
public final class ComposerPackages implements Cataloguer {
    private static final int SIZE_MAX = 32 << 20;

    @Override
    public String what() {
        return "the list of Composer packages";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.endsWith("composer/installed.json");
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        JsonCursor root = PackageJson.read("installed.json", file, SIZE_MAX);
        JsonCursor packages = root.value() instanceof JsonObject ? root.member("packages") : root;
        for (JsonCursor one : packages.elements()) {
            Optional<String> name = PackageJson.string(one, "name");
            Optional<String> version = PackageJson.string(one, "version");
            if (name.isPresent() && version.isPresent()) {
                facts.component(
                        component(name.get(), version.get(), facts.file()).licensed(licence(one)));
            }
        }
    }

    private static Component component(String name, String version, String file) {
        int slash = name.indexOf('/');
        return Component.declared(
                Kind.COMPOSER, slash < 0 ? "" : name.substring(0, slash), name.substring(slash + 1), version, file);
    }

    private static Optional<String> licence(JsonCursor one) {
        List<JsonCursor> licences = one.optional("license")
                .filter(list -> list.value() instanceof JsonArray)
                .map(JsonCursor::elements)
                .orElse(List.of());
        return licences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " OR ", licences.stream().map(JsonCursor::string).toList()));
    }
}
