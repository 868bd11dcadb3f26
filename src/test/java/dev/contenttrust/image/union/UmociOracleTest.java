package dev.contenttrust.image.union;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.live.peer.Umoci;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image's file system is, as umoci unpacks it (Debian's, without root: devices become empty files). */
class UmociOracleTest {
    private static final String[] NAMES = {"a", "b", "c"};

    @TempDir
    Path directory;

    @Test
    void the_model_is_what_umoci_unpacks() {
        compare(List.of(
                Tar.with()
                        .directory("etc")
                        .file("etc/passwd", "root")
                        .file("usr/bin/su", "su", 04755)
                        .directory("usr/lib/old")
                        .file("usr/lib/old/x", "x")
                        .symbolicLink("bin", "usr/bin")
                        .symbolicLink("name", "etc/passwd")
                        .symbolicLink("loop", "loop")
                        .hardLink("usr/bin/sudo", "usr/bin/su")
                        .device("dev-null")
                        .file("n/".repeat(60) + "long-" + "ž".repeat(60), "pax")
                        .bytes(),
                Tar.with()
                        .file("bin/sh", "#!")
                        .whiteout("etc/passwd")
                        .directory("usr/lib")
                        .opaque("usr/lib")
                        .file("usr/lib/new/y", "yy")
                        .file("usr/bin/su", "other su")
                        .bytes(),
                Tar.with()
                        .file("usr/lib", "now a file")
                        .symbolicLink("etc", "usr")
                        .file("twice", "first", 0600)
                        .file("twice", "second", 0640)
                        .bytes(),
                Tar.with()
                        .directory("usr/lib")
                        .file("usr/lib/z", "zzz")
                        .file("etc/through", "t")
                        .bytes()));
    }

    /** Without hard links, of which umoci refuses those that lead nowhere. */
    @Test
    void the_model_is_what_umoci_unpacks_of_layers_made_at_random() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            List<byte[]> layers = new ArrayList<>();
            for (int layer = 0; layer < 3; layer++) {
                Tar tar = Tar.with();
                for (int i = 0; i < 12; i++) {
                    add(tar, random);
                }
                layers.add(tar.bytes());
            }
            compare(layers);
        }
    }

    /** Directories and files have different names, so that no path leads through a file, which umoci refuses. */
    private static void add(Tar tar, Random random) {
        String parent = random.nextInt(4) == 0 ? "" : path(random) + "/";
        String name = NAMES[random.nextInt(NAMES.length)];
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> tar.file(parent + "f" + name, "content " + random.nextInt(1000));
            case 3 -> tar.directory(parent + name);
            case 4 -> tar.symbolicLink(parent + "f" + name, "../f" + name);
            case 5 -> tar.opaque(path(random));
            case 6 -> tar.whiteout(parent + name);
            default -> tar.whiteout(parent + "f" + name);
        }
    }

    private static String path(Random random) {
        return String.join(
                "/",
                random.ints(1 + random.nextInt(2), 0, NAMES.length)
                        .mapToObj(i -> NAMES[i])
                        .toList());
    }

    private void compare(List<byte[]> layers) {
        TestImage image = TestImage.of();
        for (int i = 0; i < layers.size(); i++) {
            if (i % 2 == 0) {
                image.gzip(layers.get(i));
            } else {
                image.plain(layers.get(i));
            }
        }
        Path layout = directory.resolve("image-" + layers.hashCode());
        image.write(layout, "latest");
        Map<String, String> ours = new TreeMap<>();
        Layers.union(layers).walk(file -> ours.put(file.path(), words(file)));
        assertThat(ours).isEqualTo(unpacked(Umoci.in(directory).unpack(layout, "latest")));
    }

    private static String words(UnionFile file) {
        return switch (file.kind()) {
            case SYMBOLIC_LINK -> "link to " + file.link().orElseThrow();
            case DIRECTORY -> "directory " + Integer.toOctalString(file.mode());
            default -> "file " + Integer.toOctalString(file.mode()) + " of " + file.size();
        };
    }

    private static Map<String, String> unpacked(Path root) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(path -> !path.equals(root)).toList()) {
                files.put(root.relativize(file).toString(), words(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link to " + Files.readSymbolicLink(file);
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? "directory " + Integer.toOctalString(mode)
                : "file " + Integer.toOctalString(mode) + " of " + Files.size(file);
    }
}
