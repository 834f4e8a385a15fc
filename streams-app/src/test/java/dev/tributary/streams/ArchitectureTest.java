package dev.tributary.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tributary.streams.facts.FactModel;

/** The boundaries that keep the flow readable. */
@AnalyzeClasses(packages = "dev.tributary.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainsDoNotKnowEachOther = slices().matching(
                    "dev.tributary.streams.(campaigns|growth|attribution|vouchers|commerce)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule sharedFactsOfUsersKnowNoDomain = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.streams.users..", "dev.tributary.streams.entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.streams.campaigns..",
                    "dev.tributary.streams.growth..",
                    "dev.tributary.streams.attribution..",
                    "dev.tributary.streams.vouchers..",
                    "dev.tributary.streams.commerce..");

    @ArchTest
    static final ArchRule keptStateKnowsNoKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.streams.users..", "dev.tributary.streams.entity..")
            .or()
            .resideInAnyPackage("dev.tributary.streams.growth..", "dev.tributary.streams.commerce..")
            .and()
            .haveSimpleNameNotEndingWith("Processor")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule arithmeticKnowsNoKafka = noClasses()
            .that()
            .implement(FactModel.class)
            .or()
            .haveSimpleNameStartingWith("Sums")
            .or()
            .haveSimpleNameStartingWith("Row")
            .or()
            .haveSimpleName("Deltas")
            .or()
            .haveSimpleName("FactMemory")
            .or()
            .haveSimpleName("PartialMerge")
            .or()
            .haveSimpleName("RollupScan")
            .and()
            .resideOutsideOfPackage("dev.tributary.streams")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyTheCommitHookUsesInternals = noClasses()
            .that()
            .doNotHaveSimpleName("CommitHookedStore")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams.processor.internals..", "org.apache.kafka.streams.state.internals..");

    @ArchTest
    static final ArchRule onlyTheOwnerHoldsKafkaStreams = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.tributary.streams", "dev.tributary.streams.query", "dev.tributary.streams.health")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.streams.KafkaStreams");
}
