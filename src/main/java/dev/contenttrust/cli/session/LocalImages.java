package dev.contenttrust.cli.session;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layout.DockerArchiveFile;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;
import dev.contenttrust.image.layout.OciContent;
import dev.contenttrust.trusted.OciLayoutImageSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Images in local files, found by what they are called there. */
record LocalImages(OciContent content, OciLayoutImageSource source) implements AutoCloseable {
    /** For what is asked for by digest alone. */
    static final ImageReference NAMELESS = ImageReference.parse("localhost/image");

    static LocalImages of(OciContent content) {
        return new LocalImages(content, new OciLayoutImageSource(content));
    }

    boolean has(Digest digest) {
        return content.size(digest).isPresent();
    }

    /** The image of that name; without a name the only one. */
    Descriptor chosen(ImageName name) {
        return only(
                name,
                content.images(),
                image -> Stream.of(Annotation.REF_NAME, Annotation.CONTAINERD_NAME)
                        .flatMap(annotation -> image.annotation(annotation).stream())
                        .toList());
    }

    static SavedImage chosen(ImageName name, DockerArchiveFile file) {
        return only(name, file.images(), SavedImage::names);
    }

    private static <T> T only(ImageName name, List<T> images, Function<T, List<String>> names) {
        Optional<String> entry = name.entry();
        List<T> exact = images.stream()
                .filter(image -> entry.isEmpty() || names.apply(image).contains(entry.get()))
                .toList();
        List<T> fitting = exact.isEmpty()
                ? images.stream()
                        .filter(image -> names.apply(image).stream().anyMatch(n -> n.endsWith(":" + entry.orElse(""))))
                        .toList()
                : exact;
        if (fitting.size() != 1) {
            List<String> known = images.stream()
                    .flatMap(image -> names.apply(image).stream())
                    .limit(20)
                    .toList();
            throw new UsageException(
                    name.text() + " names " + (fitting.isEmpty() ? "no image" : "several images"),
                    known.isEmpty()
                            ? images.size() + " are there, without names"
                            : "there are " + String.join(", ", known),
                    "Name one: " + name.rest() + ":NAME");
        }
        return fitting.get(0);
    }

    @Override
    public void close() {
        source.close();
    }
}
