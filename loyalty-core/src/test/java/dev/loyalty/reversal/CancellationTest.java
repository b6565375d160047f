package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();
    private static final String POUND_A_POINT =
            forOrder("A pound a point", "redeem.points( 1 ).worth( policy.pound ).off( $order ).named( \"points\" )");
    private static final String CARD = forOrder(
            "A gift card", "redeem.points( policy.fiveHundred ).brings( \"credit\", policy.fifty ).named( \"card\" )");

    private static WhatCameBack units(String line, long units) {
        return new WhatCameBack.Units(new TreeMap<>(Map.of(line, BigDecimal.valueOf(units))));
    }

    private static CancellationDecision cancel(
            Accepted receipt, LedgerSnapshot ledger, WhatCameBack what, CancellationDecision... earlier) {
        String id = "c" + (earlier.length + 1);
        return Loyalty.create().cancel(new CancellationRequest(id, LATER, receipt, List.of(earlier), what, ledger));
    }

    private static LedgerSnapshot use(LedgerSnapshot ledger, LotId lot, long units) {
        return ledger.plus(new Booking(
                new IdempotencyKey("acme", "m1", "used-" + ledger.revision(), Calculation.REDEMPTION),
                List.of(Entry.take(EntryKind.REDEEMED, lot, units, NOON)),
                List.of(),
                List.of()));
    }

    @Test
    @DisplayName("EC-F18: 50 for signing up, all spent on an order that earns 21; cancelled, the member has 50 again")
    void givesBackWhatWasSpentAndTakesWhatWasEarned() {
        Loyalty loyalty = Loyalty.create();
        String definition =
                Desks.DEFINITION.replace("parameters:\n", "parameters:\n  points: { type: integer, value: 1 }\n");
        loyalty.policies()
                .publish(PolicySource.text(Map.of(
                        "policy.yaml", definition, "earning.drl", ONE_PER_POUND, "redemption.drl", POUND_A_POINT)))
                .orThrow();
        LedgerSnapshot signedUp = holding("points", 50);
        Accepted spent = accepted(redeem(loyalty, signedUp, order("71.00"), Wish.most("points")));
        LedgerSnapshot ledger = signedUp.plus(spent.booking());
        EarningDecision earned =
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), spent.applyTo(order("71.00")), ledger));
        ledger = ledger.plus(earned.booking());
        assertThat(ledger.balance("points", NOON).active()).isEqualTo(50 - 50 + 21);

        ReversalDecision reversed = loyalty.reverse(
                        ReversalRequest.ofRest("cancelled", LATER, earned, List.of(), ledger))
                .orThrow();
        LedgerSnapshot between = ledger.plus(reversed.booking());
        CancellationDecision cancelled =
                loyalty.cancel(CancellationRequest.ofRest("cancelled", LATER, spent, List.of(), between));
        assertThat(between.plus(cancelled.booking()).balance("points", LATER).total())
                .isEqualTo(50);

        CancellationDecision first =
                loyalty.cancel(CancellationRequest.ofRest("cancelled", LATER, spent, List.of(), ledger));
        LedgerSnapshot other = ledger.plus(first.booking());
        other = other.plus(loyalty.reverse(ReversalRequest.ofRest("cancelled", LATER, earned, List.of(), other))
                .orThrow()
                .booking());
        assertThat(other.lots()).isEqualTo(between.plus(cancelled.booking()).lots());
    }

    @Test
    void givesBackWhatTheLinesThatCameBackHadCost() {
        Order order = Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("30.00")).quantity(3).build(), Line.of("2", "B", gbp("30.00"))));
        LedgerSnapshot held = holding("points", 1_000);
        Accepted spent = accepted(redeem(Desks.desk(POINTS_OFF), held, order, Wish.units("points", 1_000)));
        LedgerSnapshot ledger = held.plus(spent.booking());

        CancellationDecision unit = cancel(spent, ledger, units("1", 1));
        ledger = ledger.plus(unit.booking());
        CancellationDecision line = cancel(spent, ledger, new WhatCameBack.Lines(List.of("2")), unit);
        ledger = ledger.plus(line.booking());
        CancellationDecision rest = cancel(spent, ledger, ALL, unit, line);
        ledger = ledger.plus(rest.booking());

        assertThat(List.of(unit, line, rest))
                .extracting(cancellation -> cancellation.givenBack("points"))
                .containsExactly(166L, 500L, 334L);
        assertThat(ledger.lots()).isEqualTo(held.lots());
        assertThat(ReceiptJson.read(ReceiptJson.write(line))).isEqualTo(line);
        assertThat(line.explanation().sum("points")).isEqualTo(Fraction.of(500));
        assertThat(unit.explanation().text()).isEqualTo("""
                Cancelled for c1 of r1
                  points
                    of 1000, what came back had cost                               500/3
                    rounded toward zero                                             -2/3
                  = points                                                           166
                """);
    }

    @Test
    @DisplayName("EC-F8: units come back to their old lot with their old age; if it is past, they come back expired")
    void unitsComeBackToTheirOldLot() {
        LedgerSnapshot empty = LedgerSnapshot.empty("m1");
        LotTerms soon = LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(1)), new Expiry.At(NOON.plusSeconds(3_600)));
        LedgerSnapshot held = empty.after(LedgerArithmetic.issue(empty, new LotId("old", "points", 1), 300, soon));
        held = holding(held, "points", 1_000);
        Accepted spent = accepted(redeem(Desks.desk(POINTS_OFF), held, order("20.00"), Wish.units("points", 500)));

        CancellationDecision cancelled = cancel(spent, held.plus(spent.booking()), ALL);
        LedgerSnapshot ledger = held.plus(spent.booking()).plus(cancelled.booking());

        assertThat(cancelled.rewards()).singleElement().satisfies(reward -> {
            assertThat(reward.units()).isEqualTo(500);
            assertThat(reward.usable()).isEqualTo(200);
            assertThat(reward.expired()).isEqualTo(300);
        });
        assertThat(ledger.balance("points", LATER).total()).isEqualTo(1_000);
        assertThat(cancelled.explanation().notes()).containsExactly("points: 300 came back expired");
    }

    @Test
    @DisplayName("EC-F8: or they come back with new dates, if the policy says so")
    void unitsWhoseTimeHasRunOutAreRenewed() {
        Loyalty loyalty = Desks.deskWith(
                Desks.with("cancelled-late: renewed")
                        .replace("points: { unit: points }", "points: { unit: points, expires: 12 months }"),
                POINTS_OFF);
        LedgerSnapshot empty = LedgerSnapshot.empty("m1");
        LotTerms soon = LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(1)), new Expiry.At(NOON.plusSeconds(3_600)));
        LedgerSnapshot held = empty.after(LedgerArithmetic.issue(empty, new LotId("old", "points", 1), 300, soon));
        Accepted spent = accepted(redeem(loyalty, held, order("20.00"), Wish.units("points", 300)));
        LedgerSnapshot ledger = held.plus(spent.booking());

        CancellationDecision cancelled =
                loyalty.cancel(CancellationRequest.ofRest("c1", LATER, spent, List.of(), ledger));
        ledger = ledger.plus(cancelled.booking());

        assertThat(cancelled.rewards())
                .singleElement()
                .satisfies(reward -> assertThat(reward.renewed()).isEqualTo(300));
        assertThat(ledger.balance("points", LATER).active()).isEqualTo(300);
        assertThat(ledger.lot(new LotId("c1", "points", 1))
                        .orElseThrow()
                        .expiry()
                        .instant())
                .contains(Instant.parse("2027-03-04T00:00:00Z"));
        assertThat(ReceiptJson.read(ReceiptJson.write(spent))).isEqualTo(spent);
    }

    @Test
    @DisplayName(
            "EC-F19: of a gift card of 50.00 with 20.00 used, 30.00 are taken, never more, and the rest is reported")
    void takesWhatIsLeftOfStoredValue() {
        LedgerSnapshot held = holding("points", 500);
        Accepted spent = accepted(redeem(Desks.desk(CARD), held, order("10.00"), Wish.times("card", 1)));
        LedgerSnapshot ledger = held.plus(spent.booking());
        LotId card = spent.redeemed("card").orElseThrow().brought().lot();
        ledger = use(ledger, card, 2_000);

        CancellationDecision cancelled = cancel(spent, ledger, ALL);
        ledger = ledger.plus(cancelled.booking());

        assertThat(ledger.balance("credit", LATER).total()).isZero();
        assertThat(cancelled.givenBack("points")).isEqualTo(300);
        assertThat(cancelled.notUndone()).containsExactly(new NotUndone("credit", 2_000, NotUndone.Reason.SPENT));
        assertThat(cancelled.explanation().notes()).containsExactly("2000 of credit cannot be undone: spent");
        assertThat(cancel(spent, ledger, ALL, cancelled).givenBack("points")).isZero();
    }

    @Test
    @DisplayName("EC-F14: a donation was made, and stays")
    void aDonationStays() {
        LedgerSnapshot held = holding("points", 500);
        Accepted spent = accepted(redeem(
                Desks.desk(
                        forOrder(
                                "Woodland",
                                "redeem.points( policy.hundred ).worth( policy.pound ).donatedTo( \"woodland\" ).named( \"trees\" )")),
                held,
                order("10.00"),
                Wish.units("trees", 500)));

        CancellationDecision cancelled = cancel(spent, held.plus(spent.booking()), ALL);

        assertThat(cancelled.givenBack("points")).isZero();
        assertThat(cancelled.notUndone()).containsExactly(new NotUndone("trees", 500, NotUndone.Reason.DONATED));
    }

    @Test
    void freesLimitsAndRepaysWhatIsOwed() {
        LedgerSnapshot held = holding("points", 1_000);
        Loyalty loyalty = Desks.deskWith(
                Desks.DEFINITION + "limits: { monthly: { per: member, period: month, at-most: 10.00 money } }\n",
                POINTS_OFF.replace(".named(", ".limitedBy( \"monthly\" ).named("));
        Accepted spent = accepted(redeem(loyalty, held, order("20.00"), Wish.units("points", 400)));
        LedgerSnapshot ledger = held.plus(spent.booking());
        assertThat(ledger.used().values()).containsExactly(400L);
        ledger = ledger.after(List.of(Entry.owe(EntryKind.REVERSED, "points", 100, NOON)));

        CancellationDecision cancelled = cancel(spent, ledger, ALL);
        ledger = ledger.plus(cancelled.booking());

        assertThat(ledger.used()).isEmpty();
        assertThat(ledger.debt("points")).isZero();
        assertThat(ledger.balance("points", LATER).total()).isEqualTo(900);
    }

    @Test
    @DisplayName("EC-X2, EC-X3: a cancellation is made once, and its id is for one")
    void isMadeOnce() {
        LedgerSnapshot held = holding("points", 1_000);
        Accepted spent =
                accepted(redeem(Desks.desk(POINTS_OFF), held, order("10.00", "10.00"), Wish.units("points", 1_000)));
        LedgerSnapshot ledger = held.plus(spent.booking());
        CancellationDecision made = cancel(spent, ledger, units("1", 1));
        LedgerSnapshot after = ledger.plus(made.booking());
        Loyalty loyalty = Loyalty.create();

        assertThat(loyalty.cancel(new CancellationRequest("c1", LATER, spent, List.of(made), units("1", 1), after)))
                .isSameAs(made);
        assertThatThrownBy(() -> loyalty.cancel(
                        new CancellationRequest("c1", LATER, spent, List.of(made), units("2", 1), after)))
                .hasMessageContaining("c1 was made before")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> cancel(spent, after, units("1", 1), made)).hasMessageContaining("came back before");
        assertThatThrownBy(() -> cancel(spent, after, units("7", 1), made)).hasMessageContaining("no line \"7\"");
        assertThatThrownBy(() -> cancel(spent, after, new WhatCameBack.Amount(gbp("1.00"), null), made))
                .hasMessageContaining("Maybe give money back as money");
        assertThatThrownBy(() -> new CancellationRequest("c2", LATER, spent, List.of(made, made), ALL, after))
                .hasMessageContaining("given twice");
        assertThatThrownBy(
                        () -> new CancellationRequest("c2", LATER, spent, List.of(), ALL, LedgerSnapshot.empty("m2")))
                .hasMessageContaining("member m2");
    }
}
