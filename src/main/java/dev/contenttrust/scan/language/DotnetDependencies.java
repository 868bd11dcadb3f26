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
import java.util.Set;

/**
 * What a .NET program was published with (.NET SDK, "runtime configuration files"): {@code NAME.deps.json}, whose libraries are
 * named {@code NAME/VERSION}. Packages and packs of the runtime count; the project's own assemblies do not.
 */
public final class DotnetDependencies implements Cataloguer {
    private static final int SIZE_MAX = 32 << 20;
    private static final String PACK = "runtimepack.";
    private static final Set<String> TYPES = Set.of("package", "runtimepack");

    @Override
    public String what() {
        return "the list of a .NET program's packages";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.endsWith(".deps.json");
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        Optional<JsonCursor> libraries =
                PackageJson.read("deps.json", file, SIZE_MAX).optional("libraries");
        if (libraries.isPresent()) {
            libraries.get().members().forEach((name, library) -> {
                if (PackageJson.string(library, "type").filter(TYPES::contains).isPresent()) {
                    library(name, facts);
                }
            });
        }
    }

    private static void library(String key, FactCollector facts) {
        int slash = key.indexOf('/');
        if (slash > 0) {
            String name = key.substring(0, slash);
            facts.component(Component.declared(
                    Kind.NUGET,
                    "",
                    name.startsWith(PACK) ? name.substring(PACK.length()) : name,
                    key.substring(slash + 1),
                    facts.file()));
        }
    }
}
