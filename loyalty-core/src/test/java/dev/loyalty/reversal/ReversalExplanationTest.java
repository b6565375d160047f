package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Fraction;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReversalExplanationTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final String NUMBERS = with(with(DEFINITION, "bonus", "integer", "50"), "least", "money", "100.00");

    @Test
    void saysWhatCameBackWhatBrokeAndWhereItCameFrom() {
        Texts.Account account = new Texts.Account(loyalty(
                NUMBERS,
                forOrder("A point for each pound", PER_ORDER),
                forOrder("Bonus", "earn.points( $order, policy.bonus ).whileAtLeast( policy.least )")));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second =
                account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("2.50"), null), first);

        assertThat(first.explanation().text()).isEqualTo("""
                Reversed for r1 of o1
                  A point for each pound
                    of 100, what the lines that came back brought                     60
                  Bonus
                    of 50, what the lines that came back brought                       0
                    only while at least 100.00, and there is 40.00                    50
                  = points                                                           110
                  note: points: 110 taken from lots
                """);
        assertThat(second.explanation().text()).isEqualTo("""
                Reversed for r2 of o1
                  A point for each pound
                    of 100, what the lines that came back brought                   62.5
                    rounded toward zero for the lot                                 -0.5
                    went back before                                                 -60
                  = points                                                             2
                  note: points: 2 taken from lots
                """);
        assertThat(ReceiptJson.read(ReceiptJson.write(second), ReversalDecision.class)
                        .explanation())
                .isEqualTo(second.explanation());
    }

    @Test
    @DisplayName("EC-F14: a coupon that was used is not owed, and is named")
    void namesWhatCannotBeUndone() {
        Texts.Account account = new Texts.Account(loyalty(
                NUMBERS.replace("unit: points }\n", "unit: points }\n  coupons: { unit: items }\n"),
                forOrder("Coupon", "earn.items( $order, policy.bonus )"),
                forOrder("Base", PER_ORDER)));
        EarningDecision decision = account.earn(order("o1", "60.00"));
        account.spend("coupons", 20);
        account.spend("points", 20);

        ReversalDecision reversal = account.reverseRest("r1", LATER, decision);

        assertThat(reversal.notUndone()).containsExactly(new NotUndone("coupons", 20, NotUndone.Reason.SPENT));
        assertThat(reversal.recoveries())
                .containsExactly(
                        new Recovery(new LotId("o1", "coupons", 1), 30, 0, 20, 0),
                        new Recovery(new LotId("o1", "points", 1), 40, 0, 0, 20));
        assertThat(account.total("coupons", LATER)).isZero();
        assertThat(account.total("points", LATER)).isEqualTo(-20);
        assertThat(reversal.explanation().text())
                .contains("note: coupons: 30 taken from lots, 20 spent and not taken")
                .contains("note: points: 40 taken from lots, 20 spent and now owed");
    }

    @Test
    void stepsOfAnAccountSumToWhatWasUndone() {
        Texts.Account account = new Texts.Account(loyalty(NUMBERS, forOrder("Base", PER_ORDER)));
        EarningDecision decision = account.earn(order("o1", "33.33", "66.66"));

        ReversalDecision reversal = account.reverse("r1", LATER, decision, "1", 1);

        assertThat(reversal.explanation().sum("points")).isEqualTo(Fraction.of(reversal.reversed("points")));
        assertThat(reversal.explanation().steps()).extracting(Step::kind).containsExactly(StepKind.CAME_BACK);
    }
}
