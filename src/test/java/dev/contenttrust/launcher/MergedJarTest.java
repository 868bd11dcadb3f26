package dev.contenttrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergedJarTest {
    /** The class-data archive leaves older class files out: they have no stack maps. */
    private static final int OLDEST_FOR_ARCHIVE = 50;

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        Path file = Checkout.jar();
        jar = new JarFile(file.toFile());
    }

    @AfterEach
    void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }

    @Test
    void starts_the_command_line() throws IOException {
        assertThat(jar.getManifest().getMainAttributes())
                .containsEntry(Attributes.Name.MAIN_CLASS, "dev.contenttrust.cli.Main");
    }

    @Test
    void carries_no_signature_of_the_jars_it_was_merged_from() {
        assertThat(names()).noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"));
    }

    @Test
    void holds_only_class_files_that_the_archive_takes() {
        assertThat(jar.stream()
                        .filter(entry -> entry.getName().endsWith(".class"))
                        .filter(entry -> classVersion(entry) < OLDEST_FOR_ARCHIVE))
                .isEmpty();
    }

    @Test
    void keeps_what_libraries_need_and_licences_ask() {
        assertThat(names())
                .contains(
                        "okhttp3/internal/publicsuffix/PublicSuffixDatabase.list",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE")
                .doesNotHaveDuplicates();
    }

    private List<String> names() {
        return jar.stream().map(ZipEntry::getName).toList();
    }

    private int classVersion(ZipEntry entry) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
