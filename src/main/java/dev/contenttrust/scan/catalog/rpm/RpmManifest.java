package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * The list of packages that Azure Linux leaves in images without a package manager: ten fields a line, by tabs (name, version and
 * release, two times, vendor, epoch, size, architecture, epoch as a number, source rpm).
 */
public final class RpmManifest implements Cataloguer {
    private static final int SIZE_MAX = 16 << 20;
    private static final int FIELDS = 10;

    @Override
    public String what() {
        return "the list of rpm packages";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.equals("var/lib/rpmmanifest/container-manifest-2");
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        for (Iterator<String> lines = Pieces.text(file, SIZE_MAX).lines().iterator(); lines.hasNext(); ) {
            line(lines.next(), facts);
        }
    }

    private static void line(String line, FactCollector facts) throws IOException {
        if (line.isBlank()) {
            return;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || fields[0].isEmpty() || fields[1].isEmpty()) {
            throw new MalformedFileException("a line of it does not have " + FIELDS + " fields");
        }
        String epoch = fields[8].isEmpty() || fields[8].equals("0") ? "" : fields[8] + ":";
        String version = epoch + fields[1];
        SourcePackage source =
                RpmPackage.source(fields[9], epoch).orElseGet(() -> new SourcePackage(fields[0], version));
        facts.component(Component.declared(Kind.RPM, "", fields[0], version, facts.file())
                .from(source)
                .on(Optional.of(fields[7]).filter(architecture -> !architecture.isEmpty())));
    }
}
