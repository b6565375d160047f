package dev.loyalty;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The walls between the packages, and what no calculation may do. */
@AnalyzeClasses(packages = "dev.loyalty", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String INTERNAL = "dev.loyalty.internal..";

    private static final Set<String> CLOCKS_AND_DICE =
            Set.of("now", "currentTimeMillis", "nanoTime", "random", "randomUUID", "systemDefault", "systemUTC");

    /** They stop rules and builds that take too long, and nothing of the clock gets into a decision. */
    private static final Set<String> CLOCK_WATCHERS =
            Set.of("dev.loyalty.internal.drools.Budget", "dev.loyalty.internal.drools.BuildClock");

    @ArchTest
    static final ArchRule onlyInternalDroolsKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.loyalty.internal.drools..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("Drools can then be replaced, and no host depends on it by accident");

    @ArchTest
    static final ArchRule noSignatureOfTheApiMentionsTheJsonLibrary = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(INTERNAL)
            .and()
            .arePublic()
            .should(notMention("com.fasterxml."))
            .because("hosts choose their own JSON library");

    @ArchTest
    static final ArchRule onlyItsAdapterKnowsJUnit = noClasses()
            .that()
            .resideOutsideOfPackage("dev.loyalty.scenario.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..", "dev.loyalty.scenario.junit..")
            .because("applications run without JUnit");

    @ArchTest
    static final ArchRule theModelKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.loyalty.model..")
            .should()
            .onlyDependOnClassesThat(inPackages("dev.loyalty.model"));

    @ArchTest
    static final ArchRule theLedgerKnowsOnlyTheModel = classes()
            .that()
            .resideInAPackage("dev.loyalty.ledger..")
            .should()
            .onlyDependOnClassesThat(inPackages("dev.loyalty.ledger", "dev.loyalty.model"));

    @ArchTest
    static final ArchRule factsKnowOnlyTheModel = classes()
            .that()
            .resideInAPackage("dev.loyalty.facts..")
            .should()
            .onlyDependOnClassesThat(inPackages("dev.loyalty.facts", "dev.loyalty.model"))
            .because("rules must not reach anything else through a fact");

    @ArchTest
    static final ArchRule reversalKnowsReceiptsAndNoCalculation = noClasses()
            .that()
            .resideInAPackage("dev.loyalty.reversal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.loyalty.earning..",
                    "dev.loyalty.referral..",
                    "dev.loyalty.policy..",
                    "dev.loyalty.internal.rules..")
            .because("a reversal is computed from the receipt, never from rules");

    @ArchTest
    static final ArchRule activationKnowsTheLedgerAndNoCalculation = classes()
            .that()
            .resideInAPackage("dev.loyalty.activation..")
            .should()
            .onlyDependOnClassesThat(inPackages(
                    "dev.loyalty.activation", "dev.loyalty.ledger", "dev.loyalty.model", "dev.loyalty.internal.json"))
            .because("an event makes active what waits for it, whatever the policy says by then");

    @ArchTest
    static final ArchRule bookkeepingKnowsAccountsAndNoCalculation = classes()
            .that()
            .resideInAPackage("dev.loyalty.bookkeeping..")
            .should()
            .onlyDependOnClassesThat(inPackages(
                    "dev.loyalty.bookkeeping",
                    "dev.loyalty.ledger",
                    "dev.loyalty.model",
                    "dev.loyalty.policy",
                    "dev.loyalty.policy.definition",
                    "dev.loyalty.internal.json",
                    "dev.loyalty.internal.text"))
            .because("no rules run when books are corrected");

    @ArchTest
    static final ArchRule earningDoesNotKnowReversal = noClasses()
            .that()
            .resideInAPackage("dev.loyalty.earning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.loyalty.activation..",
                    "dev.loyalty.bookkeeping..",
                    "dev.loyalty.reversal..",
                    "dev.loyalty.receipt..",
                    "dev.loyalty.scenario..");

    @ArchTest
    static final ArchRule tiersDoNotKnowOtherCalculations = noClasses()
            .that()
            .resideInAPackage("dev.loyalty.tier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.loyalty.earning..",
                    "dev.loyalty.redemption..",
                    "dev.loyalty.referral..",
                    "dev.loyalty.reversal..",
                    "dev.loyalty.receipt..",
                    "dev.loyalty.scenario..");

    @ArchTest
    static final ArchRule referralDoesNotKnowOtherCalculations = noClasses()
            .that()
            .resideInAPackage("dev.loyalty.referral..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.loyalty.earning..",
                    "dev.loyalty.redemption..",
                    "dev.loyalty.tier..",
                    "dev.loyalty.reversal..",
                    "dev.loyalty.receipt..",
                    "dev.loyalty.scenario..");

    @ArchTest
    static final ArchRule measuresKnowReceiptsAndNoCalculation = classes()
            .that()
            .resideInAPackage("dev.loyalty.measure..")
            .should()
            .onlyDependOnClassesThat(inPackages(
                    "dev.loyalty.measure", "dev.loyalty.ledger", "dev.loyalty.model", "dev.loyalty.policy.definition"))
            .because("every calculation may read measures");

    @ArchTest
    static final ArchRule nothingIsCountedInFloatingPoint =
            fields().should(notBeFloating()).because("binary fractions are not exact");

    @ArchTest
    static final ArchRule nothingLooksAtAClockOrRollsDice = noClasses()
            .that(describe("do not stop what takes too long", type -> !CLOCK_WATCHERS.contains(type.getName())))
            .should()
            .accessTargetWhere(describe(
                    "reads a clock, a random number or a default of the machine",
                    (JavaAccess<?> access) -> CLOCKS_AND_DICE.contains(access.getName())
                            && access.getTargetOwner().getName().startsWith("java.")))
            .because("the same request must give the same decision");

    @ArchTest
    static final ArchRule everyPackageSaysThatNothingIsNullUnlessItSaysSo = classes()
            .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            type,
                            type.getPackage().isAnnotatedWith(NullMarked.class),
                            type.getPackageName() + " is not @NullMarked"));
                }
            });

    private static DescribedPredicate<JavaClass> inPackages(String... packages) {
        return describe(
                "outside dev.loyalty or in " + String.join(", ", packages),
                type -> !type.getPackageName().startsWith("dev.loyalty")
                        || Stream.of(packages).anyMatch(type.getPackageName()::equals));
    }

    private static <T extends JavaCodeUnit> ArchCondition<T> notMention(String prefix) {
        return new ArchCondition<>("not mention " + prefix) {
            @Override
            public void check(T unit, ConditionEvents events) {
                Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                Stream.concat(
                                        unit.getRawParameterTypes().stream(),
                                        unit.getExceptionTypes().stream().map(JavaClass.class::cast)))
                        .filter(type -> type.getName().startsWith(prefix))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                unit, unit.getFullName() + " mentions " + type.getName())));
            }
        };
    }

    private static ArchCondition<JavaField> notBeFloating() {
        return new ArchCondition<>("not be float or double") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean floating = Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                        .contains(field.getRawType().getName());
                events.add(new SimpleConditionEvent(field, !floating, field.getFullName() + " is floating"));
            }
        };
    }
}
