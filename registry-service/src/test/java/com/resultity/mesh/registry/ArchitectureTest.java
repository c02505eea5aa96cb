package com.resultity.mesh.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.resultity.mesh.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "com.resultity.mesh.registry.authority..",
        "com.resultity.mesh.registry.change..",
        "com.resultity.mesh.registry.command..",
        "com.resultity.mesh.registry.lifecycle..",
        "com.resultity.mesh.registry.definition..",
        "com.resultity.mesh.registry.manifest..",
        "com.resultity.mesh.registry.membership..",
        "com.resultity.mesh.registry.state.."
    };

    @ArchTest
    static final ArchRule PURE_CORE = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.micronaut..",
                    "com.resultity.mesh.schemas..",
                    "com.resultity.mesh.wire..",
                    "com.resultity.mesh.topics..")
            .because("what belongs where must be decided from plain values:"
                    + " convert records in the package log, and JSON in the package api");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .because(
                    "the same facts must lead to the same judgement whenever it is made: take the time as an argument");

    @ArchTest
    static final ArchRule ONE_WAY_TO_THE_LOG = noClasses()
            .that()
            .resideOutsideOfPackage("com.resultity.mesh.registry.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients..", "com.resultity.mesh.schemas..")
            .because("whoever writes or reads the topics beside the registrar and LogFeed breaks the single writer:"
                    + " say what is asked as a Command, and what is to be written as a Fact");
}
