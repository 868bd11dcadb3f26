package dev.contenttrust.updater.store;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.spec.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of TUF 1.0's clients: {@code <encoded role>.json}, as received, and nothing else that ends so; earlier roots in
 * {@code root_history/}. Each file is replaced by a rename, in the order in which the workflow trusts them, so that a run that
 * dies leaves what a run leaves that fails.
 */
final class FlatLayout implements SetLayout {
    private static final String SUFFIX = ".json";
    private static final Pattern EARLIER_ROOT = Pattern.compile("([1-9][0-9]{0,15})\\.root\\.json");
    private static final List<RoleName> WRITTEN_FIRST =
            List.of(RoleName.ROOT, RoleName.TIMESTAMP, RoleName.SNAPSHOT, RoleName.TARGETS);

    private final Disk disk;
    private final Path directory;
    private final Path history;

    FlatLayout(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
        this.history = directory.resolve("root_history");
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path lock() {
        return directory.resolve(".lock");
    }

    @Override
    public StoredSet read() throws IOException {
        Map<RoleName, RawBytes> files = new LinkedHashMap<>();
        for (Path file : documents(directory)) {
            String name = file.getFileName().toString();
            Optional<RoleName> role = FileNames.decode(name.substring(0, name.length() - SUFFIX.length()));
            if (role.isPresent()) {
                files.put(role.get(), RawBytes.of(StoredFile.read(file)));
            }
        }
        return new StoredSet(files, readRoots(), Optional.empty());
    }

    private Map<Long, RawBytes> readRoots() throws IOException {
        Map<Long, RawBytes> roots = new TreeMap<>();
        for (Path file : documents(history)) {
            Matcher name = EARLIER_ROOT.matcher(file.getFileName().toString());
            if (name.matches()) {
                roots.put(Long.valueOf(name.group(1)), RawBytes.of(StoredFile.read(file)));
            }
        }
        return roots;
    }

    private static List<Path> documents(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : files) {
                    if (Files.isRegularFile(file)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void write(StoredSet before, StoredSet after) throws IOException {
        for (Map.Entry<Long, RawBytes> root : after.roots().entrySet()) {
            if (!Objects.equals(root.getValue(), before.roots().get(root.getKey()))) {
                RealDisk.createDirectories(history);
                replace(history.resolve(root.getKey() + ".root" + SUFFIX), root.getValue());
            }
        }
        for (RoleName role : inOrder(after)) {
            RawBytes bytes = after.files().get(role);
            if (bytes != null && !Objects.equals(bytes, before.files().get(role))) {
                replace(directory.resolve(FileNames.encode(role.value()) + SUFFIX), bytes);
            }
        }
        disk.force(directory);
    }

    private static List<RoleName> inOrder(StoredSet set) {
        List<RoleName> order = new ArrayList<>(WRITTEN_FIRST);
        set.files().keySet().stream().filter(role -> !role.isTopLevel()).forEach(order::add);
        return order;
    }

    private void replace(Path file, RawBytes bytes) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        disk.write(made, bytes.bytes());
        disk.rename(made, file);
    }
}
