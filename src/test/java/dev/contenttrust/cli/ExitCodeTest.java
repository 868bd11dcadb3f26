package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.contenttrust.TrustException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExitCodeTest {
    private static final Pattern SAID = Pattern.compile("Exit code (\\d+)");

    private static final List<JavaClass> LEAVES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.contenttrust").stream()
                    .filter(item -> item.isAssignableTo(TrustException.class))
                    .filter(item -> !item.getModifiers().contains(JavaModifier.ABSTRACT))
                    .toList();

    @TestFactory
    Stream<DynamicTest> every_failure_has_a_code_and_its_documentation_says_the_same() {
        return LEAVES.stream()
                .map(leaf -> DynamicTest.dynamicTest(leaf.getSimpleName(), () -> {
                    assertThat(Causes.BY_LEAF)
                            .as("the codes in dev.contenttrust.cli.Causes")
                            .containsKey(leaf.reflect().asSubclass(TrustException.class));
                    ExitCode code = Optional.ofNullable(Causes.BY_LEAF.get(leaf.reflect()))
                            .orElseThrow();
                    Matcher said = SAID.matcher(source(leaf));
                    assertThat(said.find())
                            .as("%s says its exit code", leaf.getName())
                            .isTrue();
                    assertThat(said.group(1)).isEqualTo(Integer.toString(code.number()));
                }));
    }

    @Test
    void codes_are_given_to_failures_that_exist() {
        assertThat(LEAVES).hasSameSizeAs(Causes.BY_LEAF.keySet());
    }

    @Test
    void the_worst_of_several_is_what_says_most_against_using_them() {
        assertThat(ExitCode.worst(Set.of(ExitCode.OK, ExitCode.UNCHECKED))).isEqualTo(ExitCode.UNCHECKED);
        assertThat(ExitCode.worst(Set.of(ExitCode.NETWORK, ExitCode.NOT_SIGNED)))
                .isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(ExitCode.worst(Set.of(ExitCode.NOT_SIGNED, ExitCode.EXPIRED)))
                .isEqualTo(ExitCode.EXPIRED);
        assertThat(ExitCode.worst(Set.of(ExitCode.EXPIRED, ExitCode.VERIFICATION_FAILED)))
                .isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(ExitCode.worst(Set.of(ExitCode.VERIFICATION_FAILED, ExitCode.USAGE)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(ExitCode.worst(Set.of())).isEqualTo(ExitCode.OK);
    }

    private static String source(JavaClass leaf) throws IOException {
        return Files.readString(Path.of("src/main/java", leaf.getName().replace('.', '/') + ".java"));
    }
}
