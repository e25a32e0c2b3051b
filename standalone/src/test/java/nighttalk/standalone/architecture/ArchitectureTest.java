package nighttalk.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import nighttalk.command.dispatch.Command;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The map of the modules, held. */
@AnalyzeClasses(packages = "nighttalk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What people and rules are about: aggregates, their commands, and the values and rules beside them. */
    private static final DescribedPredicate<JavaClass> DECIDES_OR_EVOLVES = describe(
            "aggregates and commands",
            type -> type.isAssignableTo(Command.class)
                    || type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(EventSourcingHandler.class)));

    @ArchTest
    static final ArchRule the_published_language_depends_on_nobody_of_ours = noClasses()
            .that()
            .resideInAPackage("nighttalk.event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "nighttalk.platform..", "nighttalk.command..", "nighttalk.query..", "org.springframework..");

    @ArchTest
    static final ArchRule the_command_side_does_not_know_the_query_side = noClasses()
            .that()
            .resideInAPackage("nighttalk.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nighttalk.query..");

    @ArchTest
    static final ArchRule the_query_side_does_not_know_the_command_side = noClasses()
            .that()
            .resideInAPackage("nighttalk.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nighttalk.command..");

    @ArchTest
    static final ArchRule the_platform_knows_neither_side = noClasses()
            .that()
            .resideInAPackage("nighttalk.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("nighttalk.command..", "nighttalk.query..", "nighttalk.standalone..");

    @ArchTest
    static final ArchRule what_decides_knows_no_framework_but_axon_and_no_technology = noClasses()
            .that(DECIDES_OR_EVOLVES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "java.io..", "java.net..");

    @ArchTest
    static final ArchRule what_decides_looks_at_no_clock = noClasses()
            .that(DECIDES_OR_EVOLVES)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class);

    @ArchTest
    static final ArchRule decisions_are_called_decide = noMethods()
            .that()
            .areAnnotatedWith(CommandHandler.class)
            .and()
            .areDeclaredInClassesThat(DECIDES_OR_EVOLVES)
            .should()
            .haveNameNotMatching("decide");

    @ArchTest
    static final ArchRule aggregates_are_nobody_s_but_their_package_s = classes()
            .that(describe(
                    "aggregates",
                    type -> type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(EventSourcingHandler.class))))
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule endpoints_are_nobody_s_but_their_package_s = classes()
            .that()
            .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
            .should()
            .bePackagePrivate();
}
