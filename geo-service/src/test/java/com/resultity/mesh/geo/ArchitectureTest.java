package com.resultity.mesh.geo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.resultity.mesh.geo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "com.resultity.mesh.geo.zones..", "com.resultity.mesh.geo.labels..", "com.resultity.mesh.geo.locations.."
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
            .because("labels and locations must be testable and repeatable from plain values:"
                    + " convert records in the packages jobs, nodes and tables");

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
            .because("the same job must get the same label whenever it is looked at: take the moment as an argument");

    @ArchTest
    static final ArchRule NO_NAME_SERVICE = noClasses()
            .that()
            .doNotHaveSimpleName("AddressLiteral")
            .should()
            .callMethod(java.net.InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
            .because("a text from outside must not be resolved by a name service: use AddressLiteral.parse");
}
