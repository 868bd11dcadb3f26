package dev.contenttrust.scan.language;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code package.json} of what is installed in a {@code node_modules} directory; not those that packages carry along to test
 * themselves with, nor those that only say how to load a directory, which have no version.
 */
public final class NodePackages implements Cataloguer {
    private static final int SIZE_MAX = 8 << 20;

    private static final Pattern PLACE = Pattern.compile("(?:.*/)?node_modules/(?:@[^/]+/)?[^/@.][^/]*/package\\.json");

    private static final Pattern FIXTURE =
            Pattern.compile(".*node_modules/.*/(?:tests?|__tests__|fixtures?|testdata|examples?)/.*");

    @Override
    public String what() {
        return "an npm package";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.endsWith("/package.json")
                && PLACE.matcher(path).matches()
                && !FIXTURE.matcher(path).matches();
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        JsonCursor root = PackageJson.read("package.json", file, SIZE_MAX);
        Optional<String> name = PackageJson.string(root, "name");
        Optional<String> version = PackageJson.string(root, "version");
        if (name.isPresent() && version.isPresent()) {
            facts.component(component(name.get(), version.get(), facts.file()).licensed(licence(root)));
        }
    }

    private static Component component(String name, String version, String file) {
        int slash = name.startsWith("@") ? name.indexOf('/') : -1;
        return slash < 0
                ? Component.declared(Kind.NPM, "", name, version, file)
                : Component.declared(Kind.NPM, name.substring(0, slash), name.substring(slash + 1), version, file);
    }

    /** A text; once it was an object with a type. */
    private static Optional<String> licence(JsonCursor root) {
        return PackageJson.string(root, "license")
                .or(() -> root.optional("license").flatMap(object -> PackageJson.string(object, "type")));
    }
}
