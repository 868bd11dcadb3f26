package dev.contenttrust.image.layout;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes a layout's {@code index.json}. Writers exclude one another by a lock on {@code oci-layout}, a file that is always
 * there and never replaced. Such a lock belongs to the process and falls when the process closes any handle of that file, so
 * that threads of this process exclude one another first, and nothing else here opens the file outside {@link #guarded}.
 */
final class LayoutIndex {
    private static final long LOCK_WAIT_NANOS = 30_000_000_000L;
    private static final long LOCK_POLL_MILLIS = 5;

    private final Path marker;
    private final Path index;
    private final int max;

    LayoutIndex(Path directory, int max) {
        this.marker = directory.resolve(OciLayout.MARKER);
        this.index = directory.resolve(OciLayout.INDEX);
        this.max = max;
    }

    /** Runs a task while no other thread of this process changes a layout. */
    static <T> T guarded(Supplier<T> task) {
        synchronized (LayoutIndex.class) {
            return task.get();
        }
    }

    void add(Descriptor image) {
        guarded(() -> {
            try (FileChannel channel = FileChannel.open(
                    marker, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                lock(channel);
                if (channel.size() == 0) {
                    channel.write(ByteBuffer.wrap(OciLayout.markerBytes()));
                    channel.force(true);
                }
                AtomicFile.write(index, JsonText.encode(with(image)));
                return image;
            } catch (IOException e) {
                throw ImageFileException.writing(index, e);
            }
        });
    }

    /** Held until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() - start > LOCK_WAIT_NANOS) {
                throw new IOException("another process keeps " + marker + " locked");
            }
            pause();
            lock = channel.tryLock();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOCK_POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a lock", e);
        }
    }

    /** The index with this image in it; whatever else it holds stays, known here or not. */
    private JsonObject with(Descriptor image) {
        JsonObject root = current();
        List<JsonValue> entries = new ArrayList<>();
        JsonValue added = DescriptorJson.write(image);
        boolean replaced = false;
        for (JsonCursor entry :
                JsonCursor.of(index.toString(), root).member("manifests").elements()) {
            if (!samePlace(entry, image)) {
                entries.add(entry.value());
            } else if (!replaced) {
                entries.add(added);
                replaced = true;
            }
        }
        if (!replaced) {
            entries.add(added);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(root.members());
        members.put("manifests", new JsonArray(entries));
        return new JsonObject(members);
    }

    private JsonObject current() {
        if (Files.exists(index)) {
            return JsonCursor.parse(index.toString(), LayoutFile.read(index, max))
                    .object();
        }
        return of(List.of());
    }

    /** An index of these entries. */
    static JsonObject of(List<JsonValue> entries) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("schemaVersion", JsonNumber.of(2));
        members.put("manifests", new JsonArray(entries));
        return new JsonObject(members);
    }

    /** Two entries of one name cannot both be meant; without a name, it is the digest that tells them apart. */
    private static boolean samePlace(JsonCursor entry, Descriptor image) {
        Optional<String> name = entry.optional("annotations")
                .flatMap(annotations -> annotations.optional(Annotation.REF_NAME))
                .map(JsonCursor::string);
        return name.equals(image.annotation(Annotation.REF_NAME))
                && (name.isPresent()
                        || entry.member("digest")
                                .value()
                                .equals(new JsonString(image.digest().toString())));
    }
}
