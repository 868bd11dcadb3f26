package dev.contenttrust.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes repositories as a mirror directory, beside whatever images lie there under {@code oci}. */
public final class TestMirror {
    private static final String INSTANT = "2026-06-01T00:00:00Z";

    private TestMirror() {}

    /** @return how to name it as a server */
    public static String write(Path directory, TestRepository... published) {
        try {
            JsonBuilder repositories = JsonBuilder.object();
            for (TestRepository repository : published) {
                repositories.put(repository.gun(), writeFiles(directory, repository));
            }
            JsonBuilder index = JsonBuilder.object()
                    .put("schemaVersion", 1)
                    .put("created", INSTANT)
                    .put("updated", INSTANT)
                    .put("repositories", repositories.build());
            Path images = directory.resolve("oci/index.json");
            if (Files.exists(images)) {
                index.put(
                        "oci",
                        JsonBuilder.object()
                                .put("index.json", listed(Files.readAllBytes(images)))
                                .build());
            }
            Files.writeString(directory.resolve("mirror.json"), JsonText.pretty(index.build()));
            return "dir:" + directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject writeFiles(Path directory, TestRepository repository) throws IOException {
        Path tuf = directory.resolve("tuf").resolve(repository.gun());
        JsonBuilder files = JsonBuilder.object();
        for (Map.Entry<String, byte[]> file : repository.state().entrySet()) {
            Path path = tuf.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.write(path, file.getValue());
            files.put(file.getKey(), listed(file.getValue()));
        }
        return JsonBuilder.object()
                .put("server", "https://notary.example.com")
                .put("taken", INSTANT)
                .put("files", files.build())
                .build();
    }

    private static JsonObject listed(byte[] bytes) {
        return JsonBuilder.object()
                .put("length", bytes.length)
                .put("sha256", Digest.sha256(bytes).hex())
                .build();
    }
}
