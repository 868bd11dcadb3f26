package dev.contenttrust;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the house to its plan: who may know whom, and where each library may be seen. */
class ArchitectureTest {
    private static final String ROOT = "dev.contenttrust";

    private static final String PICTURE = """

            The house: each package knows only floors below its own (docs/architecture.md)

                7  cli
                6  report
                5  pull  scan  lint  audit  mirror  migrate
                4  trusted
                3  notary  vulndb
                2  updater  registry
                1  tuf  image  transport
                0  crypto  json  sqlite
                .  (root)
            """;

    /** From the top. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("report"),
            List.of("pull", "scan", "lint", "audit", "mirror", "migrate"),
            List.of("trusted"),
            List.of("notary", "vulndb"),
            List.of("updater", "registry"),
            List.of("tuf", "image", "transport"),
            List.of("crypto", "json", "sqlite"));

    /** Which rooms may see a library, by its package. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.bouncycastle..", List.of("crypto")),
            Map.entry("com.nimbusds..", List.of("transport")),
            Map.entry("okhttp3..", List.of("transport")),
            Map.entry("okio..", List.of("transport")),
            Map.entry("com.fasterxml.jackson..", List.of("json", "report")),
            Map.entry("org.apache.commons.compress..", List.of("image")),
            Map.entry("picocli..", List.of("cli")),
            Map.entry("com.github.luben.zstd..", List.of("image")),
            Map.entry("java.sql..", List.of("sqlite", "vulndb")),
            Map.entry("org.sqlite..", List.of("sqlite", "vulndb")),
            Map.entry("com.github.packageurl..", List.of("report", "vulndb", "scan")),
            Map.entry("us.springett..", List.of("vulndb")),
            Map.entry("org.cyclonedx..", List.of("report")),
            Map.entry("org.spdx..", List.of("report")),
            Map.entry("org.yaml..", List.of("lint")),
            Map.entry("org.apache.spark..", List.of("cli.spark")),
            Map.entry("scala..", List.of("cli.spark")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> each_package_knows_only_floors_below_its_own() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> notBelow = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            notBelow.addAll(floor);
            for (String room : floor) {
                String[] forbidden = notBelow.stream()
                        .filter(other -> !other.equals(room))
                        .map(other -> ROOT + "." + other + "..")
                        .toArray(String[]::new);
                tests.add(rule(
                        room,
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + "." + room + "..")
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(forbidden))));
            }
        }
        String[] everyRoom =
                notBelow.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
        tests.add(rule(
                "(root)",
                noClasses().that().resideInAPackage(ROOT).should().dependOnClassesThat(resideInAnyPackage(everyRoom))));
        return tests.stream();
    }

    @Test
    void every_package_has_its_floor() {
        List<String> known = FLOORS.stream().flatMap(List::stream).toList();
        check(classes().should(new ArchCondition<JavaClass>("live in a package of the plan") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String inner = item.getPackageName().substring(ROOT.length());
                String room = inner.isEmpty() ? "" : inner.substring(1).split("\\.", 2)[0];
                events.add(new SimpleConditionEvent(item, room.isEmpty() || known.contains(room), item.getName()));
            }
        }));
    }

    @Test
    void there_are_no_circles() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
    }

    @TestFactory
    Stream<DynamicTest> each_library_is_seen_in_its_rooms_only() {
        return LIBRARIES.entrySet().stream().map(entry -> {
            String[] rooms = entry.getValue().stream()
                    .map(room -> ROOT + "." + room + "..")
                    .toArray(String[]::new);
            return rule(
                    entry.getKey(),
                    noClasses()
                            .that()
                            .resideOutsideOfPackages(rooms)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(entry.getKey()));
        });
    }

    @Test
    void classes_are_final_sealed_or_abstract_or_interfaces() {
        check(classes()
                .that(new DescribedPredicate<JavaClass>("are not enums with bodies or anonymous") {
                    @Override
                    public boolean test(JavaClass item) {
                        return !item.isEnum()
                                && !item.isAnonymousClass()
                                && !item.getSuperclass()
                                        .filter(s -> s.toErasure().isEnum())
                                        .isPresent();
                    }
                })
                .should(new ArchCondition<JavaClass>("be final, abstract or interfaces") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean closed = item.getModifiers().contains(JavaModifier.FINAL)
                                || item.getModifiers().contains(JavaModifier.ABSTRACT)
                                || item.isInterface();
                        events.add(new SimpleConditionEvent(item, closed, item.getName() + " is open for extension"));
                    }
                }));
    }

    @Test
    void only_the_command_line_touches_standard_output_and_ends_the_process() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class));
    }

    private static DynamicTest rule(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> check(rule));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).as(rule.getDescription() + PICTURE).check(HOUSE);
    }
}
