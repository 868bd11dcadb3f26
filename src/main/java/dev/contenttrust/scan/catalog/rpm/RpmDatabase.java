package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.sqlite.ForeignDatabase;
import java.io.IOException;
import java.util.regex.Pattern;

/** rpm's database, wherever a distribution puts it and in whatever form its rpm writes it. */
public final class RpmDatabase implements Cataloguer {
    /** A full desktop's has some 300 MB. */
    private static final long SIZE_MAX = 512L << 20;

    private static final String JOURNAL = "-wal";

    private static final Pattern PLACE = Pattern.compile(
            "(?:var/lib|usr/lib/sysimage|usr/share)/rpm/(?:Packages|Packages\\.db|rpmdb\\.sqlite|rpmdb\\.sqlite-wal)");

    @Override
    public String what() {
        return "the rpm database";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.contains("/rpm/") && PLACE.matcher(path).matches();
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        String path = facts.file();
        if (path.endsWith(JOURNAL)) {
            throw new MalformedFileException("changes lie beside it that were not yet written to it");
        }
        headers(path, file, blob -> header(blob, facts));
    }

    /** Shows the header of each package. */
    static void headers(String path, FileBytes file, HeaderReader reader) throws IOException {
        if (path.endsWith(".sqlite")) {
            try (ForeignDatabase database = ForeignDatabase.open(Pieces.stream(file, 0, file.size()), SIZE_MAX)) {
                database.blobs("Packages", "blob", reader::read);
            }
        } else if (path.endsWith(".db")) {
            new NdbFile(file).read(reader);
        } else {
            BerkeleyHash.of(file).read(reader);
        }
    }

    /** One header that cannot be read leaves the others. */
    private static void header(byte[] blob, FactCollector facts) {
        try {
            RpmPackage.of(new RpmHeader(blob), facts.file()).ifPresent(found -> found.tell(facts));
        } catch (MalformedFileException e) {
            facts.problem("an installed rpm package", String.valueOf(e.getMessage()));
        }
    }
}
