package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.Fixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversalTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final LotId POINTS_OF_O1 = new LotId("o1", "points", 1);

    private static String clawback(String mode, String terms) {
        return DEFINITION.replace("unit: points", "unit: points" + terms) + "switches: { clawback: " + mode + " }\n";
    }

    private static LedgerSnapshot spend(LedgerSnapshot ledger, LotId lot, long units) {
        Entry entry = Entry.take(EntryKind.REDEEMED, lot, units, NOON);
        return ledger.plus(new Booking(
                new IdempotencyKey("acme", "m1", "spent-" + ledger.revision(), Calculation.EARNING),
                List.of(entry),
                List.of(),
                List.of()));
    }

    private static ReversalDecision reverse(
            Loyalty loyalty, String id, EarningDecision original, LedgerSnapshot ledger, ReversalDecision... earlier) {
        return loyalty.reverse(ReversalRequest.ofRest(id, LATER, original, List.of(earlier), ledger))
                .orThrow();
    }

    @Test
    @DisplayName("EC-F1: a full return takes back what was given")
    void takesBackEverything() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "19.99", "5.00"));

        ReversalDecision reversal = account.reverseRest("r1", LATER, decision);

        assertThat(reversal.reversed("points")).isEqualTo(24);
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-F2: a return needs the receipt alone, not the rules of a policy")
    void needsNoRules() {
        EarningDecision decision =
                loyalty(DEFINITION, ONE_PER_POUND).earn(dev.loyalty.Fixture.request(order("o1", "50.00")));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());

        ReversalDecision reversal = reverse(Loyalty.create(), "r1", decision, ledger);

        assertThat(ledger.plus(reversal.booking()).balance("points", LATER).total())
                .isZero();
    }

    @Test
    @DisplayName("EC-F3: a rule changed from 1 to 2 per pound takes back 50 for 50")
    void takesBackByTheReceiptAfterAChangeOfRules() {
        Loyalty loyalty = loyalty(DEFINITION, ONE_PER_POUND);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00"));
        loyalty.policies()
                .publish(policy(DEFINITION.replace("value: 1 }", "value: 2 }"), ONE_PER_POUND))
                .orThrow();

        assertThat(account.reverseRest("r1", LATER, decision).reversed("points"))
                .isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"unlimited, 20, 0, 80", "within-balance, 20, 80, 0", "pending-only, 0, 100, 0"})
    @DisplayName("EC-F6: units already spent are owed, forgiven, or not touched at all, as the policy says")
    void goesAsFarAsThePolicySays(String mode, long taken, long notTaken, long owed) {
        Loyalty loyalty = loyalty(clawback(mode, ""), ONE_PER_POUND);
        EarningDecision decision = loyalty.earn(dev.loyalty.Fixture.request(order("o1", "100.00")));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());
        ledger = spend(ledger, ledger.lots().get(0).id(), 80);

        ReversalDecision reversal = reverse(loyalty, "r1", decision, ledger);

        assertThat(reversal.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, taken, 0, notTaken, owed));
        assertThat(ledger.plus(reversal.booking()).debt("points")).isEqualTo(owed);
    }

    @Test
    @DisplayName("EC-F6: the next award repays the debt first")
    void repaysTheDebtFirst() {
        Loyalty loyalty = loyalty(DEFINITION, ONE_PER_POUND);
        EarningDecision decision = loyalty.earn(dev.loyalty.Fixture.request(order("o1", "100.00")));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());
        ledger = spend(ledger, ledger.lots().get(0).id(), 80);
        ledger = ledger.plus(reverse(loyalty, "r1", decision, ledger).booking());

        EarningDecision next = dev.loyalty.Fixture.earn(loyalty, order("o2", LATER, "100.00"), ledger);
        ledger = ledger.plus(next.booking());

        assertThat(ledger.balance("points", LATER).active()).isEqualTo(20);
        assertThat(ledger.debt("points")).isZero();
        // What had repaid a debt comes back as any other unit does.
        ledger = ledger.plus(reverse(loyalty, "r2", next, ledger).booking());
        assertThat(ledger.balance("points", LATER).total()).isEqualTo(-80);
    }

    @Test
    @DisplayName("EC-F19: a gift card of 50.00 that was sold and partly used is taken to 0, never below")
    void takesStoredValueToZero() {
        String definition = DEFINITION.replace(
                        "unit: points }\n", "unit: points }\n  card: { unit: money, clawback: within-balance }\n")
                + "switches: { earning-kinds: [merchandise, gift-card], excluded-tenders: [gift-card], clawback: unlimited }\n";
        Texts.Account account = new Texts.Account(loyalty(
                definition,
                Texts.rule(
                        "A card holds what it cost",
                        "$line : Line( kind == \"gift-card\" )",
                        "earn.credit( $line, policy.points ).per( policy.pound )")));
        EarningDecision sold = account.earn(Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "CARD", gbp("50.00"))
                        .kind(LineKind.GIFT_CARD)
                        .build())));
        account.spend("card", 2_000);

        ReversalDecision refunded = account.reverseRest("r1", LATER, sold);

        assertThat(refunded.recoveries()).containsExactly(new Recovery(new LotId("o1", "card", 1), 3_000, 0, 2_000, 0));
        assertThat(refunded.notUndone()).containsExactly(new NotUndone("card", 2_000, NotUndone.Reason.SPENT));
        assertThat(account.total("card", LATER)).isZero();
    }

    @Test
    @DisplayName("EC-F7: what came back once does not come back twice")
    void refusesASecondClawback() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00"));
        ReversalDecision first = account.reverseRest("r1", LATER, decision);

        assertThat(account.reverseRest("r2", LATER, decision, first).reversed("points"))
                .isZero();
        assertThatThrownBy(() -> account.reverse("r3", LATER, decision, "1", 1, first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("came back before");
        assertThatThrownBy(() -> account.reverse("r3", LATER, decision, "1", 9999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
        assertThatThrownBy(() -> account.reverse("r3", LATER, decision, "1", 1, first, first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    @DisplayName("EC-F9, EC-F10: a return while pending touches nothing but that order's pending units")
    void touchesOnlyItsOwnPendingUnits() {
        Texts.Account account = new Texts.Account(loyalty(clawback("unlimited", ", pending: 14 days"), ONE_PER_POUND));
        account.earn(order("o0", NOON.minusSeconds(30 * 86_400), "70.00"));
        EarningDecision decision = account.earn(order("o1", "50.00"));
        assertThat(account.ledger().balance("points", NOON).pending()).isEqualTo(50);

        ReversalDecision reversal = account.reverseRest("r1", LATER, decision);

        assertThat(reversal.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, 50, 0, 0, 0));
        assertThat(account.ledger().balance("points", LATER).pending()).isZero();
        assertThat(account.ledger().balance("points", LATER).active()).isEqualTo(70);
    }

    @Test
    @DisplayName("EC-F10: a clawback of nothing but pending leaves active units alone")
    void leavesActiveUnitsAloneIfThePolicySaysSo() {
        Texts.Account account =
                new Texts.Account(loyalty(clawback("pending-only", ", pending: 1 hour"), ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00"));

        assertThat(account.reverseRest("r1", LATER, decision).recoveries())
                .containsExactly(new Recovery(POINTS_OF_O1, 0, 0, 50, 0));
        assertThat(account.total()).isEqualTo(50);
    }

    @Test
    void doesNotTakeAgainWhatExpired() {
        Texts.Account account = new Texts.Account(loyalty(clawback("unlimited", ", expires: 1 hour"), ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00", "30.00"));

        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", LATER, decision, "2", 1, first);

        assertThat(first.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, 0, 50, 0, 0));
        assertThat(second.recoveries()).containsExactly(new Recovery(POINTS_OF_O1, 0, 30, 0, 0));
        assertThat(LedgerArithmetic.expire(account.ledger(), "acme", LATER)).isPresent();
    }

    @Test
    @DisplayName("EC-X2: the same return sent again is answered by the decision that was made")
    void answersTheSameReturnByTheSameDecision() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00"));
        ReversalDecision first = account.reverseRest("r1", LATER, decision);
        Loyalty loyalty = Loyalty.create();

        ReversalDecision again = reverse(loyalty, "r1", decision, account.ledger(), first);
        ReversalDecision otherScale = loyalty.reverse(ReversalRequest.ofUnits(
                        "r1", LATER, decision, List.of(first), Map.of("1", new BigDecimal("1.000")), account.ledger()))
                .orThrow();

        assertThat(again).isSameAs(first);
        assertThat(otherScale).isSameAs(first);
    }

    @Test
    @DisplayName("EC-X3: the id of a return with other units is refused")
    void refusesTheSameIdForOtherUnits() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00", "20.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);

        assertThatThrownBy(() -> account.reverse("r1", LATER, decision, "2", 1, first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r1")
                .hasMessageContaining("Maybe");
    }

    @Test
    @DisplayName("EC-X8: a return whose award is not in the ledger is refused, never a negative award")
    void refusesAReturnBeforeItsAward() {
        EarningDecision decision =
                loyalty(DEFINITION, ONE_PER_POUND).earn(dev.loyalty.Fixture.request(order("o1", "50.00")));

        assertThatThrownBy(() -> reverse(Loyalty.create(), "r1", decision, LedgerSnapshot.empty("m1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in the snapshot");
    }

    @Test
    @DisplayName("EC-X8: a return of which there is no receipt is declined: original not found")
    void declinesAReturnWithoutAReceipt() {
        ReversalOutcome outcome = Loyalty.create()
                .reverse(new ReversalRequest(
                        "r1", LATER, List.of(), List.of(), new WhatCameBack.Everything(), LedgerSnapshot.empty("m1")));

        assertThat(outcome).isInstanceOfSatisfying(ReversalDeclined.class, declined -> {
            assertThat(declined.reason()).isEqualTo(ReversalDeclined.Reason.ORIGINAL_NOT_FOUND);
            assertThat(declined.message())
                    .contains("r1")
                    .contains("original not found")
                    .contains("Maybe");
        });
        assertThatThrownBy(outcome::orThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("r1");
    }

    @Test
    @DisplayName("EC-F11: the host decides until when; a return after ten years is computed like any other")
    void reversesAfterAnyTime() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00"));

        assertThat(account.reverseRest("r1", NOON.plusSeconds(10L * 365 * 86_400), decision)
                        .reversed("points"))
                .isEqualTo(50);
    }

    @Test
    void refusesWhatTheOrderDoesNotHave() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "50.00"));

        assertThatThrownBy(() -> account.reverse("r1", LATER, decision, "7", 1)).hasMessageContaining("\"7\"");
        assertThatThrownBy(() -> account.reverse("r1", LATER, decision, "1", 0)).hasMessageContaining("0 units");
        assertThatThrownBy(() -> account.reverse("r1", LATER, decision, "1", -1))
                .hasMessageContaining("-1 units");
    }

    @Test
    void reversesFromAReceiptThatWasStored() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "33.33", "33.33", "33.34"));
        EarningDecision stored = ReceiptJson.read(ReceiptJson.write(decision), EarningDecision.class);

        assertThat(account.reverseRest("r1", LATER, stored).reversed("points")).isEqualTo(100);
    }
}
