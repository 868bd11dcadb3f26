package dev.contenttrust.scan.keyring;

import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import dev.contenttrust.scan.keyring.Repository.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of dnf, yum and zypper: files that repositories name by {@code gpgkey=}, those that lie ready (dnf.conf(5)), and those
 * that rpm itself trusts.
 */
final class RpmKeys {
    private static final String READY = "etc/pki/rpm-gpg";
    private static final List<String> MAIN = List.of("etc/dnf/dnf.conf", "etc/yum.conf", "etc/zypp/zypp.conf");
    private static final List<String> REPOSITORIES =
            List.of("etc/yum.repos.d", "etc/zypp/repos.d", "etc/distro.repos.d", "usr/share/dnf5/repos.d");
    private static final String SCHEME = "file://";

    private final Reader reader;
    private final List<Repository> repositories;

    private RpmKeys(Reader reader) {
        this.reader = reader;
        this.repositories = reader.capped(repositories(reader));
    }

    static ManagerKeys read(Reader reader) {
        RpmKeys rpm = new RpmKeys(reader);
        List<HeldFile> files = new ArrayList<>();
        for (String path : rpm.paths()) {
            reader.keys(path)
                    .ifPresent(bytes -> files.add(
                            HeldFile.keyring(Manager.RPM, path, reader.visible().layer(path), bytes, List.of())));
        }
        files.addAll(RpmDatabaseKeys.read(reader));
        return new ManagerKeys(rpm.repositories, files, rpm::reach);
    }

    private static List<Repository> repositories(Reader reader) {
        List<Repository> repositories = new ArrayList<>();
        boolean unchecked = MAIN.stream()
                .map(file -> IniFile.read(reader.lines(file)))
                .flatMap(List::stream)
                .filter(section -> section.name().equals("main"))
                .anyMatch(section -> section.isNo("gpgcheck"));
        for (String directory : REPOSITORIES) {
            for (String file : reader.below(directory)) {
                if (file.endsWith(".repo")) {
                    IniFile.read(reader.lines(file)).forEach(section -> add(repositories, file, section, unchecked));
                }
            }
        }
        return repositories;
    }

    private static void add(List<Repository> repositories, String file, IniFile.Section section, boolean unchecked) {
        if (section.isNo("enabled") || section.name().equals("main")) {
            return;
        }
        List<String> keys = section.list("gpgkey");
        boolean off = section.isNo("gpgcheck") || (unchecked && !section.has("gpgcheck"));
        Check named = keys.isEmpty() ? Check.ANY_KEY : Check.NAMED_KEYS;
        repositories.add(
                new Repository(Manager.RPM, section.name(), file, section.line(), off ? Check.NOTHING : named, keys));
    }

    /** Links among them lead to the same keys: each is shown where it is named. */
    private Set<String> paths() {
        Set<String> paths = new TreeSet<>(reader.below(READY));
        for (Repository repository : repositories) {
            for (String key : repository.keys()) {
                if (key.startsWith(SCHEME) && !key.contains("$")) {
                    paths.add(relative(key));
                }
            }
        }
        return paths;
    }

    private Reach reach(String file, Set<String> fingerprints) {
        if (RpmDatabaseKeys.isTrusted(file)) {
            return new Reach(
                    true,
                    ManagerKeys.names(repositories.stream()
                            .filter(repository -> repository.check() != Check.NOTHING)
                            .toList()));
        }
        List<Repository> naming = repositories.stream()
                .filter(repository -> repository.check() == Check.NAMED_KEYS)
                .filter(repository -> repository.keys().stream()
                        .anyMatch(key -> key.startsWith(SCHEME) && matches(relative(key), file)))
                .toList();
        return new Reach(false, ManagerKeys.names(naming));
    }

    /** Variables such as {@code $releasever} stand for what the running system makes of them. */
    private static boolean matches(String key, String file) {
        if (!key.contains("$")) {
            return key.equals(file);
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : key.split("\\$\\{?[A-Za-z0-9_]+}?", -1)) {
            pattern.append(pattern.length() == 0 ? "" : "[^/]*").append(Pattern.quote(part));
        }
        return file.matches(pattern.toString());
    }

    private static String relative(String url) {
        return url.substring(SCHEME.length()).replaceFirst("^/+", "").replaceAll("/{2,}", "/");
    }
}
