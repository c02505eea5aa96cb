package com.resultity.mesh.sla;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.resultity.mesh.sla", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String[] CORE = {"..sla.ledger..", "..sla.measure..", "..sla.judge..", "..sla.usage"};

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.micronaut..",
                    "com.resultity.mesh.schemas..",
                    "com.resultity.mesh.sla.rows..",
                    "com.resultity.mesh.sla.flow..",
                    "com.resultity.mesh.sla.usage.flow..")
            .because("what is measured, judged and paid is a pure function: convert records in the flow packages");

    @ArchTest
    static final ArchRule CORE_ASKS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("the same records must give the same figures: take now as an argument");
}
