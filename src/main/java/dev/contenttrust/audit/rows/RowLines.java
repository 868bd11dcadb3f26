package dev.contenttrust.audit.rows;

import dev.contenttrust.FileFailure;
import dev.contenttrust.TrustException;
import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.json.JsonCursor;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file of rows, a repository at a time, and knows where each of them begins. */
final class RowLines implements Closeable {
    private static final int BUFFER = 64 << 10;

    private final Path file;
    private final FileChannel channel;
    private final InputStream in;
    private long position;
    private int line;

    private RowLines(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    }

    static RowLines open(Path file, long from) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            RowLines lines = new RowLines(file, channel);
            lines.position = from;
            return lines;
        } catch (NoSuchFileException e) {
            throw new RowFileException(file, "there is no such file", "", e);
        } catch (IOException e) {
            throw new RowFileException(file, FileFailure.reason(e), "Check who may read it.", e);
        }
    }

    /** Bytes up to the end of what was last given. */
    long position() {
        return position;
    }

    /** The next repository with all its tags; empty where the file ends, or ends before it is complete. */
    Optional<RepositoryAudit> next() {
        Optional<AuditRow> first = row();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (!(first.get() instanceof RepositoryRow repository)) {
            throw wrong("expected a repository, found a tag", null);
        }
        List<TagRow> tags = new ArrayList<>();
        while (tags.size() < repository.tags()) {
            Optional<AuditRow> row = row();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            if (!(row.get() instanceof TagRow tag) || !tag.repository().equals(repository.repository())) {
                throw wrong("expected a tag of " + repository.repository(), null);
            }
            tags.add(tag);
        }
        return Optional.of(new RepositoryAudit(repository, tags));
    }

    /** A line that its line feed ends; what comes after the last line feed is no line. */
    private Optional<AuditRow> row() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                position++;
                if (b == '\n') {
                    line++;
                    return Optional.of(parse(bytes.toByteArray()));
                }
                bytes.write(b);
                if (bytes.size() > RowForm.LINE_MAX) {
                    throw wrong("a line is longer than " + RowForm.LINE_MAX + " bytes", null);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw wrong(FileFailure.reason(e), e);
        }
    }

    private AuditRow parse(byte[] bytes) {
        try {
            return RowForm.read(JsonCursor.parse("the row", bytes));
        } catch (TrustException e) {
            throw wrong("line " + line + ": " + e.why(), e);
        }
    }

    private RowFileException wrong(String why, @Nullable Throwable cause) {
        return new RowFileException(file, why, "Name a file that trust audit --format jsonl wrote.", cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw wrong(FileFailure.reason(e), e);
        }
    }
}
