package dev.tributary.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries that keep whoever knows one domain at home in all. */
@AnalyzeClasses(packages = "dev.tributary.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAINS = {
        "dev.tributary.api.campaigns..",
        "dev.tributary.api.growth..",
        "dev.tributary.api.attribution..",
        "dev.tributary.api.vouchers..",
        "dev.tributary.api.commerce.."
    };

    @ArchTest
    static final ArchRule domainsDoNotKnowEachOther = slices().matching(
                    "dev.tributary.api.(campaigns|growth|attribution|vouchers|commerce)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule whatDomainsShareKnowsNoDomain = noClasses()
            .that()
            .resideOutsideOfPackages(DOMAINS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOMAINS);

    @ArchTest
    static final ArchRule onlyWhatReadsTopicsKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.tributary.api.kafka..",
                    "dev.tributary.api.postgres..",
                    "dev.tributary.api.live..",
                    "dev.tributary.api.deadletters..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nothingRunsStreams = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..", "dev.tributary.streams..");
}
