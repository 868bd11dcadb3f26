package dev.contenttrust.scan.language.jar;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.inventory.FactCollector;
import java.io.IOException;

/** Java archives of a layer, and those within them. */
public final class JavaArchives implements Cataloguer {
    private static final long SIZE_MAX = 2L << 30;

    @Override
    public String what() {
        return "a Java archive";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return ArchiveName.isArchive(path);
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        new ArchiveReading(facts, new Budget()).read(file, facts.file(), 0);
    }
}
