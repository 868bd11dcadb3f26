package dev.contenttrust.scan.keyring;

import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import dev.contenttrust.scan.keyring.Repository.Check;
import java.util.ArrayList;
import java.util.List;

/** The keys of apk: PEM public keys, each trusted for every repository (apk-keys(5), apk-repositories(5)). */
final class ApkKeys {
    private static final String TRUSTED = "etc/apk/keys";

    /** Keys of all architectures, of which the package alpine-keys links those in use. */
    private static final String STORE = "usr/share/apk/keys";

    /** RSA 4096 takes 800. */
    private static final int KEY_MAX = 64 << 10;

    private ApkKeys() {}

    static ManagerKeys read(Reader reader) {
        List<Repository> repositories = new ArrayList<>(repositories(reader, "etc/apk/repositories"));
        reader.below("etc/apk/repositories.d").stream()
                .filter(file -> file.endsWith(".list"))
                .forEach(file -> repositories.addAll(repositories(reader, file)));
        List<Repository> capped = reader.capped(repositories);
        List<HeldFile> files = new ArrayList<>();
        for (String directory : List.of(TRUSTED, STORE)) {
            for (String path : reader.below(directory)) {
                if (path.endsWith(".pub")) {
                    reader.bytes(path, KEY_MAX)
                            .ifPresent(bytes -> files.add(HeldFile.pem(
                                    Manager.APK, path, reader.visible().layer(path), bytes)));
                }
            }
        }
        List<String> names = ManagerKeys.names(capped);
        return new ManagerKeys(
                capped,
                files,
                (file, fingerprints) ->
                        file.startsWith(TRUSTED + "/") ? new Reach(true, names) : new Reach(false, List.of()));
    }

    /** A line is a URL or a path, which a tag may precede: {@code @edge https://dl-cdn.alpinelinux.org/alpine/edge/main}. */
    private static List<Repository> repositories(Reader reader, String file) {
        List<Repository> repositories = new ArrayList<>();
        List<String> lines = reader.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip().replaceFirst("^@\\S+\\s+", "");
            if (!line.isEmpty()) {
                repositories.add(new Repository(Manager.APK, line, file, i + 1, Check.ANY_KEY, List.of()));
            }
        }
        return repositories;
    }
}
