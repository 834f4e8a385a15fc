package dev.tributary.attribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Pure arithmetic: no other module, no Kafka, no threads, and mathematics that are the same on every machine. */
@AnalyzeClasses(packages = "dev.tributary.attribution", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNothingButTheLanguageAndJson = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.attribution..",
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.nio..",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule powersAreTheSameOnEveryMachine = noClasses()
            .should()
            .callMethod(Math.class, "pow", double.class, double.class)
            .orShould()
            .callMethod(Math.class, "exp", double.class)
            .orShould()
            .callMethod(Math.class, "log", double.class);

    @ArchTest
    static final ArchRule modelsDoNotKnowEachOther = slices().matching("dev.tributary.attribution.(ihc|rules|paths)..")
            .should()
            .notDependOnEachOther();
}
