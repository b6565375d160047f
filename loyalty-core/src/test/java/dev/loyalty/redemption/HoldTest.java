package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.request;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.TakeBack;
import dev.loyalty.model.Member;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Units that are set aside for a checkout in two steps. */
class HoldTest {

    private static final Instant UNTIL = NOON.plus(Duration.ofMinutes(15));
    private static final Instant SOON = NOON.plus(Duration.ofMinutes(5));
    private static final Instant LATE = NOON.plus(Duration.ofMinutes(20));
    private static final LimitKey STOCK = new LimitKey("stock", "acme", LimitPeriod.EVER);

    private final Loyalty loyalty = deskWith(
            DEFINITION + "limits:\n  stock: { per: programme, period: ever, at-most: 3 items }\n",
            POINTS_OFF,
            rule("Gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" ).limitedBy( \"stock\" )"));
    private final LedgerSnapshot before = holding("points", 1_000);

    private Held hold(LedgerSnapshot ledger, Wish... wishes) {
        HoldDecision decision = loyalty.hold(request(ledger, order("20.00"), wishes), UNTIL);
        assertThat(decision).isInstanceOf(Held.class);
        return (Held) decision;
    }

    private static Balance points(LedgerSnapshot ledger, Instant at) {
        return ledger.balance("points", at);
    }

    @Test
    void cannotBeSpentMeanwhile() {
        LedgerSnapshot ledger = before.plus(hold(before, Wish.units("points", 800)));
        assertThat(points(ledger, SOON).active()).isEqualTo(200);
        assertThat(points(ledger, SOON).held()).isEqualTo(800);
        assertThat(points(ledger, SOON).pending()).isZero();
        assertThat(points(ledger, SOON).total()).isEqualTo(1_000);
        assertThat(declined(redeem(loyalty, ledger, order("20.00"), Wish.units("points", 201)))
                        .reason())
                .isEqualTo(RefusalReason.NOT_ENOUGH_UNITS);
    }

    @Test
    void becomesTheRedemptionThatWasPromised() {
        Held held = hold(before, Wish.units("points", 800), Wish.one("Gift"));
        LedgerSnapshot ledger = before.plus(held);
        Accepted direct =
                accepted(redeem(loyalty, before, order("20.00"), Wish.units("points", 800), Wish.one("Gift")));
        Accepted accepted = accepted(loyalty.confirm(held, SOON, ledger));
        assertThat(accepted.redeemed()).isEqualTo(direct.redeemed());
        assertThat(accepted.discount()).isEqualTo(gbp("8.00"));
        assertThat(accepted.key()).isEqualTo(direct.key());
        LedgerSnapshot after = ledger.plus(accepted);
        LedgerSnapshot without = before.plus(direct);
        for (String account : List.of("points", "gifts")) {
            assertThat(after.balance(account, LATE)).isEqualTo(without.balance(account, LATE));
        }
        assertThat(after.used(STOCK)).isEqualTo(1);
        assertThat(after.used()).isEqualTo(without.used());
        assertThat(accepted.paid(accepted.redeemed().get(0)))
                .extracting(entry -> entry.lot().event())
                .containsExactly("given");
    }

    @Test
    void isFreeAgainWhenItTimesOutWithoutAnybodyDoingAnything() {
        Held held = hold(before, Wish.units("points", 800));
        LedgerSnapshot ledger = before.plus(held);
        assertThat(points(ledger, UNTIL.minusMillis(1)).active()).isEqualTo(200);
        assertThat(points(ledger, UNTIL).active()).isEqualTo(1_000);
        assertThat(points(ledger, UNTIL).held()).isZero();
        RedemptionDecision.Declined declined = declined(loyalty.confirm(held, UNTIL, ledger));
        assertThat(declined.reason()).isEqualTo(RefusalReason.HOLD_TIMED_OUT);
        LedgerSnapshot cleaned = ledger.plus(loyalty.release(held, LATE, ledger).orElseThrow());
        assertThat(points(cleaned, LATE)).isEqualTo(points(ledger, LATE));
        assertThat(points(cleaned, UNTIL)).isEqualTo(points(ledger, UNTIL));
    }

    @Test
    void isFreeAgainWhenItIsReleased() {
        Held held = hold(before, Wish.units("points", 800), Wish.one("Gift"));
        LedgerSnapshot ledger = before.plus(held);
        assertThat(ledger.used(STOCK)).isEqualTo(1);
        Released released = loyalty.release(held, SOON, ledger).orElseThrow();
        assertThat(released.released("points")).isEqualTo(900);
        LedgerSnapshot after = ledger.plus(released);
        assertThat(points(after, SOON).active()).isEqualTo(1_000);
        assertThat(after.used()).isEmpty();
        assertThat(after.lot(new LotId("given", "points", 1))).isEqualTo(before.lot(new LotId("given", "points", 1)));
    }

    @Test
    void endsOnce() {
        Held held = hold(before, Wish.units("points", 800));
        LedgerSnapshot ledger = before.plus(held);
        LedgerSnapshot confirmed = ledger.plus(accepted(loyalty.confirm(held, SOON, ledger)));
        assertThat(declined(loyalty.confirm(held, SOON, confirmed)).reason()).isEqualTo(RefusalReason.HOLD_ENDED);
        assertThat(loyalty.release(held, SOON, confirmed)).isEmpty();
        LedgerSnapshot released =
                ledger.plus(loyalty.release(held, SOON, ledger).orElseThrow());
        assertThat(declined(loyalty.confirm(held, SOON, released)).reason()).isEqualTo(RefusalReason.HOLD_ENDED);
        assertThat(loyalty.release(held, SOON, released)).isEmpty();
    }

    @Test
    void releasesOnlyWhatIsLeftAfterItTimedOut() {
        Held held = hold(before, Wish.units("points", 800), Wish.one("Gift"));
        LedgerSnapshot ledger = before.plus(held);
        RedemptionRequest later = new RedemptionRequest(
                "acme", "r2", LATE, Member.of("m1"), order("9.50"), List.of(Wish.most("points")), ledger);
        LedgerSnapshot spent = ledger.plus(accepted(loyalty.redeem(later)));
        assertThat(points(spent, LATE).active()).isEqualTo(50);
        LedgerSnapshot after = spent.plus(loyalty.release(held, LATE, spent).orElseThrow());
        assertThat(points(after, LATE).active()).isEqualTo(50);
        assertThat(after.used(STOCK)).isZero();
    }

    @Test
    @DisplayName("EC-D5: units that expire while they are held are granted when the hold is confirmed")
    void outlivesTheExpiryOfItsUnits() {
        LedgerSnapshot empty = LedgerSnapshot.empty("m1");
        LedgerSnapshot expiring = empty.after(LedgerArithmetic.issue(
                empty,
                new LotId("old", "points", 1),
                500,
                LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(9)), new Expiry.At(SOON))));
        Held held = hold(expiring, Wish.units("points", 400));
        LedgerSnapshot ledger = expiring.plus(held);
        LedgerSnapshot cleaned = ledger.plus(
                LedgerArithmetic.expire(ledger, "acme", SOON.plusSeconds(60)).orElseThrow());
        Accepted accepted = accepted(loyalty.confirm(held, SOON.plusSeconds(120), cleaned));
        assertThat(accepted.discount()).isEqualTo(gbp("4.00"));
        assertThat(points(cleaned.plus(accepted), LATE).total()).isZero();
        assertThat(points(ledger, UNTIL).active()).isZero();
    }

    @Test
    void isNotTakenByAReturnMeanwhile() {
        Held held = hold(before, Wish.units("points", 800));
        LedgerSnapshot ledger = before.plus(held);
        List<Entry> back = LedgerArithmetic.takeBack(
                        ledger,
                        new TakeBack(
                                "points", 1_000, List.of(new LotId("given", "points", 1)), 0, SOON, Clawback.UNLIMITED))
                .entries();
        LedgerSnapshot owing = ledger.after(back);
        assertThat(points(owing, SOON).held()).isEqualTo(800);
        assertThat(points(owing, SOON).debt()).isEqualTo(800);
        assertThat(accepted(loyalty.confirm(held, SOON, owing)).discount()).isEqualTo(gbp("8.00"));
        assertThat(points(owing, UNTIL).total()).isZero();
    }

    @Test
    void isConfirmedEvenIfTheHostForgotTheLotsThatAreUsedUp() {
        Held held = hold(before, Wish.units("points", 1_000));
        LedgerSnapshot trimmed = before.plus(held).forget(NOON.plus(Duration.ofDays(1)), LocalDate.of(2026, 1, 1));
        assertThat(trimmed.lot(new LotId("given", "points", 1))).isEmpty();
        Accepted accepted = accepted(loyalty.confirm(held, SOON, trimmed));
        assertThat(points(trimmed.plus(accepted), SOON).total()).isZero();
        assertThat(accepted.booking().entries())
                .filteredOn(entry -> entry.kind() == EntryKind.REDEEMED)
                .hasSize(1);
    }

    @Test
    void isKeptAsText() {
        Held held = hold(before, Wish.units("points", 800), Wish.one("Gift"));
        assertThat(ReceiptJson.read(ReceiptJson.write(held))).isEqualTo(held);
        Released released = loyalty.release(held, SOON, before.plus(held)).orElseThrow();
        assertThat(ReceiptJson.read(ReceiptJson.write(released))).isEqualTo(released);
    }

    @Test
    void isDeclinedLikeARedemption() {
        HoldDecision decision = loyalty.hold(request(before, order("20.00"), Wish.units("points", 1_001)), UNTIL);
        assertThat(decision).isInstanceOf(RedemptionDecision.Declined.class);
        assertThatThrownBy(() -> loyalty.hold(request(before, order("20.00"), Wish.most("points")), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not after")
                .hasMessageContaining("Maybe");
    }
}
