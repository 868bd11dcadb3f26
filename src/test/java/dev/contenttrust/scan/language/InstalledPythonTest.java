package dev.contenttrust.scan.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.catalog.Cataloguing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The packages of this system's Python, compared with what Python itself says of them. */
class InstalledPythonTest {
    private static final String TELL_ALL = """
            from importlib.metadata import distributions
            for one in distributions():
                print(one._path, one.metadata['Name'], one.version, sep='\\t')
            """;

    @Test
    void packages_are_named_as_python_names_them() throws Exception {
        List<String> lines = told();
        if (lines.isEmpty()) {
            throw new TestAbortedException("this system's Python has no packages");
        }
        for (String line : lines) {
            String[] fields = line.split("\t");
            Path file = described(Path.of(fields[0]));

            assertThat(Cataloguing.names(Cataloguing.ofFile(
                            new PythonPackages(), file.toString().substring(1), file)))
                    .as(line)
                    .containsExactly(fields[1] + " " + fields[2]);
        }
    }

    private static Path described(Path place) {
        return Stream.of("METADATA", "PKG-INFO")
                .map(place::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(place);
    }

    private static List<String> told() throws Exception {
        Peers.require("python3");
        Process python = new ProcessBuilder("python3", "-c", TELL_ALL)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return text.lines().toList();
    }
}
