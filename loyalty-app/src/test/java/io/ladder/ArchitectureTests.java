package io.ladder;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What a compiler does not check. */
@AnalyzeClasses(packages = "io.ladder", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String WEB = "io.ladder.*.web..";
    private static final String PERSISTENCE = "io.ladder.*.persistence..";
    private static final String EXPRESSIONS = "io.ladder.expression..";
    private static final String SCHEDULES = "io.ladder.schedule..";
    private static final String SHARED_ADAPTERS = "io.ladder.shared.(web|persistence)..";
    private static final List<String> JACKSON_2 =
            List.of("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    private static final Pattern CORE_LOCATION =
            Pattern.compile("/loyalty-core(/target/classes/|-[^/]*\\.jar!/)");

    private static final Pattern SYSTEM_TIME =
            Pattern.compile(
                    "java\\.time\\..*\\.now\\(.*\\)"
                            + "|java\\.time\\.InstantSource\\.system\\(\\)"
                            + "|java\\.time\\.Clock\\.(system|tick).*"
                            + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)"
                            + "|java\\.util\\.Date\\.<init>\\(\\)");

    /** Told by where a class was built, so that a new package needs no new line here. */
    private static final DescribedPredicate<JavaClass> CORE =
            describe("classes of loyalty-core", ArchitectureTests::isOfCore);

    @ArchTest
    static final ArchRule coreKnowsOnlyTheJdkAndItself =
            classes()
                    .that(CORE)
                    .and(not(resideInAnyPackage(EXPRESSIONS, SCHEDULES)))
                    .should()
                    .onlyDependOnClassesThat(
                            CORE.or(
                                    resideInAnyPackage(
                                            "java..",
                                            "javax.crypto..",
                                            "org.jspecify.annotations..")));

    @ArchTest
    static final ArchRule theLanguageOfConditionsIsKnownInOnePlace =
            classes()
                    .that()
                    .resideInAPackage(EXPRESSIONS)
                    .should()
                    .onlyDependOnClassesThat(
                            CORE.or(
                                    resideInAnyPackage(
                                            "java..",
                                            "org.jspecify.annotations..",
                                            "dev.cel..",
                                            "com.google.common.collect..",
                                            "com.google.re2j..")));

    @ArchTest
    static final ArchRule theRulesOfCalendarsAreKnownInOnePlace =
            classes()
                    .that()
                    .resideInAPackage(SCHEDULES)
                    .should()
                    .onlyDependOnClassesThat(
                            CORE.or(
                                    resideInAnyPackage(
                                            "java..",
                                            "org.jspecify.annotations..",
                                            "org.dmfs.rfc5545..")));

    /** What all web packages share has to be seen from them, and lives in shared. */
    @ArchTest
    static final ArchRule adaptersAreHidden =
            classes()
                    .that()
                    .resideInAnyPackage(WEB, PERSISTENCE)
                    .and(not(resideInAPackage(SHARED_ADAPTERS)))
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .notBePublic();

    @ArchTest
    static final ArchRule timeIsInjected =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(ClockConfiguration.class)
                    .should()
                    .accessTargetWhere(asksTheSystemForTheTime());

    /** Statistics are the two places where a fraction is what is meant. */
    @ArchTest
    static final ArchRule pointsAndMoneyAreExact =
            fields().that()
                    .areDeclaredInClassesThat(
                            CORE.and(
                                    not(
                                            resideInAnyPackage(
                                                    "io.ladder.insight..", "io.ladder.survey.."))))
                    .should(notBeFloatingPoint());

    @ArchTest
    static final ArchRule namesSayWhatATypeIs =
            noClasses()
                    .that(not(generatedMapper()))
                    .should()
                    .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(liveInANullMarkedPackage());

    @ArchTest
    static final ArchRule jacksonIsTheThird =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(JACKSON_2.toArray(String[]::new));

    /** A rule about a package that no longer exists would hold for ever and say nothing. */
    @ArchTest
    static void everyPatternStillMatches(JavaClasses classes) throws ClassNotFoundException {
        for (String pattern : List.of(WEB, PERSISTENCE)) {
            assertThat(classes.that(resideInAPackage(pattern))).as(pattern).isNotEmpty();
        }
        assertThat(classes.that(CORE)).as("core").isNotEmpty();
        assertThat(Class.forName("com.fasterxml.jackson.databind.ObjectMapper"))
                .as("the older Jackson, which a dependency brings along")
                .isNotNull();
    }

    private static boolean isOfCore(JavaClass type) {
        return type.getBaseComponentType()
                .getSource()
                .map(source -> source.getUri().toString())
                .filter(location -> CORE_LOCATION.matcher(location).find())
                .isPresent();
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemForTheTime() {
        return describe(
                "asks the system for the time",
                access -> SYSTEM_TIME.matcher(access.getTarget().getFullName()).matches());
    }

    private static ArchCondition<JavaField> notBeFloatingPoint() {
        Set<String> inexact = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return new ArchCondition<>("not be a double or float") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean found =
                        field.getAllInvolvedRawTypes().stream()
                                .map(type -> type.getBaseComponentType().getName())
                                .anyMatch(inexact::contains);
                if (found) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    field, field.getFullName() + " is inexact"));
                }
            }
        };
    }

    /** MapStruct names what it generates, and gives it the visibility of the mapper. */
    private static DescribedPredicate<JavaClass> generatedMapper() {
        return describe(
                "generated mappers",
                type ->
                        type.getSimpleName().endsWith("MapperImpl")
                                && type.getAllRawInterfaces().stream()
                                        .anyMatch(mapper ->
                                                type.getName().equals(mapper.getName() + "Impl")));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .filter(information ->
                                        information.isAnnotatedWith(NullMarked.class))
                                .isPresent();
                if (!marked && !type.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getPackageName() + " has no @NullMarked package-info"));
                }
            }
        };
    }
}
