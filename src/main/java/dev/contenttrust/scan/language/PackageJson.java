package dev.contenttrust.scan.language;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.util.Optional;

/** A JSON file that some tool wrote: read strictly, but for the byte order mark that some put before it. */
final class PackageJson {
    private static final int MARK_LENGTH = 3;

    private PackageJson() {}

    static JsonCursor read(String path, FileBytes file, int sizeMax) throws IOException {
        byte[] bytes = Pieces.whole(file, sizeMax);
        boolean marked = bytes.length >= MARK_LENGTH
                && bytes[0] == (byte) 0xef
                && bytes[1] == (byte) 0xbb
                && bytes[2] == (byte) 0xbf;
        return JsonCursor.parse(path, marked ? java.util.Arrays.copyOfRange(bytes, MARK_LENGTH, bytes.length) : bytes);
    }

    /** The member of an object if it is a string, and not empty. */
    static Optional<String> string(JsonCursor object, String name) {
        return object.value() instanceof JsonObject members
                ? members.member(name)
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).value())
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
