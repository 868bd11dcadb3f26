package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.]*(?:-\\d+)?)\\.jar");

    /** Stated together in NOTICE, or brought along by another test library and shaded into nothing of ours. */
    private static final List<String> KIN = List.of(
            "junit",
            "archunit",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "slf4j-api",
            // What rewrite-docker brings along.
            "rewrite-core",
            "jackson-dataformat-smile",
            "jackson-datatype-jsr310",
            "jackson-module-parameter-names",
            "antlr4-runtime",
            "asm",
            "caffeine",
            "checker-qual",
            "commons-text",
            "gizmo",
            "HdrHistogram",
            "jandex",
            "java-object-diff",
            "JavaEWAH",
            "jgit",
            "jna",
            "jsonrpc",
            "LatencyUtils",
            "micrometer-core",
            "objenesis",
            "univocity-parsers");

    @Test
    void the_notice_names_every_library_in_the_version_that_is_used() throws IOException {
        String notice = Files.readString(Path.of("NOTICE")).replaceAll(" +", " ");

        assertThat(libraries())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(notice).contains("\n " + library + " "));
    }

    private static List<String> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> JAR.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .filter(jar -> KIN.stream().noneMatch(jar.group(1)::startsWith))
                .map(jar -> jar.group(1) + " " + jar.group(2))
                .toList();
    }
}
