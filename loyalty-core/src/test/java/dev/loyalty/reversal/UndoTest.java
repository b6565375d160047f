package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final Instant MUCH_LATER = NOON.plusSeconds(40 * 86_400);
    private static final LotId POINTS_OF_O1 = new LotId("o1", "points", 1);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private static WhatCameBack undo(String reversal) {
        return new WhatCameBack.Undo(reversal);
    }

    private static Texts.Account account(String terms, String mode) {
        return new Texts.Account(loyalty(
                DEFINITION.replace("unit: points", "unit: points" + terms)
                        + "limits: { cap: { per: member, period: day, at-most: 100 points } }\n"
                        + "switches: { clawback: " + mode + " }\n",
                ONE_PER_POUND.replace(";\nend", ".limitedBy( \"cap\" );\nend")));
    }

    @Test
    @DisplayName("EC-F20: a chargeback that was won gives everything back, with the dates and limits it had")
    void givesBackWhatAChargebackTook() {
        Texts.Account account = account(", pending: 14 days, expires: 12 months", "unlimited");
        EarningDecision decision = account.earn(order("o1", "120.00"));
        LedgerSnapshot before = account.ledger();

        ReversalDecision chargeback = account.reverse("chargeback", LATER, decision, ALL);
        ReversalDecision won = account.reverse("won", MUCH_LATER, decision, undo("chargeback"), chargeback);

        assertThat(won.reversed("points")).isEqualTo(-100);
        assertThat(won.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, -100, 0, 0, 0));
        assertThat(account.ledger().lots()).isEqualTo(before.lots());
        assertThat(account.ledger().used()).isEqualTo(before.used());
        assertThat(won.returned()).hasToString("{1=-1}");
        assertThat(won.uncounted()).containsExactly(entry("1", gbp("-120.00")));
        assertThat(ReceiptJson.read(ReceiptJson.write(won))).isEqualTo(won);
        assertThat(won.explanation().text()).isEqualTo("""
                Undone chargeback for won of o1
                  One point per pound
                    of 100, what the lines that came back brought                      0
                    went back before                                                -100
                  = points                                                          -100
                  note: points: 100 given back to lots
                """);
        assertThat(account.reverse("r2", MUCH_LATER, decision, ALL, chargeback, won)
                        .reversed("points"))
                .isEqualTo(100);
    }

    @Test
    @DisplayName("EC-F20: a reversal is undone once, however often and under whatever id that is sent")
    void undoesOnce() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "50.00"));
        ReversalDecision chargeback = account.reverse("chargeback", LATER, decision, ALL);
        ReversalDecision won = account.reverse("won", MUCH_LATER, decision, undo("chargeback"), chargeback);

        assertThat(List.of("won", "won-again"))
                .allSatisfy(id -> assertThat(Loyalty.create()
                                .reverse(ReversalRequest.undo(
                                        id,
                                        MUCH_LATER,
                                        decision,
                                        List.of(chargeback, won),
                                        "chargeback",
                                        account.ledger())))
                        .isSameAs(won));
        assertThatThrownBy(() -> account.reverse("x", MUCH_LATER, decision, undo("won"), chargeback, won))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("undid another one itself. Maybe");
        assertThatThrownBy(() -> account.reverse("x", MUCH_LATER, decision, undo("unknown"), chargeback, won))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"unknown\" of o1 is not among the earlier ones, which are [chargeback, won]");
    }

    @ParameterizedTest
    @CsvSource({"unlimited, -20, 0, -80", "within-balance, -20, -80, 0"})
    @DisplayName("EC-F20: what was spent is not owed any more, and what was not taken is not given")
    void forgivesWhatWasOwed(String mode, long taken, long notTaken, long owed) {
        Texts.Account account = account("", mode);
        EarningDecision decision = account.earn(order("o1", "100.00"));
        account.spend("points", 80);
        ReversalDecision chargeback = account.reverse("chargeback", LATER, decision, ALL);

        ReversalDecision won = account.reverse("won", MUCH_LATER, decision, undo("chargeback"), chargeback);

        assertThat(won.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, taken, 0, notTaken, owed));
        assertThat(account.ledger().debt("points")).isZero();
        assertThat(account.ledger().balance("points", MUCH_LATER).active()).isEqualTo(20);
    }

    @Test
    @DisplayName("EC-F20: what was owed and is repaid by now comes back with the dates of the order")
    void givesBackWhatWasRepaid() {
        Texts.Account account = account(", expires: 12 months", "unlimited");
        EarningDecision decision = account.earn(order("o1", "100.00"));
        account.spend("points", 80);
        ReversalDecision chargeback = account.reverse("chargeback", LATER, decision, ALL);
        account.earn(order("o2", LATER, "90.00"));
        assertThat(account.ledger().balance("points", LATER).active()).isEqualTo(10);

        account.reverse("won", MUCH_LATER, decision, undo("chargeback"), chargeback);

        assertThat(account.ledger().debt("points")).isZero();
        assertThat(account.ledger().lots()).extracting(Lot::left).containsExactly(100L, 10L);
        assertThat(account.total()).isEqualTo(110);
    }

    @Test
    @DisplayName("EC-F20: units whose time has run out come back expired")
    void givesBackExpiredUnitsExpired() {
        Texts.Account account = account(", expires: 30 days", "unlimited");
        EarningDecision decision = account.earn(order("o1", "50.00"));
        ReversalDecision chargeback = account.reverse("chargeback", LATER, decision, ALL);

        ReversalDecision won = account.reverse("won", MUCH_LATER, decision, undo("chargeback"), chargeback);

        assertThat(won.reversed("points")).isEqualTo(-50);
        assertThat(account.ledger().balance("points", MUCH_LATER).total()).isZero();
        assertThat(account.ledger().lots()).extracting(Lot::expired).containsExactly(50L);
    }

    @Test
    @DisplayName("EC-F20: of two returns one is undone, and a bonus comes back only if it holds again")
    void judgesAgainWhatIsUndone() {
        String numbers = with(with(DEFINITION, "bonus", "integer", "50"), "least", "money", "100.00");
        Texts.Account account = new Texts.Account(loyalty(
                numbers,
                ONE_PER_POUND,
                forOrder("Bonus", "earn.points( $order, policy.bonus ).whileAtLeast( policy.least )")));
        EarningDecision decision = account.earn(order("o1", "60.00", "50.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", LATER, decision, "3", 1, first);
        assertThat(first.reversed("points")).isEqualTo(110);
        assertThat(second.reversed("points")).isEqualTo(40);

        ReversalDecision undone = account.reverse("u1", MUCH_LATER, decision, undo("r1"), first, second);

        assertThat(undone.reversed("points")).isEqualTo(-110);
        assertThat(account.total()).isEqualTo(200 - 40);
    }
}
