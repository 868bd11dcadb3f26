package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.OwnedFiles;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.util.List;
import java.util.Optional;

/** An installed package, as its header says it (rpm's rpmtag.h names the tags). */
record RpmPackage(Component component, OwnedFiles.Builder files) {
    static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int EPOCH = 1003;
    private static final int LICENCE = 1014;
    private static final int ARCHITECTURE = 1022;
    private static final int SOURCE = 1044;
    private static final int DIRECTORY_OF = 1116;
    private static final int BASE_NAMES = 1117;
    private static final int DIRECTORIES = 1118;
    private static final int MODULARITY_LABEL = 5096;

    /** A key that rpm trusts is kept as if it were a package. */
    static final String KEY = "gpg-pubkey";

    private static final String SOURCE_ENDING = ".rpm";

    /** Empty for what is no package. */
    static Optional<RpmPackage> of(RpmHeader header, String file) throws MalformedFileException {
        String name = header.string(NAME).orElseThrow(() -> missing("name"));
        if (name.equals(KEY)) {
            return Optional.empty();
        }
        String epoch = epoch(header);
        String version = epoch
                + header.string(VERSION).orElseThrow(() -> missing("version"))
                + "-"
                + header.string(RELEASE).orElseThrow(() -> missing("release"));
        SourcePackage source = header.string(SOURCE)
                .flatMap(rpm -> source(rpm, epoch))
                .orElseGet(() -> new SourcePackage(name, version));
        Component component = Component.declared(Kind.RPM, "", name, version, file)
                .from(source)
                .on(header.string(ARCHITECTURE))
                .ofStream(header.string(MODULARITY_LABEL))
                .licensed(header.string(LICENCE));
        return Optional.of(new RpmPackage(component, files(header, name)));
    }

    void tell(FactCollector facts) {
        facts.component(component);
        facts.owned(files);
    }

    private static String epoch(RpmHeader header) throws MalformedFileException {
        int[] epoch = header.numbers(EPOCH);
        return epoch.length == 0 || epoch[0] == 0 ? "" : Integer.toUnsignedString(epoch[0]) + ":";
    }

    /** {@code NAME-VERSION-RELEASE.src.rpm}; the epoch is that of what was built. */
    static Optional<SourcePackage> source(String rpm, String epoch) {
        String whole = rpm.endsWith(SOURCE_ENDING) ? rpm.substring(0, rpm.length() - SOURCE_ENDING.length()) : rpm;
        int architecture = whole.lastIndexOf('.');
        String stem = architecture < 0 ? whole : whole.substring(0, architecture);
        int release = stem.lastIndexOf('-');
        int version = stem.lastIndexOf('-', release - 1);
        return version <= 0
                ? Optional.empty()
                : Optional.of(new SourcePackage(stem.substring(0, version), epoch + stem.substring(version + 1)));
    }

    private static OwnedFiles.Builder files(RpmHeader header, String name) throws MalformedFileException {
        List<String> names = header.strings(BASE_NAMES);
        List<String> directories = header.strings(DIRECTORIES);
        int[] directoryOf = header.numbers(DIRECTORY_OF);
        if (directoryOf.length != names.size()) {
            throw new MalformedFileException(
                    "its files are " + names.size() + ", their directories " + directoryOf.length);
        }
        OwnedFiles.Builder files = new OwnedFiles.Builder(name);
        for (int i = 0; i < directoryOf.length; i++) {
            if (directoryOf[i] < 0 || directoryOf[i] >= directories.size()) {
                throw new MalformedFileException("a file of it is in no directory");
            }
            files.add(directories.get(directoryOf[i]) + names.get(i));
        }
        return files;
    }

    private static MalformedFileException missing(String what) {
        return new MalformedFileException("its header has no " + what);
    }
}
