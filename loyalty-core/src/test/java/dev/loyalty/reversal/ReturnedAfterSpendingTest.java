package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.reversal.Shopper.CANCELLED;
import static dev.loyalty.reversal.Shopper.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.bookkeeping.MergeDecision;
import dev.loyalty.bookkeeping.MergeRequest;
import dev.loyalty.bookkeeping.TransferDecision.Transferred;
import dev.loyalty.bookkeeping.TransferRequest;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An order is returned when its points were spent, and then what they were spent on comes back too. */
class ReturnedAfterSpendingTest {

    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private static WhatCameBack half() {
        return new WhatCameBack.Units(new TreeMap<>(Map.of("1", BigDecimal.ONE)));
    }

    @Test
    @DisplayName(
            "EC-F6, EC-F8: within balance, points of a returned order do not come back with what they were spent on")
    void pointsOfAReturnedOrderDoNotComeBack() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 800);
        ReversalDecision returned = shopper.reverse("o1-back", earned, ALL);
        assertThat(returned.notUndone()).containsExactly(new NotUndone("points", 800, NotUndone.Reason.SPENT));
        assertThat(shopper.points().total()).isZero();

        CancellationDecision cancelled = shopper.cancel("r1-back", spent, ALL);

        assertThat(shopper.points().total()).isZero();
        assertThat(cancelled.rewards()).singleElement().satisfies(reward -> {
            assertThat(reward.units()).isEqualTo(800);
            assertThat(reward.usable()).isZero();
            assertThat(reward.reclaimed()).isEqualTo(800);
        });
        assertThat(cancelled.explanation().notes())
                .containsExactly("points: 800 are of an order that was returned, and stay taken");
    }

    @Test
    @DisplayName("EC-F8: in which order an order and what its points bought come back does not matter")
    void theOrderOfTheTwoReturnsDoesNotMatter() {
        for (String mode : List.of("within-balance", "unlimited")) {
            Shopper shopper = new Shopper(mode);
            EarningDecision first = shopper.earn("o1", "1000.00");
            shopper.earn("o2", "300.00");
            Accepted spent = shopper.redeem("r1", 1_200);
            shopper.cancel("r1-back", spent, ALL);
            shopper.reverse("o1-back", first, ALL);
            Shopper other = new Shopper(mode);
            EarningDecision again = other.earn("o1", "1000.00");
            other.earn("o2", "300.00");
            Accepted once = other.redeem("r1", 1_200);
            other.reverse("o1-back", again, ALL);
            other.cancel("r1-back", once, ALL);

            assertThat(other.points().active()).isEqualTo(300);
            assertThat(other.points()).isEqualTo(shopper.points());
        }
    }

    @Test
    @DisplayName(
            "EC-R10, EC-F8: what comes back in parts is taken up to what the return could not take, and no further")
    void partsAreTakenUpToWhatIsOutstanding() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 1_000);
        ReversalDecision part = shopper.reverse("o1-part", earned, new WhatCameBack.Amount(gbp("700.00"), null));

        CancellationDecision half = shopper.cancel("r1-half", spent, half());
        assertThat(half.rewards().get(0).reclaimed()).isEqualTo(500);
        assertThat(shopper.points().total()).isZero();
        CancellationDecision rest = shopper.cancel("r1-rest", spent, ALL, half);
        assertThat(rest.rewards().get(0).reclaimed()).isEqualTo(200);
        assertThat(shopper.points().active()).isEqualTo(300);

        shopper.reverse("o1-rest", earned, ALL, part);
        assertThat(shopper.points().total()).isZero();
    }

    @Test
    @DisplayName("EC-F6: only pending takes nothing that was active, spent or not, now or later")
    void onlyPendingTakesNothingLater() {
        Shopper shopper = new Shopper("pending-only");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 800);
        shopper.reverse("o1-back", earned, ALL);
        assertThat(shopper.points().active()).isEqualTo(200);

        CancellationDecision cancelled = shopper.cancel("r1-back", spent, ALL);

        assertThat(cancelled.rewards().get(0).reclaimed()).isZero();
        assertThat(shopper.points().active()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("EC-F8: a point that was earned after the return is not touched when it comes back")
    void whatWasEarnedAfterwardsIsNotTouched() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        shopper.redeem("r1", 1_000);
        shopper.reverse("o1-back", earned, ALL);
        shopper.earn("o2", "400.00");
        Accepted later = shopper.redeem("r2", 400);

        shopper.cancel("r2-back", later, ALL);

        assertThat(shopper.points().active()).isEqualTo(400);
    }

    @Test
    @DisplayName(
            "EC-F17, EC-F6: an order that lost points which were spent, and then brings them again, gives none twice")
    void anOrderThatIsChangedDownAndUpAgainGivesNothingTwice() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        EarningDecision other = shopper.earn("o2", "500.00");
        shopper.redeem("r1", 900);
        shopper.redeem("r2", 600);
        EarningDecision less = shopper.change("o1-less", earned, "400.00");
        assertThat(shopper.ledger().outstanding("points")).isEqualTo(600);

        shopper.change("o2-more", other, "550.00");
        assertThat(shopper.points().active())
                .as("another order is not held back")
                .isEqualTo(50);
        shopper.change("o1-more", less, "1100.00");
        assertThat(shopper.points().active()).isEqualTo(150);
        assertThat(shopper.ledger().outstanding("points")).isZero();
    }

    @Test
    @DisplayName("EC-F8: points of a returned order get no new dates either, where late ones are renewed")
    void pointsOfAReturnedOrderAreNotRenewed() {
        Shopper shopper = new Shopper("within-balance", ", expires: 1 hours");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 800);
        shopper.reverse("o1-back", earned, new WhatCameBack.Amount(gbp("1000.00"), null));

        CancellationDecision cancelled = shopper.cancel("r1-back", spent, ALL);

        assertThat(cancelled.rewards().get(0).renewed()).isZero();
        assertThat(cancelled.rewards().get(0).reclaimed()).isEqualTo(800);
        assertThat(shopper.points().total()).isZero();
    }

    @Test
    @DisplayName("EC-F20: a return that is undone gives back what was taken when it came back, and nothing else")
    void anUndoneReturnGivesBackWhatWasTakenLater() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 800);
        ReversalDecision returned = shopper.reverse("o1-back", earned, ALL);
        CancellationDecision half = shopper.cancel("r1-half", spent, half());
        assertThat(half.rewards().get(0).reclaimed()).isEqualTo(400);

        ReversalDecision undone = shopper.reverse("o1-kept", earned, new WhatCameBack.Undo("o1-back"), returned);
        assertThat(shopper.points().active()).isEqualTo(600);
        shopper.cancel("r1-rest", spent, ALL, half);
        assertThat(shopper.points().active()).isEqualTo(1_000);

        shopper.reverse("o1-again", earned, ALL, returned, undone);
        assertThat(shopper.points().total()).isZero();
    }

    @Test
    @DisplayName("EC-F6, EC-D5: held points of a returned order pay for the purchase, or are gone with the hold")
    void heldPointsPayOrAreGone() {
        Instant until = NOON.plusSeconds(5_000);
        Shopper released = new Shopper("within-balance");
        EarningDecision earned = released.earn("o1", "1000.00");
        Held held = released.hold("r1", 800, until);
        released.reverse("o1-back", earned, ALL);
        assertThat(released.points(RETURNED).held()).isEqualTo(800);
        assertThat(released.points(until).total()).isZero();
        assertThat(Desks.declined(released.loyalty().redeem(released.wish("r2", until, 1)))
                        .reason())
                .hasToString("NOT_ENOUGH_UNITS");
        LedgerSnapshot timedOut = released.ledger();
        released.book(released.loyalty().release(held, RETURNED, timedOut).orElseThrow());
        assertThat(released.points().total()).isZero();
        assertThat(timedOut.plus(LedgerArithmetic.expire(timedOut, "acme", CANCELLED)
                                .orElseThrow())
                        .lots())
                .allSatisfy(lot -> assertThat(lot.left()).isZero());

        Shopper confirmed = new Shopper("within-balance");
        EarningDecision again = confirmed.earn("o1", "1000.00");
        Held kept = confirmed.hold("r1", 800, until);
        confirmed.reverse("o1-back", again, ALL);
        Accepted spent = confirmed.book(accepted(confirmed.loyalty().confirm(kept, RETURNED, confirmed.ledger())));
        assertThat(spent.discount()).isEqualTo(gbp("8.00"));
        assertThat(confirmed.cancel("r1-back", spent, ALL).rewards().get(0).reclaimed())
                .isEqualTo(800);
        assertThat(confirmed.points().total()).isZero();
    }

    @Test
    @DisplayName("EC-F8: nor do they come back to a hold that timed out and was spent on something else")
    void pointsOfAReturnedOrderDoNotComeBackToAHoldEither() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        shopper.hold("r1", 1_000, NOON.plusSeconds(60));
        Accepted spent =
                shopper.book(accepted(shopper.loyalty().redeem(shopper.wish("r2", NOON.plusSeconds(60), 900))));
        shopper.reverse("o1-back", earned, ALL);
        assertThat(shopper.points().total()).isZero();

        shopper.cancel("r2-back", spent, ALL);

        assertThat(shopper.points().total()).isZero();
    }

    @Test
    @DisplayName("EC-N7, EC-F8: nor after the two accounts of the member became one")
    void norAfterAMerge() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        Accepted spent = shopper.redeem("r1", 500);
        shopper.hold("r2", 300, CANCELLED);
        shopper.reverse("o1-back", earned, ALL);
        LedgerSnapshot survivor = LedgerSnapshot.empty("mia");
        EarningDecision own =
                shopper.loyalty().earn(new EarningRequest("acme", Member.of("mia"), order("o1", "7.00"), survivor));
        survivor = survivor.plus(own);

        MergeDecision merge = shopper.loyalty()
                .bookkeeping("acme")
                .merge(new MergeRequest("merged", RETURNED, shopper.ledger(), survivor, List.of()));
        assertThat(ReceiptJson.read(ReceiptJson.write(merge))).isEqualTo(merge);
        LedgerSnapshot merged = survivor.plus(merge);
        merged = merged.plus(shopper.loyalty()
                .cancel(CancellationRequest.ofRest(
                        "r1-back", CANCELLED, spent.renamed(merge.renaming()), List.of(), merged)));

        assertThat(merged.balance("points", CANCELLED).total()).isEqualTo(7);
        assertThat(LedgerArithmetic.expire(merged, "acme", CANCELLED)
                        .orElseThrow()
                        .booking()
                        .entries())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "EC-N5: points that were given away are spent; what the other member does with them is not the return's")
    void whatWasGivenAwayStaysWithWhoGotIt() {
        Shopper shopper = new Shopper("within-balance");
        EarningDecision earned = shopper.earn("o1", "1000.00");
        shopper.hold("r0", 1_000, NOON.plusSeconds(60));
        LedgerSnapshot ben = LedgerSnapshot.empty("ben");
        Transferred gift = shopper.book((Transferred) shopper.loyalty()
                .bookkeeping("acme")
                .transfer(new TransferRequest("gift", NOON.plusSeconds(60), "points", 1_000, shopper.ledger(), ben)));
        ben = ben.plus(gift);
        Accepted spent = accepted(shopper.loyalty()
                .redeem(new RedemptionRequest(
                        "acme",
                        "r1",
                        RETURNED,
                        Member.of("ben"),
                        Shopper.BASKET,
                        List.of(Wish.units("points", 600)),
                        ben)));
        ben = ben.plus(spent);
        shopper.reverse("o1-back", earned, ALL);

        ben = ben.plus(
                shopper.loyalty().cancel(CancellationRequest.ofRest("r1-back", CANCELLED, spent, List.of(), ben)));

        assertThat(ben.balance("points", CANCELLED).active()).isEqualTo(1_000);
        assertThat(shopper.points().total()).isZero();
    }
}
