package dev.tributary.ihc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Client and server share the wire and nothing else; Kafka stays with the worker. */
@AnalyzeClasses(packages = "dev.tributary.ihc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.tributary.ihc.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule clientAndServerDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..ihc.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ihc.server..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..ihc.worker..");

    @ArchTest
    static final ArchRule onlyTheWorkerKnowsKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.ihc", "..ihc.wire..", "..ihc.client..", "..ihc.server..", "..ihc.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
