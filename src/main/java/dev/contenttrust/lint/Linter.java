package dev.contenttrust.lint;

import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Reason;
import dev.contenttrust.lint.Result.Skipped;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.config.Configs;
import dev.contenttrust.lint.config.LintConfig;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.tree.Tree;
import dev.contenttrust.lint.tree.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks files and directories: what enters images and how they are run (docs/lint.md).
 *
 * <pre>{@code
 * Linter linter = new Linter(SuppliedKeyrings.NONE, Instant.now());
 * linter.lint(List.of(Path.of(".")), Configs.nearest(), result -> …);
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Linter {
    private final FileCheck check;

    /**
     * @param keyrings what the user has at hand for keys that files only name
     * @param now the instant that the expiry of keys and of suppressions is judged at
     */
    public Linter(SuppliedKeyrings keyrings, Instant now) {
        this(FileKinds.all(Nearby.onDisk(), keyrings, now), now);
    }

    Linter(List<FileKind> kinds, Instant now) {
        check = new FileCheck(kinds, now);
    }

    /** Whether files of this name are checked. */
    public boolean claims(String fileName) {
        return check.claims(fileName);
    }

    /**
     * Checks what is named: a file, though it be reached by a link; a directory with all beneath it, links not followed. A file
     * that is named twice is checked once.
     *
     * @param results is called by this thread, in the order of the paths and, below them, of names; texts are held no longer
     *     than it takes
     * @throws dev.contenttrust.lint.config.LintConfigException if a configuration cannot be used
     */
    public void lint(List<Path> paths, Configs configs, Consumer<Result> results) {
        try (Pipeline pipeline = new Pipeline(results)) {
            Set<Path> seen = new HashSet<>();
            for (Path path : paths) {
                LintConfig config = configs.of(path.toString());
                Walk walk = new Walk(path, config, seen, pipeline);
                if (Files.isDirectory(path)) {
                    new Tree(path).walk(walk);
                } else {
                    walk.named();
                }
            }
            pipeline.finish();
        }
    }

    /**
     * Checks a text that is no file.
     *
     * @param name decides what it is read as, and which configuration holds
     */
    public Result lint(String name, byte[] bytes, Configs configs) {
        return check.text(name, bytes, configs.of(name).policy());
    }

    /** Checks a file's text again, changed, by what it was checked by before. */
    public Result again(Linted before, byte[] bytes) {
        return check.text(before.name(), bytes, before.policy());
    }

    private final class Walk implements Visitor {
        private final Path root;
        private final LintConfig config;
        private final Set<Path> seen;
        private final Pipeline pipeline;

        private Walk(Path root, LintConfig config, Set<Path> seen, Pipeline pipeline) {
            this.root = root;
            this.config = config;
            this.seen = seen;
            this.pipeline = pipeline;
        }

        private void named() {
            if (!excludes(root)) {
                submit(root, FileCheck.Asked.BY_NAME);
            }
        }

        @Override
        public boolean excludes(Path path) {
            boolean excluded = config.excludes(path);
            if (excluded) {
                pipeline.add(new Skipped(path.toString(), Reason.EXCLUDED));
            }
            return excluded;
        }

        @Override
        public void file(Path file) {
            if (claims(name(file)) && !name(file).equals(Configs.NAME)) {
                submit(file, FileCheck.Asked.IN_A_DIRECTORY);
            }
        }

        private void submit(Path file, FileCheck.Asked asked) {
            if (seen.add(file.toAbsolutePath().normalize())) {
                pipeline.add(size(file), () -> check.file(file, asked, config.policy()));
            }
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }

        /** What it leads to within the directory is come by under its own name. */
        @Override
        public void link(Path link) {
            if (claims(name(link)) && leadsOut(link)) {
                pipeline.add(new Skipped(link.toString(), Reason.LINK));
            }
        }

        private boolean leadsOut(Path link) {
            try {
                Path real = link.toRealPath();
                return Files.isRegularFile(real) && !real.startsWith(root.toRealPath());
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void special(Path path) {
            if (check.isSureOf(name(path))) {
                pipeline.add(new Unchecked(path.toString(), "it is no regular file", ""));
            }
        }

        @Override
        public void store(Path directory) {
            if (!name(directory).equals(".git")) {
                pipeline.add(new Skipped(directory.toString(), Reason.STORE));
            }
        }

        @Override
        public void failed(Path path, IOException failure) {
            pipeline.add(FileCheck.unreadable(path.toString(), failure));
        }

        private static String name(Path path) {
            return String.valueOf(path.getFileName());
        }
    }
}
