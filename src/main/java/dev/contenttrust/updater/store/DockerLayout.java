package dev.contenttrust.updater.store;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layout of Docker and Notary: {@code <GUN>/metadata/{role}.json} (notary-v1 profile, "on disk"). It knows no set, only
 * files; each is replaced by a rename, the root first, since its keys vouch for the others, and the timestamp last, so that
 * one that is there never speaks of a snapshot that is not.
 */
final class DockerLayout implements SetLayout {
    private static final String SUFFIX = ".json";
    private static final RoleName[] WRITTEN_LAST = {RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP};

    /** Delegations nest by their names' parts, and a name is shorter than 256 characters. */
    private static final int DEPTH_MAX = 128;

    /** No repository has so many delegations. */
    private static final int COUNT_MAX = 10_000;

    private final Disk disk;
    private final Path repository;
    private final Path metadata;

    /** @param repository the directory of the GUN */
    DockerLayout(Disk disk, Path repository) {
        this.disk = disk;
        this.repository = repository;
        this.metadata = repository.resolve("metadata");
    }

    @Override
    public Path directory() {
        return metadata;
    }

    /** Beside the metadata, under a name that no repository beneath this one can have. */
    @Override
    public Path lock() {
        return repository.resolve("_trust.lock");
    }

    @Override
    public StoredSet read() throws IOException {
        Map<RoleName, RawBytes> files = new LinkedHashMap<>();
        for (RoleName role : List.of(RoleName.ROOT, RoleName.TIMESTAMP, RoleName.SNAPSHOT, RoleName.TARGETS)) {
            Path file = pathOf(role);
            if (Files.isRegularFile(file)) {
                files.put(role, RawBytes.of(StoredFile.read(file)));
            }
        }
        for (Path file : delegations()) {
            files.put(roleOf(file), RawBytes.of(StoredFile.read(file)));
        }
        return new StoredSet(files, rootByVersion(files), refreshed());
    }

    private List<Path> delegations() throws IOException {
        Path targets = metadata.resolve(RoleName.TARGETS.value());
        if (!Files.isDirectory(targets, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(targets, DEPTH_MAX)) {
            return found.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .sorted()
                    .limit(COUNT_MAX)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private RoleName roleOf(Path file) {
        List<String> parts = new ArrayList<>();
        metadata.relativize(file).forEach(part -> parts.add(part.toString()));
        String name = String.join("/", parts);
        return new RoleName(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** A root that cannot be read is found out by whoever takes it for an anchor. */
    private static Map<Long, RawBytes> rootByVersion(Map<RoleName, RawBytes> files) {
        RawBytes root = files.get(RoleName.ROOT);
        if (root == null) {
            return Map.of();
        }
        try {
            JsonCursor signed = JsonCursor.parse("root.json", root.bytes()).member("signed");
            return Map.of(signed.member("version").integer(), root);
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    private Optional<Instant> refreshed() throws IOException {
        try {
            return Optional.of(
                    Files.getLastModifiedTime(pathOf(RoleName.TIMESTAMP)).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(StoredSet before, StoredSet after) throws IOException {
        RealDisk.createDirectories(metadata);
        for (RoleName role : inOrder(after)) {
            RawBytes bytes = after.files().get(role);
            if (bytes != null && !Objects.equals(bytes, before.files().get(role))) {
                replace(pathOf(role), bytes.bytes());
            }
        }
        for (RoleName role : before.files().keySet()) {
            if (!after.files().containsKey(role)) {
                disk.delete(pathOf(role));
            }
        }
        Path timestamp = pathOf(RoleName.TIMESTAMP);
        if (after.refreshed().isPresent() && Files.exists(timestamp)) {
            Files.setLastModifiedTime(timestamp, FileTime.from(after.refreshed().get()));
        }
    }

    private static List<RoleName> inOrder(StoredSet set) {
        List<RoleName> order = new ArrayList<>(List.of(RoleName.ROOT));
        set.files().keySet().stream().filter(role -> !role.isTopLevel()).forEach(order::add);
        order.addAll(List.of(WRITTEN_LAST));
        return order;
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        Path parent = file.resolveSibling("").normalize(); // never null, as getParent may be
        RealDisk.createDirectories(parent);
        Path made = file.resolveSibling(file.getFileName() + ".new");
        disk.write(made, bytes);
        disk.rename(made, file);
        disk.force(parent);
    }

    private Path pathOf(RoleName role) {
        Path file = metadata.resolve(role.value() + SUFFIX).normalize();
        if (!file.startsWith(metadata) || file.equals(metadata)) {
            throw new InvalidNameException(
                    "a role of a Notary repository", role.value(), "it leads out of its directory");
        }
        return file;
    }
}
