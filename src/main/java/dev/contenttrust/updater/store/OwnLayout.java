package dev.contenttrust.updater.store;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our layout: files named by their digest, never changed once they are named, and {@code state.json}, which says which of
 * them are the set and is replaced by one rename. Whatever a run that died left behind is named by no state.
 */
final class OwnLayout implements SetLayout {
    private static final String STATE = "state.json";
    private static final String REFRESHED = "refreshed";
    private static final String SUFFIX = ".json";

    private static final RawBytes DAMAGED = RawBytes.of(new byte[0]);

    /** A reader that takes no lock may meet a set that is being replaced; it will hardly meet three in a row. */
    private static final int ATTEMPTS = 3;

    private final Disk disk;
    private final Path directory;
    private final String gun;

    /** @param directory one that no repository's name can lead to */
    OwnLayout(Disk disk, Path directory, String gun) {
        this.disk = disk;
        this.directory = directory;
        this.gun = gun;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path lock() {
        return directory.resolve("lock");
    }

    @Override
    public StoredSet read() throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<StateFile> state = readState();
            if (state.isEmpty()) {
                return StoredSet.empty();
            }
            Map<Digest, RawBytes> found = readFiles(state.get());
            if (found.keySet().containsAll(state.get().digests()) || attempt == ATTEMPTS) {
                return assemble(state.get(), found);
            }
        }
    }

    private Optional<StateFile> readState() throws IOException {
        Path file = directory.resolve(STATE);
        try {
            JsonCursor root = JsonCursor.parse(STATE, StoredFile.read(file));
            SchemaVersion.check(file, root, StateFile.SCHEMA_VERSION);
            StateFile state = StateFile.read(root);
            if (!state.gun().equals(gun)) {
                throw damaged(file, "it belongs to " + state.gun() + ", not to " + gun);
            }
            return Optional.of(state);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (MalformedJsonException e) {
            throw new StoreDamagedException(directory, file, e.why(), e);
        }
    }

    /** Those of the set that are what they should be. */
    private Map<Digest, RawBytes> readFiles(StateFile state) throws IOException {
        Map<Digest, RawBytes> found = new HashMap<>();
        for (Digest digest : state.digests()) {
            try {
                RawBytes bytes = RawBytes.of(StoredFile.read(pathOf(digest)));
                if (bytes.sha256().equals(digest)) {
                    found.put(digest, bytes);
                }
            } catch (NoSuchFileException e) {
                // It is not found, then.
            }
        }
        return found;
    }

    /**
     * Without root or timestamp nothing holds; a damaged file of another role is given as an empty one, which nobody will
     * take for metadata, and may be fetched again; an earlier root may be so too.
     */
    private StoredSet assemble(StateFile state, Map<Digest, RawBytes> found) throws IOException {
        Map<RoleName, RawBytes> files = new LinkedHashMap<>();
        state.files().forEach((role, digest) -> {
            if (!found.containsKey(digest) && (role.equals(RoleName.ROOT) || role.equals(RoleName.TIMESTAMP))) {
                throw damaged(pathOf(digest), "the stored " + role + ".json is not there, or not what was stored");
            }
            files.put(role, found.getOrDefault(digest, DAMAGED));
        });
        Map<Long, RawBytes> roots = new TreeMap<>();
        state.roots().forEach((version, digest) -> {
            if (found.containsKey(digest)) {
                roots.put(version, found.getOrDefault(digest, DAMAGED));
            }
        });
        return new StoredSet(files, roots, readRefreshed());
    }

    /** What is unreadable here is as good as unknown. */
    private Optional<Instant> readRefreshed() throws IOException {
        try {
            byte[] text = StoredFile.read(directory.resolve(REFRESHED));
            return Optional.of(Instant.parse(new String(text, StandardCharsets.US_ASCII).trim()));
        } catch (NoSuchFileException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(StoredSet before, StoredSet after) throws IOException {
        if (!after.hasSameFilesAs(before)) {
            writeFiles(digests(before), after);
            disk.force(directory);
            disk.write(
                    directory.resolve(STATE + ".new"), StateFile.of(gun, after).encode());
            disk.rename(directory.resolve(STATE + ".new"), directory.resolve(STATE));
            disk.force(directory);
        }
        if (!after.refreshed().equals(before.refreshed())) {
            writeRefreshed(after.refreshed());
        }
        if (!after.hasSameFilesAs(before)) {
            removeOthers(digests(after));
        }
    }

    private void writeFiles(Set<Digest> known, StoredSet after) throws IOException {
        for (RawBytes bytes : (Iterable<RawBytes>) all(after)::iterator) {
            if (!known.contains(bytes.sha256())) {
                disk.write(pathOf(bytes.sha256()), bytes.bytes());
            }
        }
    }

    /** A loss of this tells a wrong age at worst, so nobody waits for it. */
    private void writeRefreshed(Optional<Instant> refreshed) throws IOException {
        if (refreshed.isPresent()) {
            Path made = directory.resolve(REFRESHED + ".new");
            disk.writeUnforced(made, (refreshed.get() + "\n").getBytes(StandardCharsets.US_ASCII));
            disk.rename(made, directory.resolve(REFRESHED));
        }
    }

    private void removeOthers(Set<Digest> kept) throws IOException {
        Set<String> names = kept.stream().map(digest -> digest.hex() + SUFFIX).collect(Collectors.toSet());
        names.add(STATE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                if (!names.contains(file.getFileName().toString())) {
                    disk.delete(file);
                }
            }
        }
    }

    private static Set<Digest> digests(StoredSet set) {
        return all(set).map(RawBytes::sha256).collect(Collectors.toSet());
    }

    private static Stream<RawBytes> all(StoredSet set) {
        return Stream.concat(set.files().values().stream(), set.roots().values().stream())
                .distinct();
    }

    private Path pathOf(Digest digest) {
        return directory.resolve(digest.hex() + SUFFIX);
    }

    private StoreDamagedException damaged(Path file, String why) {
        return new StoreDamagedException(directory, file, why, null);
    }
}
