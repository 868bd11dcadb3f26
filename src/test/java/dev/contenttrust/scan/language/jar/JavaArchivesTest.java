package dev.contenttrust.scan.language.jar;

import static dev.contenttrust.scan.language.jar.TestZip.aZip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.naming.Coordinates;
import dev.contenttrust.scan.naming.PackageUrls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class JavaArchivesTest {
    private final JavaArchives jars = new JavaArchives();

    @Test
    void log4j_is_what_its_pom_properties_say() throws IOException {
        FileFacts facts = Cataloguing.of(jars, "opt/app/lib/log4j-core-2.14.1.jar", scanned("log4j-core-2.14.1.jar"));

        assertThat(facts.problems()).isEmpty();
        assertThat(Cataloguing.names(facts)).containsExactly("org.apache.logging.log4j/log4j-core 2.14.1");
        assertThat(coordinates(facts))
                .containsExactly(new Coordinates("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1"));
        assertThat(PackageUrls.of(facts.components().get(0), Optional.empty()))
                .contains("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1");
    }

    @Test
    void a_jar_under_another_name_is_what_its_pom_properties_say() throws IOException {
        FileFacts facts = Cataloguing.of(jars, "opt/logging.jar", scanned("log4j-core-2.14.1.jar"));

        assertThat(Cataloguing.names(facts)).containsExactly("org.apache.logging.log4j/log4j-core 2.14.1");
    }

    @Test
    void spring_is_known_by_its_name_and_its_manifest() throws IOException {
        byte[] spring = scanned("spring-beans-5.3.17.jar");

        assertThat(Cataloguing.names(Cataloguing.of(jars, "lib/spring-beans-5.3.17.jar", spring)))
                .containsExactly("org.springframework/spring-beans 5.3.17");
        assertThat(Cataloguing.names(Cataloguing.of(jars, "lib/spring-beans.jar", spring)))
                .containsExactly("org.springframework/spring-beans 5.3.17");
        assertThat(coordinates(Cataloguing.of(jars, "lib/spring-beans-5.3.17.RELEASE.jar", spring)))
                .containsExactly(new Coordinates("Maven", "org.springframework:spring-beans", "5.3.17.RELEASE"));
    }

    @Test
    void jars_within_wars_within_ears_are_read_stored_or_deflated() throws IOException {
        byte[] log4j = scanned("log4j-core-2.14.1.jar");
        byte[] spring = scanned("spring-beans-5.3.17.jar");
        byte[] war = aZip().with("WEB-INF/lib/log4j-core-2.14.1.jar", log4j)
                .withStored("WEB-INF/lib/spring-beans-5.3.17.jar", spring)
                .withPom("com.example", "shop", "1.0")
                .bytes();
        byte[] ear = aZip().with("shop-1.0.war", war).bytes();

        FileFacts facts = Cataloguing.of(jars, "srv/shop.ear", ear);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.components())
                .extracting(component -> Cataloguing.name(component) + " " + component.file())
                .containsExactlyInAnyOrder(
                        "com.example/shop 1.0 srv/shop.ear!/shop-1.0.war",
                        "org.apache.logging.log4j/log4j-core 2.14.1"
                                + " srv/shop.ear!/shop-1.0.war!/WEB-INF/lib/log4j-core-2.14.1.jar",
                        "org.springframework/spring-beans 5.3.17"
                                + " srv/shop.ear!/shop-1.0.war!/WEB-INF/lib/spring-beans-5.3.17.jar");
    }

    @Test
    void a_shaded_jar_is_all_that_it_holds() {
        byte[] jar = aZip().withPom("com.example", "tool", "3.1")
                .withPom("com.google.guava", "guava", "30.0-jre")
                .withPom("org.yaml", "snakeyaml", "1.26")
                .bytes();

        assertThat(Cataloguing.names(Cataloguing.of(jars, "tool-3.1-all.jar", jar)))
                .containsExactlyInAnyOrder(
                        "com.example/tool 3.1", "com.google.guava/guava 30.0-jre", "org.yaml/snakeyaml 1.26");
        assertThat(Cataloguing.names(Cataloguing.of(jars, "other-2.0.jar", jar)))
                .as("its own name, that no description is of, counts too")
                .contains("/other 2.0".substring(1), "org.yaml/snakeyaml 1.26");
    }

    @Test
    void a_jar_that_starts_with_a_script_is_read() {
        byte[] jar = aZip().withPom("com.example", "boot", "1.0").bytes();
        byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(script, script.length + jar.length);
        System.arraycopy(jar, 0, both, script.length, jar.length);

        assertThat(Cataloguing.names(Cataloguing.of(jars, "boot.jar", both))).containsExactly("com.example/boot 1.0");
    }

    @Test
    void the_group_is_where_the_classes_are_if_nobody_says_it() {
        byte[] jar = aZip().with("com/example/tool/Main.class", "")
                .with("com/example/tool/part/Part.class", "")
                .with("META-INF/versions/9/module-info.class", "")
                .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nImplementation-Ver\r\n sion: 2.5\r\n")
                .bytes();

        assertThat(Cataloguing.names(Cataloguing.of(jars, "tool.jar", jar)))
                .containsExactly("com.example.tool/tool 2.5");
    }

    @Test
    void placeholders_that_were_left_in_a_description_are_no_version() {
        byte[] jar = aZip().withPom("com.example", "tool", "${project.version}").bytes();

        assertThat(Cataloguing.names(Cataloguing.of(jars, "tool-4.0.jar", jar))).containsExactly("tool 4.0");
        assertThat(Cataloguing.of(jars, "tool.jar", jar).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    log4j-core-2.14.1.jar, log4j-core, 2.14.1
                    guava-31.1-jre.jar, guava, 31.1-jre
                    jackson-databind-2.13.0-rc1.war, jackson-databind, 2.13.0-rc1
                    kafka_2.13-3.4.0.jar, kafka_2.13, 3.4.0
                    spring-core-5.2.20.RELEASE.jar, spring-core, 5.2.20.RELEASE
                    tool-1.0-jar-with-dependencies.jar, tool, 1.0
                    x/y/bcprov-jdk15on-1.70.jar, bcprov-jdk15on, 1.70
                    app.jar, app, ''
                    """)
    void names_say_artifact_and_version(String file, String artifact, String version) {
        assertThat(ArchiveName.of(file))
                .isEqualTo(new ArchiveName(artifact, Optional.of(version).filter(v -> !v.isEmpty())));
    }

    @Test
    void a_broken_jar_within_is_a_problem_and_its_neighbours_are_read() throws IOException {
        byte[] log4j = scanned("log4j-core-2.14.1.jar");
        byte[] war = aZip().with("lib/a.jar", Arrays.copyOf(log4j, log4j.length / 2))
                .with("lib/log4j-core-2.14.1.jar", log4j)
                .bytes();

        FileFacts facts = Cataloguing.of(jars, "a.war", war);

        assertThat(facts.problems()).extracting(Problem::file).containsExactly("a.war!/lib/a.jar");
        assertThat(facts.components()).hasSize(1);
    }

    @Test
    void a_bomb_is_a_problem_and_not_unpacked() {
        byte[] inner = aZip().with("zeros.jar", new byte[120 << 20]).bytes();
        FileFacts facts = Cataloguing.of(jars, "bomb.jar", inner);

        assertThat(facts.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("more than is unpacked"));
    }

    @Test
    void archives_within_archives_end_at_a_depth() {
        byte[] archive = aZip().withPom("com.example", "deep", "1").bytes();
        for (int i = 0; i < 8; i++) {
            archive = aZip().with("inner.jar", archive).bytes();
        }

        assertThat(Cataloguing.of(jars, "outer.jar", archive).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("in more archives"));
    }

    @Test
    void what_is_no_archive_is_a_problem() {
        assertThat(Cataloguing.of(jars, "a.jar", "no archive").problems()).hasSize(1);
    }

    @Test
    void damage_anywhere_is_survived() {
        byte[] inner = aZip().withPom("com.example", "inner", "1").bytes();
        byte[] whole = aZip().withPom("com.example", "tool", "3.1")
                .withStored("lib/inner.jar", inner)
                .with("META-INF/MANIFEST.MF", "Implementation-Version: 1\n")
                .bytes();
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 5 == 0 ? random.nextInt(whole.length) + 1 : whole.length);
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(Cataloguing.of(jars, "a.jar", damaged).components().size())
                    .isLessThanOrEqualTo(4);
        }
    }

    private static List<Coordinates> coordinates(FileFacts facts) {
        return facts.components().stream()
                .flatMap((Component component) -> PackageUrls.coordinates(component, Optional.empty()).stream())
                .toList();
    }

    private static byte[] scanned(String jar) throws IOException {
        Path file = Path.of("target/scanned").resolve(jar);
        if (!Files.isRegularFile(file)) {
            throw new TestAbortedException(jar + " is missing: mvn process-test-resources fetches it");
        }
        return Files.readAllBytes(file);
    }
}
