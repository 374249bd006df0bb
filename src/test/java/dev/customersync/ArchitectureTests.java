package dev.customersync;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Data goes one way, left to right, and each room knows only those that it needs. */
class ArchitectureTests {
    private static final String ROOT = "dev.customersync.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.customersync");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "record   | -",
                "problem  | -",
                "source   | record problem database",
                "mapping  | record problem source",
                "state    | record database",
                "decision | record problem source state",
                "http     | problem",
                "target   | record problem http",
                "outcome  | record problem source http database",
                "progress | -",
                "plan     | record problem source decision outcome run",
                "missing  | record problem source outcome",
                "database | problem",
                "run      | problem",
                "push     | record problem source decision target http state outcome run database",
                "report   | record problem source http outcome run",
                "job      | record problem source mapping state decision http target outcome push missing plan run report database progress",
                "log      | problem run",
                "monitor  | record problem http outcome run report",
                "reconcile | record problem source mapping state decision http target run report progress",
                "cli      | record problem source mapping database target http outcome missing plan run report job reconcile log monitor sandbox progress",
                "sandbox  | -",
            })
    void aPackageKnowsOnlyItsNeighbours(String name, String known) {
        String[] allowed = Stream.concat(Stream.of(name), known == null ? Stream.of() : Arrays.stream(known.split(" ")))
                .map(each -> ROOT + each + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                "dev.customersync..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(allowed))));
        rule.check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("dev.customersync.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void decidingAndMappingNeedNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "record..", ROOT + "decision..", ROOT + "mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void nobodyButItsOwnPackageKnowsAPlatform(String platform) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "target." + platform + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "target." + platform + "..")
                .check(CLASSES);
        // The sandbox's own options and its list of platforms are where its platforms are put together.
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "sandbox." + platform + "..", ROOT + "sandbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "sandbox." + platform + "..")
                .check(CLASSES);
    }

    /** Dependencies are not all: a name in a text ties the product to a platform, too. */
    @ParameterizedTest
    @MethodSource("platforms")
    void nobodyElseMentionsAPlatform(String platform) throws IOException {
        Path sources = Path.of("src/main/java/dev/customersync");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> mentioning = files.filter(Files::isRegularFile)
                    .filter(file -> !sources.relativize(file).startsWith("target/" + platform))
                    .filter(file -> !sources.relativize(file).startsWith("sandbox"))
                    .filter(file -> read(file).toLowerCase(Locale.ROOT).contains(platform))
                    .toList();
            assertThat(mentioning).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> platforms() {
        String target = ROOT + "target.";
        List<String> platforms = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(target))
                .map(name -> name.substring(target.length()))
                .distinct()
                .sorted()
                .toList();
        assertThat(platforms).contains("ecwid", "wizcommerce");
        return platforms.stream();
    }

    /** What is not in the lists would be passed over. */
    @ParameterizedTest
    @ValueSource(classes = {Configuration.class, ConfigurationProperties.class})
    void whatSpringIsToFindIsListed(Class<? extends Annotation> annotation) {
        List<String> listed =
                ImportCandidates.load(annotation, getClass().getClassLoader()).getCandidates();

        assertThat(CLASSES.that(annotatedWith(annotation)).stream().map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessItSaysSo() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES);
    }
}
