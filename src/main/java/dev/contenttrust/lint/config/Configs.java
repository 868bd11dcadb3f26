package dev.contenttrust.lint.config;

import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which configuration holds for which path. For one thread. */
public final class Configs {
    /** What the file is called. */
    public static final String NAME = ".trust-lint.yaml";

    private final Function<Path, Optional<Path>> files;
    private final Map<Path, LintConfig> read = new LinkedHashMap<>();
    private Set<Rule> only = EnumSet.allOf(Rule.class);

    private Configs(Function<Path, Optional<Path>> files) {
        this.files = files;
    }

    /** The nearest in the path's directory or above it, up to where a Git repository begins. */
    public static Configs nearest() {
        return new Configs(Configs::upward);
    }

    /** One file for everything. */
    public static Configs of(Path file) {
        return new Configs(path -> Optional.of(file));
    }

    /** No file, whatever there is. */
    public static Configs none() {
        return new Configs(path -> Optional.empty());
    }

    /** The same, with these rules and no others; that a file cannot be read is said all the same. */
    public Configs only(Set<Rule> rules) {
        Configs other = new Configs(files);
        other.only = EnumSet.copyOf(rules);
        return other;
    }

    /**
     * What holds for a path that the user named, and for all beneath it.
     *
     * @throws LintConfigException if it cannot be understood
     */
    public LintConfig of(String path) {
        return files.apply(Path.of(path))
                .map(file -> read.computeIfAbsent(file, ConfigFile::read))
                .map(this::limited)
                .orElseGet(() -> limited(LintConfig.NONE));
    }

    private LintConfig limited(LintConfig config) {
        Policy policy = config.policy();
        Set<Rule> off = EnumSet.complementOf(EnumSet.copyOf(only));
        off.remove(Rule.TR001);
        off.addAll(policy.off());
        return off.size() == policy.off().size()
                ? config
                : config.with(new Policy(policy.trustedRegistries(), policy.levels(), off));
    }

    /** Those that were used so far. */
    public List<LintConfig> used() {
        return List.copyOf(read.values());
    }

    private static Optional<Path> upward(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path directory = Files.isDirectory(absolute) ? absolute : absolute.getParent();
        while (directory != null) {
            Path candidate = directory.resolve(NAME);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
            if (Files.exists(directory.resolve(".git"))) {
                return Optional.empty();
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }
}
