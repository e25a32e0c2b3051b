package nighttalk.query;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import nighttalk.query.projection.Projection;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "nighttalk.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule a_fold_knows_events_and_rows_and_nothing_else = classes()
            .that()
            .implement(Projection.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "nighttalk.event..", "nighttalk.query..")
            .because("the same fold runs live and in bulk");

    @ArchTest
    static final ArchRule a_fold_touches_no_framework_no_database_and_no_http = noClasses()
            .that()
            .implement(Projection.class)
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..", "org.axonframework..");

    @ArchTest
    static final ArchRule what_is_sealed_can_be_checked_without_a_framework_and_a_database = noClasses()
            .that()
            .resideInAnyPackage("nighttalk.query.seal.tree", "nighttalk.query.seal.note")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..");

    @ArchTest
    static final ArchRule the_sides_do_not_know_each_other =
            noClasses().should().dependOnClassesThat().resideInAPackage("nighttalk.command..");

    @ArchTest
    static final ArchRule no_entity_leaves_a_controller = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should()
            .haveRawReturnType(annotatedWith(Entity.class));
}
