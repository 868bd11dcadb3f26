package dev.contenttrust.scan.executable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.Found;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that the real Go built, compared with what {@code go version -m} says of them. */
class GoProgramsTest {
    private final CompiledPackages compiled = new CompiledPackages();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"notary", "skopeo", "docker-registry"})
    void debians_programs_tell_their_go_and_no_modules(String name) throws Exception {
        Path program = Peers.path(name);

        FileFacts facts = Cataloguing.ofFile(compiled, "usr/bin/" + name, program);

        assertThat(shown(program)).containsExactlyElementsOf(new TreeSet<>(Cataloguing.names(facts)));
        assertThat(facts.components()).allMatch(component -> component.found() == Found.BINARY);
        assertThat(facts.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("the modules of a Go program"));
    }

    @Test
    void modules_are_named_as_they_were_replaced() throws Exception {
        Path program = build(Map.of(), "-ldflags=-X 'main.Version=1.4.2' -w");

        FileFacts facts = Cataloguing.ofFile(compiled, "opt/app", program);

        assertThat(facts.problems()).isEmpty();
        assertThat(Cataloguing.names(facts))
                .contains(
                        "example.com/app v1.4.2",
                        "example.com/kept v1.0.0",
                        "example.com/fork v1.1.0-rc.1",
                        "example.com/local ");
        assertThat(new TreeSet<>(Cataloguing.names(facts)))
                .isEqualTo(replacing(shown(program), "example.com/app (devel)", "example.com/app v1.4.2"));
    }

    @Test
    void a_program_of_no_version_has_none() throws Exception {
        Path program = build(Map.of(), "-ldflags=-s -w -X main.other=1.2.3");

        assertThat(Cataloguing.names(Cataloguing.ofFile(compiled, "opt/app", program)))
                .contains("example.com/app ");
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"windows/amd64", "windows/386", "darwin/amd64", "linux/arm", "linux/s390x", "linux/mips"})
    void programs_for_other_systems_are_read(String target) throws Exception {
        String[] parts = target.split("/");
        Path program = build(Map.of("GOOS", parts[0], "GOARCH", parts[1]), "-ldflags=-w");

        FileFacts facts = Cataloguing.ofFile(compiled, "opt/app", program);

        assertThat(facts.problems()).isEmpty();
        assertThat(new TreeSet<>(Cataloguing.names(facts)))
                .isEqualTo(replacing(shown(program), "example.com/app (devel)", "example.com/app "));
    }

    /** A program of four modules: one as it is, one replaced by another, one by a directory. */
    private Path build(Map<String, String> target, String flags) throws Exception {
        Peers.require("go");
        module("example.com/kept", "v1.0.0");
        module("example.com/replaced", "v1.5.0");
        module("example.com/fork", "v1.1.0-rc.1");
        file("app/local/go.mod", "module example.com/local\n");
        file("app/local/local.go", "package local\n\nfunc Name() string { return \"local\" }\n");
        file("app/go.mod", """
                module example.com/app

                go 1.17

                require (
                    example.com/kept v1.0.0
                    example.com/replaced v1.5.0
                    example.com/local v0.3.0
                )

                replace example.com/replaced => example.com/fork v1.1.0-rc.1

                replace example.com/local => ./local
                """);
        file("app/main.go", """
                package main

                import (
                    "example.com/kept"
                    "example.com/local"
                    "example.com/replaced"
                )

                var Version, other string

                func main() { println(kept.Name(), replaced.Name(), local.Name(), Version, other) }
                """);
        Path program = directory.resolve("app/made");
        run(target, "go", "build", "-mod=mod", "-buildvcs=false", flags, "-o", program.toString(), ".");
        return program;
    }

    /** Puts a module where Go looks for it: the protocol of its proxies, in files. */
    private void module(String path, String version) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String mod = "module " + path + "\n";
        String place = "proxy/" + path + "/@v/";
        file(place + version + ".info", "{\"Version\":\"" + version + "\"}");
        file(place + version + ".mod", mod);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String root = path + "@" + version + "/";
            zip.putNextEntry(new ZipEntry(root + "go.mod"));
            zip.write(mod.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(root + name + ".go"));
            String packageName = name.equals("fork") ? "replaced" : name;
            zip.write(("package " + packageName + "\n\nfunc Name() string { return \"" + name + "\" }\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve(place + version + ".zip"), bytes.toByteArray());
    }

    private void file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** {@code name version}, sorted, as {@code go version -m} has them. */
    private static Set<String> shown(Path program) throws Exception {
        Peers.require("go");
        List<String> names = new ArrayList<>();
        for (String line : output(new ProcessBuilder("go", "version", "-m", program.toString()))) {
            String[] fields = line.strip().split("\t");
            if (line.startsWith(program + ": go")) {
                names.add("stdlib " + line.substring((program + ": go").length()));
            } else if (fields[0].equals("mod") || fields[0].equals("dep")) {
                names.add(fields[1] + " " + fields[2]);
            } else if (fields[0].equals("=>")) {
                String replaced = names.remove(names.size() - 1);
                names.add(
                        fields[1].startsWith(".")
                                ? replaced.substring(0, replaced.indexOf(' ') + 1)
                                : fields[1] + " " + fields[2]);
            }
        }
        return new TreeSet<>(names);
    }

    private static Set<String> replacing(Set<String> names, String one, String other) {
        Set<String> changed = new TreeSet<>(names);
        assertThat(changed.remove(one)).isTrue();
        changed.add(other);
        return changed;
    }

    private void run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder process = new ProcessBuilder(command);
        process.directory(directory.resolve("app").toFile());
        process.environment().put("GOPROXY", "file://" + directory.resolve("proxy"));
        process.environment().put("GONOSUMDB", "*");
        process.environment().put("GOSUMDB", "off");
        process.environment().put("GOFLAGS", "-modcacherw");
        process.environment().put("GOMODCACHE", directory.resolve("modules").toString());
        process.environment().put("GO111MODULE", "on");
        process.environment().put("CGO_ENABLED", "0");
        process.environment().putAll(environment);
        output(process);
    }

    private static List<String> output(ProcessBuilder process) throws Exception {
        Process started = process.redirectErrorStream(true).start();
        String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor()).as(text).isZero();
        return text.lines().toList();
    }
}
