package dev.contenttrust.mirror;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorIndex.ListedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one repository in a mirror that is added to. For one thread. */
public final class RepositoryFiles implements RepositoryTaker.Shelf {
    private final Path directory;
    private final String gun;
    private final Map<String, ListedFile> files;
    private int added;
    private long bytesAdded;

    RepositoryFiles(Path directory, String gun, Map<String, ListedFile> listed) {
        this.directory = directory;
        this.gun = gun;
        this.files = new LinkedHashMap<>(listed);
    }

    @Override
    public Optional<byte[]> get(MetadataFile file) {
        if (file instanceof Current) {
            return Optional.empty();
        }
        String name = MirrorDirectory.nameOf(file);
        ListedFile listed = files.get(name);
        if (listed == null) {
            return Optional.empty();
        }
        return read(taking(name), listed).or(() -> read(MirrorWriter.place(directory, gun, name), listed));
    }

    /** A file that is gone or damaged is as good as none: it is asked for anew. */
    private Optional<byte[]> read(Path file, ListedFile listed) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != listed.length()) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return ListedFile.of(bytes).equals(listed) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw MirrorWriter.unwritable(directory, e);
        }
    }

    @Override
    public void put(MetadataFile file, byte[] bytes) {
        String name = MirrorDirectory.nameOf(file);
        ListedFile listed = ListedFile.of(bytes);
        try {
            Path place = MirrorWriter.place(directory, gun, name);
            if (listed.equals(files.get(name)) && read(place, listed).isPresent()) {
                return;
            }
            Path taking = taking(name);
            Files.createDirectories(taking.getParent());
            AtomicFile.write(taking, bytes);
            files.put(name, listed);
            added++;
            bytesAdded += bytes.length;
        } catch (IOException e) {
            throw MirrorWriter.unwritable(directory, e);
        }
    }

    /** Files that this run added or replaced. */
    public int added() {
        return added;
    }

    /** Their bytes. */
    public long bytesAdded() {
        return bytesAdded;
    }

    Map<String, ListedFile> listed() {
        return files;
    }

    /** Puts what was taken and listed, by this run or one that was cut short, in its place. */
    void settle() throws IOException {
        for (Map.Entry<String, ListedFile> file : files.entrySet()) {
            Path taken = taking(file.getKey());
            if (read(taken, file.getValue()).isPresent()) {
                Path place = MirrorWriter.place(directory, gun, file.getKey());
                Files.createDirectories(place.getParent());
                Files.move(taken, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path taking(String name) {
        return directory.resolve(MirrorDirectory.TAKING).resolve(gun).resolve(name);
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
