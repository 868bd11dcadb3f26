package dev.contenttrust.scan.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is kept in the tests of caches, with something in every member; and the file that it is kept in. */
final class Kept {
    static final Component CURL = Component.declared(Kind.RPM, "", "curl", "0:7.61.1-33.el8", "var/lib/rpm/Packages")
            .from(new SourcePackage("curl", "7.61.1-33.el8"))
            .on(Optional.of("x86_64"))
            .ofStream(Optional.of("nodejs:18:8080:1"))
            .licensed(Optional.of("MIT"));
    static final Component ZLIB = Component.recognised(Kind.GENERIC, "zlib", "1.2.13", "opt/app");
    static final Distribution ALMA = new Distribution("almalinux", "AlmaLinux 8", "8.9");
    static final Problem PROBLEM = new Problem("opt/a.jar", "a jar", "it is cut off — müde");

    private Kept() {}

    static Path onlyFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
