package dev.contenttrust.scan.keyring;

import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import java.util.List;
import java.util.Set;

/** What one package manager has: its repositories, its files of keys, and which goes with which. */
record ManagerKeys(List<Repository> repositories, List<HeldFile> files, Rule rule) {

    /** The package manager's way to decide. */
    interface Rule {
        /** @param fingerprints of a primary key and its subkeys */
        Reach reach(String file, Set<String> fingerprints);
    }

    Reach reach(String file, Set<String> fingerprints) {
        return rule.reach(file, fingerprints);
    }

    /** The names of those repositories, each once. */
    static List<String> names(List<Repository> repositories) {
        return repositories.stream().map(Repository::name).distinct().toList();
    }
}
