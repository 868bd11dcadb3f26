package dev.contenttrust.image.layout;

import dev.contenttrust.Platform;
import dev.contenttrust.image.HistoryLine;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.layer.TarIndex;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;
import dev.contenttrust.json.JsonCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form of {@code docker save} before Docker 1.10 (Docker image specification 1.0): a directory a layer, each naming its
 * parent, and in {@code repositories} the top layers' names. There is no digest in it.
 */
final class FirstDockerArchive {
    private static final String REPOSITORIES = "repositories";

    private final TarIndex tar;

    FirstDockerArchive(TarIndex tar) {
        this.tar = tar;
    }

    List<SavedImage> images() {
        byte[] bytes = tar.bytes(REPOSITORIES, DockerArchiveFile.DOCUMENT_LENGTH_MAX)
                .orElseThrow(() -> new ImageFileException(
                        tar.file() + " is not a Docker archive",
                        tar.file(),
                        "it has neither manifest.json nor " + REPOSITORIES,
                        "If it is the file system of a container (docker export), say rootfs:" + tar.file(),
                        null));
        Map<String, List<String>> names = new LinkedHashMap<>();
        JsonCursor.parse(REPOSITORIES + " in " + tar.file(), bytes)
                .members()
                .forEach((repository, tags) -> tags.members()
                        .forEach((tag, top) -> names.computeIfAbsent(top.string(), id -> new ArrayList<>())
                                .add(repository + ":" + tag)));
        return names.entrySet().stream()
                .limit(DockerArchiveFile.LIST_MAX)
                .map(entry -> image(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SavedImage image(String top, List<String> names) {
        Deque<JsonCursor> chain = new ArrayDeque<>();
        Optional<String> next = Optional.of(top);
        while (next.isPresent()) {
            JsonCursor layer = describe(next.get());
            chain.push(layer);
            if (chain.size() > DockerArchiveFile.LIST_MAX) {
                throw layer.failure("expected at most " + DockerArchiveFile.LIST_MAX + " layers");
            }
            next = text(layer, "parent");
        }
        JsonCursor last = chain.getLast();
        Optional<Platform> platform = text(last, "os")
                .flatMap(os -> text(last, "architecture")
                        .map(architecture -> new Platform(os, architecture, Optional.empty())));
        return new SavedImage(
                names,
                Optional.empty(),
                chain.stream()
                        .map(layer -> layer.member("id").string() + "/layer.tar")
                        .toList(),
                new ImageConfig(
                        platform,
                        created(last),
                        List.of(),
                        chain.stream().map(FirstDockerArchive::line).toList()));
    }

    private JsonCursor describe(String id) {
        String name = id + "/json";
        byte[] bytes = tar.bytes(name, DockerArchiveFile.DOCUMENT_LENGTH_MAX)
                .orElseThrow(() -> new ImageFileException(
                        "cannot use " + tar.file(), tar.file(), "it lacks its own file " + name, "", null));
        return JsonCursor.parse(name + " in " + tar.file(), bytes);
    }

    private static HistoryLine line(JsonCursor layer) {
        String command = layer.optional("container_config")
                .flatMap(config -> config.optional("Cmd"))
                .map(words -> words.elements().stream().map(JsonCursor::string).collect(Collectors.joining(" ")))
                .orElse("");
        return new HistoryLine(created(layer), command, text(layer, "comment").orElse(""), false);
    }

    private static Optional<String> text(JsonCursor layer, String name) {
        return layer.optional(name).map(JsonCursor::string).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> created(JsonCursor layer) {
        try {
            return text(layer, "created").map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
