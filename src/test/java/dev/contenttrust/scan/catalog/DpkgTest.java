package dev.contenttrust.scan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.OwnedFiles;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class DpkgTest {
    private static final String STATUS = "var/lib/dpkg/status";

    private final DpkgStatus status = new DpkgStatus();
    private final DpkgFiles lists = new DpkgFiles();

    @Test
    void only_what_is_installed_counts() {
        assertThat(Cataloguing.names(vector("scalibr/dpkg/statusfield")))
                .containsExactly("wantinstall_installed 1.0", "wantdeinstall_installed 1.0", "wantpurge_installed 1.0");
        assertThat(Cataloguing.names(vector("syft/var/lib/dpkg/status.d/deinstall")))
                .contains("linux-image-6.14.0-1012-aws 6.14.0-1012.12~24.04.1")
                .doesNotContain("linux-image-6.8.0-1029-aws 6.8.0-1029.31");
    }

    @Test
    void the_source_package_is_the_one_that_is_named_or_the_package_itself() {
        FileFacts facts = Cataloguing.of(status, STATUS, """
                Package: libc6
                Status: install ok installed
                Source: glibc
                Version: 2.36-9

                Package: libgcc-s1
                Status: hold ok installed
                Source: gcc-12 (12.2.0-14)
                Version: 12.2.0-14+b1
                Architecture: amd64

                Package: tar
                Status: install ok installed
                Version: 1.34
                """);

        assertThat(facts.components())
                .extracting(component -> component.source().orElseThrow())
                .containsExactly(
                        new SourcePackage("glibc", "2.36-9"),
                        new SourcePackage("gcc-12", "12.2.0-14"),
                        new SourcePackage("tar", "1.34"));
        assertThat(facts.components().get(1).architecture()).contains("amd64");
    }

    @Test
    void packages_without_a_name_or_a_version_are_problems_and_the_others_are_read() {
        assertThat(Cataloguing.names(vector("scalibr/dpkg/nopackage"))).containsExactly("foo 1.0", "bar 2.0");
        assertThat(vector("scalibr/dpkg/nopackage").problems()).hasSize(1);
        assertThat(vector("scalibr/dpkg/noversion").problems()).hasSize(1);
        assertThat(Cataloguing.names(vector("corrupsed.txtar")))
                .contains("libpam-runtime 1.1.8-3.1ubuntu3", "libgcc1 1:5.1.1-12ubuntu1")
                .doesNotContain("invalidpkg 1:5.#");
    }

    @Test
    void what_describes_no_package_is_a_problem_and_what_is_empty_is_none() {
        assertThat(Cataloguing.of(status, STATUS, "\0\1\2 no database\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("the dpkg database"));
        assertThat(vector("scalibr/dpkg/empty").isEmpty()).isTrue();
        assertThat(vector("scalibr/dpkg/invalid").problems()).isNotEmpty();
        assertThat(Cataloguing.of(status, "var/lib/dpkg/status.d/apt", bytes("syft/var/lib/dpkg/status.d/corrupt"))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void images_without_a_package_manager_have_a_file_a_package_and_no_status_in_it() {
        String dir = "syft/image-distroless-deb/var/lib/dpkg/status.d/";
        FileFacts facts = Cataloguing.of(status, "var/lib/dpkg/status.d/libsqlite3-0", bytes(dir + "libsqlite3-0"));
        FileFacts sums = Cataloguing.of(
                lists, "var/lib/dpkg/status.d/libsqlite3-0.md5sums", bytes(dir + "libsqlite3-0.md5sums"));

        assertThat(Cataloguing.names(facts)).containsExactly("libsqlite3-0 3.34.1-3");
        assertThat(facts.components().get(0).source()).contains(new SourcePackage("sqlite3", "3.34.1-3"));
        assertThat(paths(sums)).contains("usr/lib/aarch64-linux-gnu/libsqlite3.so.0.8.6");
        assertThat(sums.owned()).extracting(OwnedFiles::owner).containsExactly("libsqlite3-0");
        assertThat(Cataloguing.of(status, "var/lib/dpkg/status.d/a.md5sums", bytes(dir + "libsqlite3-0.md5sums"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_list_of_files_leaves_out_the_directories() {
        FileFacts facts = Cataloguing.of(
                lists,
                "var/lib/dpkg/info/bash:amd64.list",
                "/.\n/bin\n/bin/bash\n/etc\n/etc/skel\n/etc/skel/.bashrc\n/etc/skel-not\n/usr/share/doc\n");

        assertThat(paths(facts)).containsExactly("bin/bash", "etc/skel/.bashrc", "etc/skel-not", "usr/share/doc");
        assertThat(facts.owned()).extracting(OwnedFiles::owner).containsExactly("bash");
    }

    @Test
    void what_is_diverted_is_owned_where_it_lies() {
        FileFacts facts =
                Cataloguing.of(lists, "var/lib/dpkg/diversions", "/bin/sh\n/bin/sh.distrib\ndash\n/a\n/a.real\n:\n");

        assertThat(paths(facts)).containsExactly("bin/sh.distrib", "a.real");
    }

    @Test
    void this_system_has_the_packages_that_dpkg_query_shows() throws Exception {
        Path database = Path.of("/var/lib/dpkg/status");
        Peers.require("dpkg-query");
        if (!Files.isRegularFile(database)) {
            throw new TestAbortedException("this system has no dpkg database");
        }
        List<String> shown = run(
                "dpkg-query",
                "-W",
                "-f",
                "${db:Status-Status} ${Package} ${Version} ${source:Package} ${source:Version} ${Architecture}\\n");

        FileFacts facts = Cataloguing.ofFile(status, STATUS, database);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.components())
                .extracting(DpkgTest::line)
                .containsExactlyInAnyOrderElementsOf(shown.stream()
                        .filter(line -> line.startsWith("installed "))
                        .map(line -> line.substring("installed ".length()))
                        .toList());
    }

    @Test
    void the_files_of_this_system_are_owned_as_dpkg_query_lists_them() throws Exception {
        Peers.require("dpkg-query");
        Path list = Path.of("/var/lib/dpkg/info/dpkg.list");
        if (!Files.isRegularFile(list)) {
            throw new TestAbortedException("this system has no dpkg");
        }
        FileFacts facts = Cataloguing.ofFile(lists, "var/lib/dpkg/info/dpkg.list", list);

        TreeSet<String> files = new TreeSet<>();
        for (String path : run("dpkg-query", "-L", "dpkg")) {
            if (Files.isRegularFile(Path.of(path))) {
                files.add(path.substring(1));
            }
        }
        assertThat(paths(facts)).containsAll(files).contains("usr/bin/dpkg").doesNotContain("usr/bin");
    }

    private static String line(Component component) {
        SourcePackage source = component.source().orElseThrow();
        return String.join(
                " ",
                component.name(),
                component.version(),
                source.name(),
                source.version(),
                component.architecture().orElse(""));
    }

    private FileFacts vector(String file) {
        return Cataloguing.of(status, STATUS, bytes(file));
    }

    private static byte[] bytes(String file) {
        return Vectors.bytes("pkgdb/dpkg", file);
    }

    private static List<String> paths(FileFacts facts) {
        List<String> paths = new ArrayList<>();
        facts.owned().forEach(owned -> owned.each(paths::add));
        return paths;
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Stream<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()) {
            assertThat(process.waitFor()).isZero();
            return lines.toList();
        }
    }
}
