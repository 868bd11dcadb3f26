package dev.contenttrust.updater.store;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process that goes from one generation of a set to the next, and says so on its standard output after each. */
final class Writer {
    static final String GUN = "registry.example.com/demo/app";
    private static final List<RoleName> ROLES = List.of(
            RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP, new RoleName("targets/releases"));

    private Writer() {}

    /** Arguments: the trust directory, and how many generations to add. */
    public static void main(String[] args) {
        TrustDirectory trust = new TrustDirectory(Path.of(args[0]), List.of());
        for (int n = 0; n < Integer.parseInt(args[1]); n++) {
            System.out.println(advance(trust));
            System.out.flush();
        }
    }

    static int advance(TrustDirectory trust) {
        try (MetadataStore store = trust.open(GUN, Access.READ_WRITE).store()) {
            int next = generation(store) + 1;
            for (RoleName role : ROLES) {
                String text = next + " " + role + "\n" + "x".repeat(20_000);
                store.save(role, next, RawBytes.of(text.getBytes(StandardCharsets.UTF_8)));
            }
            store.commit();
            return next;
        }
    }

    /** The one generation that all files are of; 0 if there is none. */
    static int generation(MetadataStore store) {
        long different =
                ROLES.stream().map(role -> generation(store, role)).distinct().count();
        if (different != 1) {
            throw new IllegalStateException("a mixed set");
        }
        return generation(store, RoleName.ROOT);
    }

    private static int generation(MetadataStore store, RoleName role) {
        Optional<byte[]> file = store.load(role);
        String text =
                file.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("0 " + role + "\n");
        if (!text.substring(text.indexOf(' ') + 1, text.indexOf('\n')).equals(role.value())) {
            throw new IllegalStateException("a file in the wrong place");
        }
        return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }

    static Process start(Path directory, int generations) {
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return new ProcessBuilder(
                            java,
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classes,
                            Writer.class.getName(),
                            directory.toString(),
                            Integer.toString(generations))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
