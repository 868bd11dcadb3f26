package dev.contenttrust.cli.audit;

import dev.contenttrust.FileFailure;
import dev.contenttrust.cli.console.Output;
import dev.contenttrust.cli.option.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Text on its way to standard output or a file. */
public sealed interface Target extends AutoCloseable {
    /** Writes; what was written is there for others when this returns. */
    void write(String text);

    /** Everything was written. */
    void end();

    @Override
    void close();

    /** Standard output. */
    record Standard(Output out) implements Target {
        @Override
        public void write(String text) {
            out.print(text);
            out.flush();
        }

        @Override
        public void end() {
            out.flush();
        }

        @Override
        public void close() {}
    }

    /** A file that is added to, by one run at a time. */
    final class Appended implements Target {
        private final Path file;
        private final FileChannel channel;

        private Appended(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        /** @throws UsageException if it cannot be written, or another run writes it */
        public static Appended open(Path file) {
            try {
                FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                if (!isFree(channel)) {
                    channel.close();
                    throw new UsageException(
                            "cannot write " + file, "another run writes it", "Wait for it, or end it.");
                }
                return new Appended(file, channel);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }

        private static boolean isFree(FileChannel channel) throws IOException {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                return false;
            }
        }

        @Override
        public void write(String text) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                throw failed(file, e);
            }
        }

        @Override
        public void end() {
            try {
                channel.force(true);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }

    /** A file that is there as a whole, under its name, or as it was before. */
    final class Replaced implements Target {
        private final Path file;
        private final Path made;
        private final Appended inner;

        private Replaced(Path file, Path made, Appended inner) {
            this.file = file;
            this.made = made;
            this.inner = inner;
        }

        /** @throws UsageException if it cannot be written */
        public static Replaced open(Path file) {
            Path name = file.toAbsolutePath();
            try {
                Path made = Files.createTempFile(name.getParent(), "." + name.getFileName(), ".part");
                made.toFile().deleteOnExit();
                return new Replaced(name, made, Appended.open(made));
            } catch (IOException e) {
                throw failed(file, e);
            }
        }

        @Override
        public void write(String text) {
            inner.write(text);
        }

        /** Others, such as node_exporter, are to read it: it gets the mode of a new file, not that of a temporary one. */
        @Override
        public void end() {
            inner.end();
            try {
                if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
                }
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }

        @Override
        public void close() {
            inner.close();
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }

    private static UsageException failed(Path file, IOException e) {
        return new UsageException("cannot write " + file, FileFailure.reason(e), "", e);
    }
}
