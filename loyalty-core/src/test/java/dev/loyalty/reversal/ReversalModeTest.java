package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Fate;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversalModeTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final String BONUS = "earn.points( $order, policy.bonus ).whileAtLeast( policy.least )";
    private static final String SET = "earn.points( $order, policy.bonus ).whileAllOf( policy.set )";

    private static String definition(String mode) {
        String numbers = with(
                with(with(DEFINITION, "bonus", "integer", "50"), "least", "money", "100.00"),
                "set",
                "text-list",
                "[TENT, outdoor/bags]");
        return with(numbers, "some", "decimal", "0.4") + "switches: { returns: " + mode + " }\n";
    }

    private static Texts.Account account(String mode, String... rules) {
        return new Texts.Account(loyalty(definition(mode), rules));
    }

    @ParameterizedTest
    @CsvSource({"by-line, 20", "re-judged, 20", "proportional, 35"})
    @DisplayName("EC-F4: of 70 points, the line that brought 20 takes 20 back, or its half of the value 35")
    void takesBackByLineOrByValue(String mode, long reversed) {
        Texts.Account account = account(
                mode,
                rule("A", "$line : Line( sku == \"A\" )", "earn.points( $line, policy.points ).per( policy.pound )"),
                rule("B", "$line : Line( sku == \"B\" )", "earn.points( $line, policy.some ).per( policy.pound )"));
        EarningDecision decision = account.earn(order("o1", "50.00", "50.00"));
        assertThat(decision.awarded("points")).isEqualTo(70);

        assertThat(account.reverse("r1", LATER, decision, "2", 1).reversed("points"))
                .isEqualTo(reversed);
    }

    @ParameterizedTest
    @CsvSource({"proportional, 90", "by-line, 60", "re-judged, 110"})
    @DisplayName("EC-F5: of 100 points and a bonus of 50 from 100.00 on, a return of 60.00 takes 90, 60 or 110")
    void takesTheBonusOfAThreshold(String mode, long reversed) {
        Texts.Account account = account(mode, ONE_PER_POUND, forOrder("Bonus", BONUS));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        assertThat(decision.awarded("points")).isEqualTo(150);

        ReversalDecision reversal = account.reverse("r1", LATER, decision, "1", 1);

        assertThat(reversal.reversed("points")).isEqualTo(reversed);
        assertThat(reversal.mode()).isEqualTo(decision.reversalMode());
        account.reverseRest("r2", LATER, decision, reversal);
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-F5: a stored receipt is judged again without any rules")
    void judgesAgainFromAStoredReceipt() {
        EarningDecision decision = ReceiptJson.read(
                ReceiptJson.write(account("re-judged", ONE_PER_POUND, forOrder("Bonus", BONUS))
                        .earn(order("o1", "60.00", "40.00"))),
                EarningDecision.class);

        ReversalDecision reversal = Loyalty.create()
                .reverse(ReversalRequest.ofLine(
                        "r1",
                        LATER,
                        decision,
                        List.of(),
                        "1",
                        1,
                        LedgerSnapshot.empty("m1").plus(decision.booking())))
                .orThrow();

        assertThat(reversal.awards())
                .filteredOn(award -> award.rule().equals("Bonus"))
                .singleElement()
                .satisfies(award -> {
                    assertThat(award.units()).isEqualTo(50);
                    assertThat(award.broken()).singleElement().satisfies(broken -> {
                        assertThat(broken.left()).isEqualTo(Fraction.of(40));
                        assertThat(broken.text()).isEqualTo("at least 100.00, and there is 40.00");
                    });
                });
    }

    @Test
    @DisplayName("EC-F5: a bonus whose threshold is still reached stays whole, and goes altogether at once")
    void keepsABonusWhoseThresholdIsStillReached() {
        Texts.Account account = account("re-judged", forOrder("Bonus", BONUS));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00", "60.00"));

        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second =
                account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("0.01"), null), first);

        assertThat(first.reversed("points")).isZero();
        assertThat(second.reversed("points")).isEqualTo(50);
        assertThat(account.reverseRest("r3", LATER, decision, first, second).reversed("points"))
                .isZero();
    }

    @Test
    void aFixedAmountThatSaysNothingGoesBackByValue() {
        Texts.Account account = account("re-judged", forOrder("Bonus", "earn.points( $order, policy.bonus )"));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));

        assertThat(account.reverse("r1", LATER, decision, "1", 1).reversed("points"))
                .isEqualTo(30);
    }

    @Test
    void aLineIsJudgedByItsOwnAmount() {
        Texts.Account account = account(
                "re-judged", forLines("Bonus", "earn.points( $line, policy.bonus ).whileAtLeast( policy.least )"));
        Order order = Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("150.00")).quantity(3).build(), Line.of("2", "B", gbp("99.99"))));
        EarningDecision decision = account.earn(order);
        assertThat(decision.awarded("points")).isEqualTo(50);
        assertThat(Texts.settled(decision, "Bonus", "2").fate()).isEqualTo(Fate.UNMET);

        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", LATER, decision, "1", 1, first);

        assertThat(first.reversed("points")).isZero();
        assertThat(second.reversed("points")).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 50", "3, 50", "4, 0"})
    void aBundleIsKeptAsLongAsSomethingOfEachPartIs(String line, long reversed) {
        Texts.Account account = account("re-judged", forOrder("Set", SET));
        Order order = Order.of(
                "o1",
                NOON,
                List.of(
                        Line.builder("1", "TENT", gbp("80.00")).quantity(2).build(),
                        Line.builder("2", "B1", gbp("20.00"))
                                .category("outdoor/bags/small")
                                .build(),
                        Line.builder("3", "B2", gbp("20.00"))
                                .category("outdoor/bags")
                                .build(),
                        Line.of("4", "MUG", gbp("9.00"))));
        EarningDecision decision = account.earn(order);
        assertThat(decision.awarded("points")).isEqualTo(50);

        ReversalDecision first = account.reverse("r1", LATER, decision, "2", 1);
        if (line.equals("2")) {
            // One of the two bags is enough; with the other one the bundle is gone.
            assertThat(first.reversed("points")).isZero();
            assertThat(account.reverse("r2", LATER, decision, "3", 1, first).reversed("points"))
                    .isEqualTo(reversed);
        } else {
            assertThat(account.reverse("r2", LATER, decision, line, 1, first).reversed("points"))
                    .isEqualTo(reversed);
        }
    }

    @Test
    void aBundleOfLinesThatTheRuleFound() {
        Texts.Account account = account(
                "re-judged",
                rule(
                        "Two of a kind",
                        "$order : Order()\n    $a : Line( sku == \"A\" )\n    $b : Line( sku == \"B\" )",
                        "earn.points( $order, policy.bonus ).whileAllOf( $a, $b )"));
        EarningDecision decision = account.earn(order("o1", "10.00", "10.00", "80.00"));

        ReversalDecision other = account.reverse("r1", LATER, decision, "3", 1);
        ReversalDecision part = account.reverse("r2", LATER, decision, "2", 1, other);

        assertThat(other.reversed("points")).isZero();
        assertThat(part.reversed("points")).isEqualTo(50);
        assertThat(part.awards().get(0).broken().get(0).text()).isEqualTo("all of the lines 1, 2, and 2 is missing");
    }

    @Test
    void isNotGrantedIfItIsNotTrueToBeginWith() {
        Texts.Account account = account("re-judged", forOrder("Bonus", BONUS), forOrder("Set", SET));

        EarningDecision decision = account.earn(order("o1", "99.99"));

        assertThat(decision.awards()).isEmpty();
        assertThat(Texts.settled(decision, "Bonus").fate()).isEqualTo(Fate.UNMET);
        assertThat(decision.explanation().text())
                .contains("only for at least 100.00, and there is 99.99")
                .contains("only for all of TENT, outdoor/bags, and TENT, outdoor/bags is missing");
    }

    @Test
    void refusesWhatCannotStay() {
        String look = "$look : Moment()";
        assertThatThrownBy(() -> account(
                                "re-judged",
                                forOrder(
                                        "Bonus",
                                        "earn.points( $order, policy.bonus ).whileAtLeast( $order.getTotal().subtract( $order.getTotal() ) )"))
                        .earn(order("o1", "10.00")))
                .isInstanceOf(PolicyFailedException.class)
                .hasStackTraceContaining("at least 0 is always true. Maybe");
        assertThat(Fixture.faults(
                        definition("re-judged"),
                        rule("Look", look, "earn.points( $look, policy.bonus ).whileAtLeast( policy.least )")))
                .singleElement()
                .asString()
                .contains("unfit-word", "a moment has no money and no lines");
    }

    @ParameterizedTest
    @CsvSource({"shared, 17", "order, 20"})
    @DisplayName("EC-F16: of 50 + 20 less a coupon of 10, the item of 20 takes back 17 of 60 or 20 of 70")
    void followsTheMoneyGivenBack(String discounts, long reversed) {
        Texts.Account account = new Texts.Account(
                loyalty(DEFINITION + "switches: { discounts: " + discounts + " }\n", forLines("Base", Texts.PER_LINE)));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(
                        Line.of("1", "A", gbp("50.00")),
                        Line.of("2", "B", gbp("20.00")),
                        Line.builder("3", "COUPON", gbp("-10.00"))
                                .kind(LineKind.DISCOUNT)
                                .build())));

        assertThat(account.reverse("r1", LATER, decision, "2", 1).reversed("points"))
                .isEqualTo(reversed);
    }

    @Test
    void theDefaultIsToJudgeAgain() {
        EarningDecision decision = Fixture.earn(loyalty(DEFINITION, ONE_PER_POUND), order("o1", "10.00"));

        assertThat(decision.reversalMode()).isEqualTo(ReversalMode.RE_JUDGED);
    }
}
