package dev.contenttrust.audit.rows;

import dev.contenttrust.FileFailure;
import dev.contenttrust.audit.RepositoryAudit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of an audit that was cut short, to be added to. */
public final class Unfinished {
    private Unfinished() {}

    /**
     * Cuts off what is not complete: a line without its end, a repository without all its tags.
     *
     * @param kept hears of every complete repository, in the order of the file
     * @return the repositories that are complete
     * @throws RowFileException if the file is no audit's, or cannot be written
     */
    public static Set<String> complete(Path file, Consumer<RepositoryAudit> kept) {
        Set<String> done = new HashSet<>();
        if (!Files.exists(file)) {
            return done;
        }
        long end = 0;
        try (RowLines lines = RowLines.open(file, 0)) {
            Optional<RepositoryAudit> audit = lines.next();
            while (audit.isPresent()) {
                end = lines.position();
                done.add(audit.get().repository().repository());
                kept.accept(audit.get());
                audit = lines.next();
            }
        }
        cut(file, end);
        return done;
    }

    private static void cut(Path file, long end) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        } catch (IOException e) {
            throw new RowFileException(file, FileFailure.reason(e), "Check who may write it.", e);
        }
    }
}
