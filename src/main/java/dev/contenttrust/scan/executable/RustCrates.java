package dev.contenttrust.scan.executable;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Found;
import dev.contenttrust.scan.inventory.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * What cargo-auditable notes in a program (its PARSING.md): JSON, deflated in the zlib form. What only took part in building is left
 * out, and what is not from the public registry.
 */
final class RustCrates {
    private static final String SECTION = ".dep-v0";
    private static final int PACKED_MAX = 8 << 20;

    /** cargo-auditable's own bound. */
    private static final int PLAIN_MAX = 8 << 20;

    private static final String REGISTRY = "crates.io";
    private static final String BUILD = "build";

    private RustCrates() {}

    static void tell(Executable program, FactCollector facts) throws IOException {
        Optional<byte[]> section = program.section(SECTION, PACKED_MAX);
        if (section.isPresent() && section.get().length > 0) {
            for (JsonCursor crate : JsonCursor.parse("its list of crates", inflated(section.get()))
                    .member("packages")
                    .elements()) {
                crate(crate, facts);
            }
        }
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        try (InputStream plain = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = plain.readNBytes(PLAIN_MAX + 1);
            if (bytes.length > PLAIN_MAX) {
                throw new MalformedFileException("its list of crates is larger than " + PLAIN_MAX + " bytes");
            }
            return bytes;
        }
    }

    private static void crate(JsonCursor crate, FactCollector facts) {
        String source = crate.member("source").string();
        String kind = crate.optional("kind").map(JsonCursor::string).orElse("runtime");
        if (source.equals(REGISTRY) && !kind.equals(BUILD)) {
            String version = crate.member("version").string();
            facts.component(
                    Component.declared(Kind.CARGO, "", crate.member("name").string(), version, facts.file())
                            .found(Found.BINARY));
        }
    }
}
