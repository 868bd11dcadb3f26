package dev.contenttrust.scan.keyring;

import dev.contenttrust.crypto.pgp.Fingerprint;
import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import dev.contenttrust.scan.keyring.Repository.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sources apt accepts a key for: those that name its file, or its fingerprint where its file is trusted, or no key at all. */
final class AptReach implements ManagerKeys.Rule {
    private final List<String> namingNone = new ArrayList<>();
    private final Map<String, List<String>> byFile = new HashMap<>();
    private final Map<String, List<String>> byFingerprint = new HashMap<>();

    AptReach(List<Repository> repositories) {
        for (Repository repository : repositories) {
            if (repository.check() == Check.ANY_KEY) {
                namingNone.add(repository.name());
            } else if (repository.check() == Check.NAMED_KEYS) {
                repository.keys().forEach(key -> add(repository, key));
            }
        }
    }

    private void add(Repository repository, String key) {
        if (key.startsWith("/")) {
            put(byFile, AptKeys.relative(key), repository);
        } else if (key.equals(Repository.INLINE)) {
            put(byFile, repository.file(), repository);
        } else {
            Fingerprint.parse(key).ifPresent(fingerprint -> put(byFingerprint, fingerprint.hex(), repository));
        }
    }

    private static void put(Map<String, List<String>> map, String key, Repository repository) {
        map.computeIfAbsent(key, each -> new ArrayList<>()).add(repository.name());
    }

    @Override
    public Reach reach(String file, Set<String> fingerprints) {
        Set<String> names = new LinkedHashSet<>(byFile.getOrDefault(file, List.of()));
        boolean trusted = AptKeys.isTrusted(file);
        if (trusted) {
            names.addAll(namingNone);
            fingerprints.forEach(each -> names.addAll(byFingerprint.getOrDefault(each, List.of())));
        }
        return new Reach(trusted, List.copyOf(names));
    }
}
