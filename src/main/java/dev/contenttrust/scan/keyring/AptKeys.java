package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The keys of apt: those trusted for every source that names none, and those that sources name (sources.list(5), apt-secure(8)). */
final class AptKeys {
    private static final String TRUSTED = "etc/apt/trusted.gpg";
    private static final String TRUSTED_PARTS = "etc/apt/trusted.gpg.d";
    private static final List<String> KEYRINGS = List.of(TRUSTED_PARTS, "usr/share/keyrings", "etc/apt/keyrings");

    /** Other names are passed over in directories of parts (apt's GetListOfFilesInDir). */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+\\.(gpg|asc)");

    private static final Pattern KEYRING = Pattern.compile("(?i).*\\.(gpg|asc|pgp|kbx)");

    private final Reader reader;
    private final List<AptSource> sources = new ArrayList<>();
    private final List<HeldFile> files = new ArrayList<>();

    private AptKeys(Reader reader) {
        this.reader = reader;
    }

    static ManagerKeys read(Reader reader) {
        AptKeys apt = new AptKeys(reader);
        apt.readSources();
        apt.readKeyrings();
        apt.readInline();
        List<Repository> repositories =
                reader.capped(apt.sources.stream().map(AptSource::repository).toList());
        return new ManagerKeys(repositories, apt.files, new AptReach(repositories));
    }

    private void readSources() {
        sources.addAll(SourcesList.read("etc/apt/sources.list", reader.lines("etc/apt/sources.list")));
        for (String file : reader.below("etc/apt/sources.list.d")) {
            if (file.endsWith(".list")) {
                sources.addAll(SourcesList.read(file, reader.lines(file)));
            } else if (file.endsWith(".sources")) {
                sources.addAll(SourcesStanzas.read(file, reader.lines(file)));
            }
        }
    }

    private void readKeyrings() {
        Set<String> paths = new TreeSet<>();
        paths.add(TRUSTED);
        for (String directory : KEYRINGS) {
            reader.below(directory).stream()
                    .filter(path -> KEYRING.matcher(path).matches())
                    .forEach(paths::add);
        }
        sources.stream()
                .flatMap(source -> source.repository().keys().stream())
                .filter(key -> key.startsWith("/"))
                .forEach(key -> paths.add(relative(key)));
        for (String path : paths) {
            Optional<Digest> layer = reader.visible().layer(path);
            reader.keys(path)
                    .ifPresent(bytes ->
                            files.add(HeldFile.keyring(Manager.APT, path, layer, bytes, complaints(path, bytes))));
        }
    }

    private void readInline() {
        for (AptSource source : sources) {
            String path = source.repository().file();
            source.inline()
                    .ifPresent(block -> files.add(HeldFile.keyring(
                            Manager.APT,
                            path,
                            reader.visible().layer(path),
                            block.getBytes(StandardCharsets.US_ASCII),
                            List.of())));
        }
    }

    /** What apt before version 3 has against a file: the name must say whether it is armored, and a keybox is none. */
    private static List<String> complaints(String path, byte[] bytes) {
        boolean packets = bytes[0] < 0;
        if (path.startsWith(TRUSTED_PARTS)
                && !PART.matcher(path.substring(TRUSTED_PARTS.length() + 1)).matches()) {
            return List.of("apt passes over a file of this name");
        }
        if (path.endsWith(".asc")) {
            return packets
                    ? List.of("apt before version 3 does not read it: it is not armored, and named .asc")
                    : List.of();
        }
        if (packets) {
            return List.of();
        }
        boolean armored = bytes[0] == '-';
        return List.of(
                armored
                        ? "apt before version 3 does not read it: it is armored, and not named .asc"
                        : "apt does not read it: it is neither packets nor armored");
    }

    /** Whether it is trusted for every source that names no key of its own. */
    static boolean isTrusted(String file) {
        return file.equals(TRUSTED)
                || (file.startsWith(TRUSTED_PARTS + "/")
                        && PART.matcher(file.substring(TRUSTED_PARTS.length() + 1))
                                .matches());
    }

    static String relative(String path) {
        return path.replaceFirst("^/+", "").replaceAll("/{2,}", "/");
    }
}
