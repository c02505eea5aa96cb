package com.resultity.mesh.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "com.resultity.mesh.router", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DECIDE = "com.resultity.mesh.router.decide..";
    private static final String FLEET = "com.resultity.mesh.router.fleet..";
    private static final String PLACE = "com.resultity.mesh.router.place..";

    @ArchTest
    static final ArchRule PURE_CORE = classes()
            .that()
            .resideInAPackage(DECIDE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.resultity.mesh.access..", DECIDE)
            .because("a decision must be testable and repeatable from plain values:"
                    + " convert records, and carry out effects, in the package place");

    @ArchTest
    static final ArchRule NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage(DECIDE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(Math.class, "random")
            .because("the same log must lead to the same decisions whenever it is read:"
                    + " take the time as an argument, and let ids decide where nothing else does");

    @ArchTest
    static final ArchRule ONE_WAY = slices().matching("com.resultity.mesh.router.(**)")
            .should()
            .beFreeOfCycles()
            .because(
                    "folders show how a decision comes about: what two packages need of each other belongs into the lower"
                            + " one, or is put together in a package above both");

    @ArchTest
    static final ArchRule FLEET_APART_FROM_PLACE = noClasses()
            .that()
            .resideInAPackage(FLEET)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PLACE)
            .because("they are two applications that meet on topics alone: what one has to tell the other is a record");

    @ArchTest
    static final ArchRule PLACE_APART_FROM_FLEET = noClasses()
            .that()
            .resideInAPackage(PLACE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FLEET)
            .because("they are two applications that meet on topics alone: what one has to tell the other is a record");
}
