package dev.contenttrust.lint.config;

import dev.contenttrust.lint.finding.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How files are to be checked. */
public final class LintConfig {
    /** As long as nobody says anything. */
    static final LintConfig NONE = new LintConfig(Optional.empty(), Policy.NONE, List.of());

    private final Optional<Path> file;
    private final Policy policy;
    private final List<PathGlob> exclude;

    LintConfig(Optional<Path> file, Policy policy, List<PathGlob> exclude) {
        this.file = file;
        this.policy = policy;
        this.exclude = List.copyOf(exclude);
    }

    /** The file that says so. */
    public Optional<Path> file() {
        return file;
    }

    public Policy policy() {
        return policy;
    }

    LintConfig with(Policy other) {
        return new LintConfig(file, other, exclude);
    }

    /** Whether a file or directory is not to be looked at: by its path below the configuration's directory. */
    public boolean excludes(Path path) {
        if (exclude.isEmpty() || file.isEmpty()) {
            return false;
        }
        Path directory = file.get().toAbsolutePath().normalize().resolveSibling("");
        Path asked = path.toAbsolutePath().normalize();
        if (!asked.startsWith(directory) || asked.equals(directory)) {
            return false;
        }
        Path below = directory.relativize(asked);
        return exclude.stream().anyMatch(glob -> glob.matches(below));
    }

    /** What of the usual it changes, in a few words: {@code 2 rules off, 1 path excluded}. */
    public String changes() {
        String words = count(policy.off().size(), "rule", " off")
                + count(policy.levels().size(), "level", " changed")
                + count(exclude.size(), "path", " excluded")
                + count(policy.trustedRegistries().size(), "trusted registr", "");
        return words.isEmpty() ? "it changes nothing" : words.substring(2);
    }

    private static String count(int count, String noun, String what) {
        if (count == 0) {
            return "";
        }
        boolean registry = noun.endsWith("r");
        String plural = count == 1 ? (registry ? "y" : "") : (registry ? "ies" : "s");
        return ", " + count + " " + noun + plural + what;
    }
}
