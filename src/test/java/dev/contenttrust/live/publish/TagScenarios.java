package dev.contenttrust.live.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Scenarios about what is signed and what the registry serves. */
final class TagScenarios {
    private static final int MANY = 1_000;
    private static final int SEED = 20_240_101;
    private static final int BINARY_BYTES = 300_000;

    private TagScenarios() {}

    static Signed plain(Workshop workshop) {
        return signed(workshop, "tags/plain", "1");
    }

    static Signed empty(Workshop workshop) {
        workshop.push("tags/empty", "1");
        return Signed.by(workshop.publisher("tags/empty").init().publish(), "1");
    }

    static Signed removed(Workshop workshop) {
        Signed both = signed(workshop, "tags/removed", "1", "2");
        both.publisher().remove("1").publish();
        return both;
    }

    static Signed moved(Workshop workshop) {
        Signed signed = signed(workshop, "tags/moved", "1", "2");
        workshop.images().push("tags/moved", "1", SmallImage.labelled("pushed later"));
        return signed;
    }

    static Signed ghost(Workshop workshop) {
        Signed signed = signed(workshop, "tags/ghost", "1");
        Pushed gone = workshop.push("tags/ghost", "2");
        signed.publisher().add("2", gone).publish();
        workshop.images().delete("tags/ghost", gone);
        return new Signed(signed.publisher(), List.of("1", "2"));
    }

    static Signed sha512(Workshop workshop) {
        Pushed image = workshop.push("tags/sha512", "1");
        return Signed.by(
                workshop.publisher("tags/sha512")
                        .init()
                        .addWithSha512("1", image)
                        .publish(),
                "1");
    }

    static Signed multiArch(Workshop workshop) {
        String repository = "tags/multi";
        Publisher publisher = workshop.publisher(repository).init();
        for (Dialect dialect : Dialect.values()) {
            String tag = tag(dialect);
            SmallImage image = SmallImage.labelled(repository + ":" + tag).in(dialect);
            publisher.add(
                    tag, workshop.images().pushIndex(repository, tag, dialect, image.on("amd64"), image.on("arm64")));
        }
        return Signed.by(publisher.publish(), tag(Dialect.OCI), tag(Dialect.DOCKER));
    }

    static Signed layers(Workshop workshop) {
        Layer base = Layer.with()
                .directory("etc")
                .file("etc/name", "base\n")
                .file("etc/removed-later", "gone\n")
                .directory("usr")
                .symbolicLink("usr/link", "../etc/name")
                .file("usr/binary", noise())
                .build();
        Layer change = Layer.with()
                .file("etc/name", "changed\n")
                .whiteout("etc", "removed-later")
                .file("added", "new\n")
                .build();
        Publisher publisher = workshop.publisher("tags/layers").init();
        for (Dialect dialect : Dialect.values()) {
            SmallImage image = SmallImage.labelled("layers").in(dialect).of(base, change);
            publisher.add(tag(dialect), workshop.images().push("tags/layers", tag(dialect), image));
        }
        return Signed.by(publisher.publish(), tag(Dialect.OCI), tag(Dialect.DOCKER));
    }

    static Signed manyTags(Workshop workshop) {
        Map<String, Pushed> images = new LinkedHashMap<>();
        IntStream.range(0, MANY)
                .forEach(i ->
                        images.put("v" + i, SmallImage.labelled("many " + i).unpushed()));
        return Signed.by(workshop.publisher("tags/many").init().addAll(images).publish(), "v0", "v999", "v1000");
    }

    /** {@code oci} or {@code docker}. */
    private static String tag(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static Signed signed(Workshop workshop, String repository, String... tags) {
        Publisher publisher = workshop.publisher(repository).init();
        for (String tag : tags) {
            publisher.add(tag, workshop.push(repository, tag));
        }
        return Signed.by(publisher.publish(), tags);
    }

    /** Bytes that gzip cannot shorten. */
    private static byte[] noise() {
        byte[] bytes = new byte[BINARY_BYTES];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
