package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzing of the long run begins with, and what it once found, as plain tests: no agent, no mutation. */
class SeedsTest {
    private static final Path CLASSES = Path.of("src/test/java");
    private static final Path SEEDS = Path.of("src/test/resources");

    @TestFactory
    Stream<DynamicTest> every_seed_of_every_fuzz_test_passes() {
        List<DynamicTest> tests = classes().flatMap(SeedsTest::seedsOf).toList();
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private static Stream<Class<?>> classes() {
        return walk(CLASSES)
                .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                .filter(name -> name.endsWith("FuzzTest.java"))
                .map(name -> load(name.substring(0, name.length() - ".java".length())));
    }

    private static Stream<DynamicTest> seedsOf(Class<?> type) {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.isAnnotationPresent(FuzzTest.class))
                .findFirst()
                .orElseThrow();
        Path seeds = SEEDS.resolve(type.getName().replace('.', '/') + "Inputs").resolve(method.getName());
        return walk(seeds)
                .map(seed -> DynamicTest.dynamicTest(
                        type.getSimpleName() + " " + seed.getFileName(),
                        () -> assertThatCode(() -> run(type, method, Files.readAllBytes(seed)))
                                .doesNotThrowAnyException()));
    }

    private static void run(Class<?> type, Method method, byte[] seed) throws Throwable {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        try {
            method.invoke(constructor.newInstance(), seed);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
