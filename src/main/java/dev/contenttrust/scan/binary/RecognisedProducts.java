package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.executable.CompiledPackages;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import java.io.IOException;
import java.util.Optional;

/** Executables: the products whose code is in them, as components of the kind {@link Kind#GENERIC} named by the product's id. */
public final class RecognisedProducts implements Cataloguer {
    private final BinaryScanner scanner;

    public RecognisedProducts(Recognisers recognisers) {
        this.scanner = new BinaryScanner(recognisers);
    }

    @Override
    public String what() {
        return "an executable";
    }

    @Override
    public long sizeMax() {
        return CompiledPackages.SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return CompiledPackages.isExecutable(path, head);
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        Optional<Recognition> recognised = scanner.recognise(file);
        if (recognised.isEmpty()) {
            return;
        }
        Recognition seen = recognised.get();
        for (Sighting sighting : seen.sightings()) {
            facts.component(Component.recognised(
                    Kind.GENERIC, sighting.product().id(), sighting.version().orElse(""), facts.file()));
        }
        seen.packed()
                .ifPresent(by ->
                        facts.problem(what(), "it is packed by " + by + ", so that what is in it cannot be seen"));
        seen.flaws().forEach(flaw -> facts.problem(what(), flaw));
    }
}
