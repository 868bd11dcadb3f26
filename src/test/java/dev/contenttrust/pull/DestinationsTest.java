package dev.contenttrust.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    @TempDir
    private Path directory;

    private HttpService http;
    private Destinations destinations;

    @BeforeEach
    void open() {
        http = new HttpService(TransportSettings.defaults(directory));
        destinations = new Destinations(
                new RegistryClient(http, RegistryAddresses.byName()), directory, OutputStream.nullOutputStream());
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci:dir",
                "oci:dir:127.0.0.1:5000/a/b:1",
                "oci-archive:file.tar",
                "docker-archive:file.tar",
                "docker-archive:file.tar:name:tag",
                "docker-archive:-",
                "registry:localhost:5000/a/b",
                "registry:registry.example.com/a/b:tag",
            })
    void every_form_is_read(String text) {
        assertThat(destinations.parse(text).description()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "oci", "oci:", "oci::name", "dir", "docker:alpine", "./dir", "docker-archive:", "oci:a:b c"})
    void anything_else_is_refused_with_the_forms(String text) {
        assertThatThrownBy(() -> destinations.parse(text))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.remedy()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:Host/UPPER", "registry:host.example/", "docker-archive:f.tar:a/UPPER"})
    void names_follow_the_grammar(String text) {
        assertThatThrownBy(() -> destinations.parse(text)).isInstanceOf(InvalidNameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/full", "/tmp"})
    void an_archive_does_not_replace_a_device_or_directory(String file) {
        Destination destination = destinations.parse("docker-archive:" + file);
        assertThatThrownBy(destination::check).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void an_archive_needs_its_directory() {
        Destination destination = destinations.parse("oci-archive:" + directory.resolve("not/there.tar"));
        assertThatThrownBy(destination::check)
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(directory.resolve("not").toString());
    }

    @Test
    void a_layout_needs_a_directory_of_its_own() throws IOException {
        Files.createFile(directory.resolve("notes.txt"));
        assertThatThrownBy(() -> destinations.parse("oci:" + directory).check()).isInstanceOf(ImageFileException.class);
        assertThatThrownBy(() -> destinations
                        .parse("oci:" + directory.resolve("notes.txt"))
                        .check())
                .isInstanceOf(ImageFileException.class);
    }

    @Test
    void a_digest_is_no_name_to_push_to() {
        Destination destination = destinations.parse("registry:localhost/a@sha256:" + "0".repeat(64));
        assertThatThrownBy(destination::check).isInstanceOf(InvalidDestinationException.class);
    }
}
