package dev.contenttrust.image.layer;

import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.tar.BrokenArchiveException;
import dev.contenttrust.image.tar.TarSource;
import dev.contenttrust.image.tar.TarWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the members of an archive lie in its file: an image in one file, not a layer. Safe for use by several threads. */
public final class TarIndex implements AutoCloseable {
    /** A thousand images of a hundred layers; what is named here is held in memory. */
    private static final int MEMBERS_MAX = 100_000;

    /** As docker-archives have it: a layer that an earlier one has too is a link to that. */
    private static final int LINKS_MAX = 8;

    /** What tells a compression. */
    private static final int HEAD = 16;

    private static final LayerLimits LIMITS =
            new LayerLimits(MEMBERS_MAX, 4096, 64 << 10, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofMinutes(1));

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Member> members = new HashMap<>();

    private record Member(Kind kind, long offset, long size, Optional<String> link) {}

    private TarIndex(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads the headers of an archive; of two members of one name the later one counts.
     *
     * @throws UnsupportedImageException if it is compressed
     * @throws ImageFileException if it is no archive
     */
    public static TarIndex of(Path file) {
        try {
            TarIndex index = new TarIndex(file, FileChannel.open(file, StandardOpenOption.READ));
            try {
                index.read();
                return index;
            } catch (IOException | RuntimeException e) {
                index.close();
                throw e;
            }
        } catch (BrokenArchiveException | ReadingStoppedException e) {
            throw new ImageFileException("cannot use " + file, file, "as an archive: " + e.getMessage(), "", e);
        } catch (IOException e) {
            throw ImageFileException.reading(file, e);
        }
    }

    private void read() throws IOException {
        byte[] head = new Slice(channel, 0, Math.min(channel.size(), HEAD)).readAllBytes();
        if (Compression.of(head) != Compression.NONE) {
            throw new UnsupportedImageException(
                    "cannot use " + file, "it is compressed as a whole", "Decompress it first, such as by gunzip.");
        }
        TarSource source = new TarSource(new Slice(channel, 0, channel.size()), LIMITS.headerBytes(), LIMITS.work());
        UnreadList unread = new UnreadList(file.toString());
        new TarWalk(source)
                .walk(new LayerEntries(
                        LIMITS,
                        unread,
                        (entry, content) -> members.put(
                                entry.path(),
                                new Member(entry.kind(), source.position(), entry.size(), entry.link()))));
    }

    /** The size of a file in bytes, links followed; empty if there is none of that name. */
    public Optional<Long> size(String name) {
        return find(name).map(Member::size);
    }

    /** A file's bytes from an offset; empty if there is none of that name. */
    public Optional<InputStream> open(String name, long offset) {
        return find(name)
                .map(member ->
                        new Slice(channel, member.offset + Math.min(offset, member.size), member.offset + member.size));
    }

    /**
     * A small file, whole.
     *
     * @param max in bytes
     * @throws ImageFileException if it is longer
     */
    public Optional<byte[]> bytes(String name, int max) {
        Optional<InputStream> in = open(name, 0);
        if (in.isEmpty()) {
            return Optional.empty();
        }
        if (size(name).orElse(0L) > max) {
            throw new ImageFileException(
                    "cannot use " + name + " in " + file, file, "it is longer than " + max + " bytes", "", null);
        }
        try {
            return Optional.of(in.get().readAllBytes());
        } catch (IOException e) {
            throw ImageFileException.reading(name + " in " + file, e);
        }
    }

    private Optional<Member> find(String name) {
        String path = EntryPath.clean(name);
        Optional<Member> member = Optional.ofNullable(members.get(path));
        for (int links = 0; member.flatMap(Member::link).isPresent() && links < LINKS_MAX; links++) {
            path = target(path, member.get());
            member = Optional.ofNullable(members.get(path));
        }
        return member.filter(found -> found.kind == Kind.FILE);
    }

    private static String target(String path, Member link) {
        String target = link.link.orElse("");
        boolean fromRoot = link.kind == Kind.HARD_LINK || target.startsWith("/");
        return EntryPath.clean(fromRoot ? target : path + "/../" + target);
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw ImageFileException.reading(file, e);
        }
    }

    /** A part of the file, with a position of its own. */
    private static final class Slice extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long position;

        Slice(FileChannel channel, long from, long to) {
            this.channel = channel;
            this.position = from;
            this.end = to;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0 || position >= end) {
                return length == 0 ? 0 : -1;
            }
            int n = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - position)), position);
            position += Math.max(n, 0);
            return n;
        }

        @Override
        public long skip(long length) {
            long n = Math.max(0, Math.min(length, end - position));
            position += n;
            return n;
        }
    }
}
