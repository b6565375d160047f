package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several rewards of one redemption come back, each by what it was spent for. */
class CancelledRewardsTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();
    private static final String FIVER_OFF_A = forLines(
            "A fiver off A", "sku == \"A\"", "redeem.points( policy.hundred ).amountOff( $line, policy.fiver )");
    private static final String CARD = forOrder(
            "A gift card", "redeem.points( policy.fiveHundred ).brings( \"credit\", policy.fifty ).named( \"card\" )");

    private static WhatCameBack line(String id) {
        return new WhatCameBack.Lines(List.of(id));
    }

    private static CancellationDecision cancel(
            Loyalty loyalty,
            Accepted spent,
            LedgerSnapshot ledger,
            WhatCameBack what,
            CancellationDecision... earlier) {
        String id = "c" + (earlier.length + 1);
        return loyalty.cancel(new CancellationRequest(id, LATER, spent, List.of(earlier), what, ledger));
    }

    @Test
    @DisplayName("EC-R10, EC-F15: in parts, each reward comes back by its own lines, and frees its part of limits")
    void eachRewardComesBackByItself() {
        Loyalty loyalty = deskWith(
                Desks.DEFINITION + "limits: { monthly: { per: member, period: month, at-most: 10.00 money } }\n",
                POINTS_OFF.replace(".named(", ".limitedBy( \"monthly\" ).named("),
                FIVER_OFF_A);
        LedgerSnapshot held = holding("points", 1_000);
        Accepted spent = accepted(
                redeem(loyalty, held, order("25.00", "20.00"), Wish.units("points", 400), Wish.one("A fiver off A")));
        LedgerSnapshot ledger = held.plus(spent);

        CancellationDecision second = cancel(loyalty, spent, ledger, line("2"));
        assertThat(second.rewards())
                .as("nothing of the fiver, which was for the other line")
                .extracting(CancelledReward::reward, CancelledReward::units, CancelledReward::before)
                .containsExactly(tuple("points", 200L, 0L));
        assertThat(second.booking().uses()).extracting(LimitUse::amount).containsExactly(-200L);
        ledger = ledger.plus(second);

        CancellationDecision first = cancel(loyalty, spent, ledger, line("1"), second);
        assertThat(first.rewards())
                .extracting(CancelledReward::reward, CancelledReward::units, CancelledReward::before)
                .containsExactlyInAnyOrder(tuple("points", 200L, 200L), tuple("A fiver off A", 100L, 0L));
        assertThat(first.booking().uses()).extracting(LimitUse::amount).containsExactly(-200L);
        ledger = ledger.plus(first);

        CancellationDecision rest = cancel(loyalty, spent, ledger, ALL, second, first);
        assertThat(rest.rewards()).isEmpty();
        assertThat(rest.booking().uses()).isEmpty();
        assertThat(rest.booking().entries()).isEmpty();
        assertThat(ledger.lots()).isEqualTo(held.lots());
        assertThat(ledger.used()).isEmpty();
    }

    @Test
    @DisplayName("EC-F8: where late units are renewed, those of each reward get a lot of their own")
    void eachRewardIsRenewedByItself() {
        Loyalty loyalty = deskWith(
                Desks.with("cancelled-late: renewed")
                        .replace("points: { unit: points }", "points: { unit: points, expires: 12 months }"),
                POINTS_OFF,
                FIVER_OFF_A);
        LedgerSnapshot empty = LedgerSnapshot.empty("m1");
        LotTerms soon = LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(1)), new Expiry.At(NOON.plusSeconds(3_600)));
        LedgerSnapshot held = empty.after(LedgerArithmetic.issue(empty, new LotId("old", "points", 1), 500, soon));
        Accepted spent =
                accepted(redeem(loyalty, held, order("25.00"), Wish.units("points", 400), Wish.one("A fiver off A")));
        LedgerSnapshot ledger = held.plus(spent);

        ledger = ledger.plus(cancel(loyalty, spent, ledger, ALL));

        assertThat(ledger.lotsOf("points"))
                .filteredOn(lot -> lot.id().event().equals("c1"))
                .extracting(lot -> lot.id().number(), lot -> lot.left())
                .containsExactly(tuple(1, 100L), tuple(2, 400L));
    }

    @Test
    @DisplayName("EC-F19: a card that nobody used comes back whole, one that is used up or past not at all")
    void aCardComesBackAsFarAsItIsLeft() {
        LedgerSnapshot held = holding("points", 500);
        Loyalty loyalty = Desks.desk(CARD);
        Accepted spent = accepted(redeem(loyalty, held, order("10.00"), Wish.one("card")));
        LedgerSnapshot unused = held.plus(spent);
        LotId card = spent.redeemed("card").orElseThrow().brought().lot();
        LedgerSnapshot usedUp = unused.plus(new Booking(
                new IdempotencyKey("acme", "m1", "used", Calculation.REDEMPTION),
                List.of(Entry.take(EntryKind.REDEEMED, card, 5_000, NOON)),
                List.of(),
                List.of()));

        CancellationDecision whole = cancel(loyalty, spent, unused, ALL);
        assertThat(whole.notUndone()).isEmpty();
        assertThat(whole.givenBack("points")).isEqualTo(500);
        assertThat(unused.plus(whole).balance("credit", LATER).total()).isZero();

        CancellationDecision nothing = cancel(loyalty, spent, usedUp, ALL);
        assertThat(nothing.notUndone()).containsExactly(new NotUndone("credit", 5_000, NotUndone.Reason.SPENT));
        assertThat(nothing.rewards()).isEmpty();
        assertThat(nothing.booking().entries()).isEmpty();

        LedgerSnapshot trimmed = unused.forget(LATER, LocalDate.of(2026, 1, 1));
        LedgerSnapshot without =
                new LedgerSnapshot("m1", trimmed.revision(), trimmed.lotsOf("points"), trimmed.debts(), trimmed.used());
        assertThatThrownBy(() -> cancel(loyalty, spent, without, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe it was trimmed: a cancellation needs the lots");
    }
}
