package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.reversal.Recovery.StandIn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the units of returns come from, and where those of undone returns go. */
class RecoveryTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final Instant MUCH_LATER = NOON.plusSeconds(40 * 86_400);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private static Texts.Account account(String terms, String mode) {
        return new Texts.Account(loyalty(
                DEFINITION.replace("unit: points", "unit: points" + terms) + "switches: { clawback: " + mode + " }\n",
                ONE_PER_POUND));
    }

    private static LotId lot(String order) {
        return new LotId(order, "points", 1);
    }

    @Test
    @DisplayName("EC-F10, EC-F20: other lots stand in for spent units, and get them back")
    void otherLotsStandIn() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "100.00"));
        account.spend("points", 80);
        account.earn(order("o2", LATER, "50.00"));
        LedgerSnapshot before = account.ledger();

        ReversalDecision taken = account.reverse("r1", LATER, decision, ALL);
        assertThat(taken.recoveries())
                .containsExactly(new Recovery(lot("o1"), 70, List.of(new StandIn(lot("o2"), 50)), 0, 0, 30));
        assertThat(account.ledger().debt("points")).isEqualTo(30);

        ReversalDecision undone = account.reverse("u1", MUCH_LATER, decision, new WhatCameBack.Undo("r1"), taken);
        assertThat(undone.recoveries())
                .containsExactly(new Recovery(lot("o1"), -70, List.of(new StandIn(lot("o2"), -50)), 0, 0, -30));
        assertThat(account.ledger().lots()).isEqualTo(before.lots());
        assertThat(account.ledger().debts()).isEmpty();
        assertThat(undone.explanation().notes()).containsExactly("points: 70 given back to lots, 30 not owed any more");
    }

    @Test
    @DisplayName("EC-F20: of two returns the first is undone: what is given back first is what was taken last")
    void whatWasTakenLastComesBackFirst() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        account.spend("points", 50);
        account.earn(order("o2", LATER, "30.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "2", 1);
        ReversalDecision second = account.reverse("r2", LATER, decision, "1", 1, first);
        assertThat(first.recoveries()).containsExactly(new Recovery(lot("o1"), 40, 0, 0, 0));
        assertThat(second.recoveries())
                .containsExactly(new Recovery(lot("o1"), 40, List.of(new StandIn(lot("o2"), 30)), 0, 0, 20));

        ReversalDecision undone =
                account.reverse("u1", MUCH_LATER, decision, new WhatCameBack.Undo("r1"), first, second);

        // 20 were owed and 20 of the 30 of the other lot stood in; its other 10 and the lot itself pay for the 60.
        assertThat(undone.recoveries())
                .containsExactly(new Recovery(lot("o1"), -20, List.of(new StandIn(lot("o2"), -20)), 0, 0, -20));
        assertThat(account.ledger().lots()).extracting(Lot::left).containsExactly(0L, 20L);
    }

    @Test
    void whatHadExpiredIsNotGivenBack() {
        Texts.Account account = account(", expires: 30 days", "unlimited");
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", MUCH_LATER, decision, "2", 1, first);
        assertThat(second.recoveries()).containsExactly(new Recovery(lot("o1"), 0, 40, 0, 0));
        assertThat(second.explanation().notes()).containsExactly("points: 40 expired before");

        ReversalDecision undone =
                account.reverse("u1", MUCH_LATER, decision, new WhatCameBack.Undo("r2"), first, second);
        assertThat(undone.recoveries()).containsExactly(new Recovery(lot("o1"), 0, -40, 0, 0));
        assertThat(undone.booking().entries()).isEmpty();
        assertThat(undone.explanation().notes()).containsExactly("points: 40 that had expired");

        ReversalDecision again = account.reverse("r3", MUCH_LATER, decision, "2", 1, first, second, undone);
        assertThat(again.recoveries()).containsExactly(new Recovery(lot("o1"), 0, 40, 0, 0));
    }

    @Test
    void whatWasNotTakenIsNotGivenBack() {
        Texts.Account account = account("", "within-balance");
        EarningDecision decision = account.earn(order("o1", "100.00"));
        account.spend("points", 80);
        ReversalDecision taken = account.reverse("r1", LATER, decision, ALL);
        assertThat(taken.explanation().notes()).containsExactly("points: 20 taken from lots, 80 spent and not taken");

        ReversalDecision undone = account.reverse("u1", LATER, decision, new WhatCameBack.Undo("r1"), taken);

        assertThat(undone.recoveries()).containsExactly(new Recovery(lot("o1"), -20, 0, -80, 0));
        assertThat(undone.notUndone()).isEmpty();
        assertThat(undone.explanation().notes())
                .containsExactly("points: 20 given back to lots, 80 that had not been taken");
        assertThat(account.total()).isEqualTo(20);
    }

    @Test
    void nothingOfALotThatIsFullIsLost() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "100.00"));
        LotId own = lot("o1");
        account.spend("points", 100);
        ReversalDecision taken = account.reverse("r1", LATER, decision, ALL);
        account.earn(order("o2", LATER, "100.00"));
        assertThat(account.ledger().debt("points")).isZero();
        // The redemption of before is cancelled by hand, so that the lot is full again.
        account.giveBack(own, 100);
        LedgerSnapshot before = account.ledger();

        account.reverse("u1", MUCH_LATER, decision, new WhatCameBack.Undo("r1"), taken);

        assertThat(before.lot(own).orElseThrow().left()).isEqualTo(100);
        assertThat(account.ledger().lot(own).orElseThrow().left()).isEqualTo(100);
        Lot fresh = account.ledger().lot(new LotId("u1", "points", 1)).orElseThrow();
        assertThat(fresh.left()).isEqualTo(100);
        assertThat(fresh.terms()).isEqualTo(before.lot(own).orElseThrow().terms());
    }

    @Test
    @DisplayName("EC-F10: of an order with several lots, those that are pending go first")
    void pendingLotsGoFirst() {
        String definition = with(with(DEFINITION, "bonus", "integer", "50"), "delay", "span", "14 days");
        Texts.Account account = new Texts.Account(loyalty(
                definition,
                forOrder("Base", PER_ORDER),
                forOrder("Bonus", "earn.points( $order, policy.bonus ).pendingFor( policy.delay )")));
        EarningDecision decision = account.earn(order("o1", "100.00"));
        assertThat(account.ledger().lots()).hasSize(2);
        account.spend("points", 90);

        ReversalDecision reversal = account.reverse("r1", LATER, decision, "1", 1);

        assertThat(reversal.recoveries()).hasSize(2);
        assertThat(reversal.recoveries().get(0).lot()).isEqualTo(new LotId("o1", "points", 2));
        assertThat(reversal.recoveries().get(0).taken()).isEqualTo(50);
        assertThat(reversal.recoveries().get(1).owed()).isEqualTo(90);
    }

    @Test
    void anAmountThatWasRefundedByMistakeIsUndone() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision refund = account.reverse("r1", LATER, decision, new WhatCameBack.Amount(gbp("30.00"), "1"));

        ReversalDecision undone = account.reverse("u1", LATER, decision, new WhatCameBack.Undo("r1"), refund);

        assertThat(undone.refunded()).hasToString("{1=GBP -30.00}");
        assertThat(account.total()).isEqualTo(100);
        assertThat(account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("60.00"), "1"), refund, undone)
                        .reversed("points"))
                .isEqualTo(60);
    }

    @Test
    void aFreeOrderComesBackByItsLines() {
        Texts.Account account = new Texts.Account(loyalty(
                with(DEFINITION, "bonus", "integer", "50"), forOrder("Gift", "earn.points( $order, policy.bonus )")));
        EarningDecision decision = account.earn(
                Order.of("o1", NOON, List.of(Line.of("1", "A", gbp("0.00")), Line.of("2", "B", gbp("0.00")))));
        assertThat(decision.awarded("points")).isEqualTo(50);

        ReversalDecision half = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision rest = account.reverseRest("r2", LATER, decision, half);

        assertThat(half.reversed("points")).isEqualTo(25);
        assertThat(rest.reversed("points")).isEqualTo(25);
    }

    @Test
    void refusesLinesOfWhichNothingIsLeft() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);

        assertThatThrownBy(() -> account.reverse("r2", LATER, decision, new WhatCameBack.Lines(List.of("1")), first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 units of line \"1\" of o1 came back. Maybe leave the line out?");
        assertThatThrownBy(() -> account.reverse("r2", LATER, decision, new WhatCameBack.Lines(List.of("7")), first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("o1 has no line \"7\"; it has [1, 2]");
    }

    @Test
    void refusesReceiptsOfTwoActivities() {
        Texts.Account account = account("", "unlimited");
        EarningDecision one = account.earn(order("o1", "60.00"));
        EarningDecision other = account.earn(order("o2", "60.00"));

        assertThatThrownBy(
                        () -> new ReversalRequest("r1", LATER, List.of(one, other), List.of(), ALL, account.ledger()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("o1 and o2 are not of one activity. Maybe each has its own return?");
        assertThatThrownBy(() -> new ReversalRequest("r1", LATER, List.of(one, one), List.of(), ALL, account.ledger()))
                .hasMessageContaining("given twice");
        assertThatThrownBy(() ->
                        new ReversalRequest("r1", LATER, List.of(one), List.of(), ALL, LedgerSnapshot.empty("m2")))
                .hasMessageContaining("member m2");
        ReversalDecision made = account.reverse("r1", LATER, other, ALL);
        assertThatThrownBy(() -> account.reverse("r2", LATER, one, ALL, made))
                .hasMessageContaining("the earlier reversal r1 is of o2, not of o1");
    }

    @Test
    void saysWhatAReturnOfTheSameIdWasOf() {
        Texts.Account account = account("", "unlimited");
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, new WhatCameBack.Amount(gbp("10.00"), null));

        assertThatThrownBy(() -> account.reverse("r1", LATER, decision, "1", 1, first))
                .hasMessage("return r1 was made before at " + LATER + " of the amounts {*=GBP 10.00}, not at " + LATER
                        + " of the units {1=1}. Maybe another return, which needs an id of its own?");
    }

    @Test
    @DisplayName("EC-R8: where a remainder is carried, a return that would be evaluated again goes by exact parts")
    void carriedRemaindersAreJudgedByTheirParts() {
        String definition = DEFINITION
                        .replace("unit: points }", "unit: points, remainder: carried }")
                        .replace("accounts:\n", "accounts:\n  stars: { unit: points }\n")
                + "switches: { returns: re-evaluated }\n";
        Texts.Account account = new Texts.Account(loyalty(
                definition,
                forOrder("Base", PER_ORDER + ".to( \"points\" )"),
                forOrder("Stars", PER_ORDER + ".to( \"stars\" )")));
        EarningDecision decision = account.earn(order("o1", "10.60", "10.60"));
        assertThat(decision.awarded("points")).isEqualTo(21);

        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        assertThat(first.reversed("points")).isEqualTo(11);
        assertThat(account.ledger().remainder("points")).hasToString("0.6");
        assertThat(first.reversed("stars")).isEqualTo(11);
        account.reverseRest("r2", LATER, decision, first);

        assertThat(account.total()).isZero();
        assertThat(account.total("stars", LATER)).isZero();
        assertThat(account.ledger().remainders()).isEmpty();
    }

    @Test
    void takesNothingTwiceOfAnyLot() {
        Texts.Account account = account(", expires: 30 days", "unlimited");
        EarningDecision one = account.earn(order("o1", "50.00"));
        EarningDecision other = account.earn(order("o2", NOON.plusSeconds(20 * 86_400), "50.00"));
        ReversalDecision reversal = account.reverse("r1", MUCH_LATER, one, ALL);
        assertThat(reversal.recoveries()).containsExactly(new Recovery(lot("o1"), 0, 50, 0, 0));
        ReversalDecision second = account.reverse("r2", MUCH_LATER, other, ALL);
        assertThat(second.booking().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(EntryKind.REVERSED));
        assertThat(Loyalty.create()
                        .reverse(ReversalRequest.ofRest("r3", MUCH_LATER, other, List.of(second), account.ledger()))
                        .orThrow()
                        .awards())
                .isEmpty();
    }
}
