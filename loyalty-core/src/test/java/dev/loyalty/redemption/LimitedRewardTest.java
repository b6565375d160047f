package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Member;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionDecision.Declined;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stock, budgets, and so many times. */
class LimitedRewardTest {

    private static final LedgerSnapshot RICH = holding("points", 100_000);
    private static final LimitKey STOCK = new LimitKey("stock", "acme", LimitPeriod.EVER);

    private static Loyalty limited(String limit, String... rules) {
        return deskWith(DEFINITION + "limits:\n  stock: " + limit + "\n", rules);
    }

    private static final String GIFT =
            rule("Gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" ).limitedBy( \"stock\" )");
    private static final String POINTS = forOrder(
            "Points", "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).limitedBy( \"stock\" )");
    private static final String FIVER = forOrder(
            "Fiver", "redeem.points( policy.hundred ).amountOff( $order, policy.fiver ).limitedBy( \"stock\" )");

    private static LedgerSnapshot used(long amount) {
        return new LedgerSnapshot(
                RICH.member(), RICH.revision(), RICH.lots(), RICH.debts(), new TreeMap<>(Map.of(STOCK, amount)));
    }

    @Test
    @DisplayName("EC-C8: stock that members share is checked again when the redemption is committed")
    void sharesAStock() {
        Loyalty loyalty = limited("{ per: programme, period: ever, at-most: 3 items }", GIFT);
        Accepted accepted = accepted(redeem(loyalty, used(1), null, Wish.times("Gift", 2)));
        assertThat(accepted.booking().uses()).containsExactly(new LimitUse(STOCK, 2));
        assertThat(accepted.booking().expectations()).contains(new Expectation.CapacityLeft(STOCK, 2, 3));
        Declined declined = declined(redeem(loyalty, used(3), null, Wish.one("Gift")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.LIMIT_REACHED);
        assertThat(declined.refusals().get(0).because()).isEqualTo("stock");
        assertThat(declined.required()).isEqualByComparingTo("1");
        assertThat(declined.available()).isEqualByComparingTo("0");
    }

    @Test
    void givesTheLastOneToOneMember() {
        Loyalty loyalty = limited("{ per: programme, period: ever, at-most: 1 time }", GIFT);
        InMemoryLedger store = new InMemoryLedger();
        Accepted anna = accepted(redeem(loyalty, RICH, null, Wish.one("Gift")));
        LedgerSnapshot other = new LedgerSnapshot("m2", 0, RICH.lots(), RICH.debts(), RICH.used());
        Accepted bob = accepted(loyalty.redeem(
                new RedemptionRequest("acme", "r1", NOON, Member.of("m2"), null, List.of(Wish.one("Gift")), other)));
        store.commit(opening("m1"));
        store.commit(opening("m2"));
        Accepted annaNow = again(loyalty, store, "m1");
        Accepted bobNow = again(loyalty, store, "m2");
        assertThat(store.commit(annaNow)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(bobNow)).isInstanceOf(CommitResult.Stale.class);
        assertThat(anna.redeemed()).isEqualTo(bob.redeemed());
    }

    private static Receipt opening(String member) {
        return new TestReceipt(new Booking(
                new IdempotencyKey("acme", member, "given", Calculation.EARNING),
                List.of(Entry.issue(
                        new LotId("given", "points", 1), 500, LotTerms.activeAtOnce(NOON, new Expiry.Never()))),
                List.of(),
                List.of()));
    }

    private record TestReceipt(Booking booking) implements Receipt {
        @Override
        public String bodyHash() {
            return "h";
        }
    }

    private static Accepted again(Loyalty loyalty, InMemoryLedger store, String member) {
        return accepted(loyalty.redeem(new RedemptionRequest(
                "acme",
                "r1",
                NOON,
                Member.of(member),
                null,
                List.of(Wish.one("Gift")),
                store.snapshot("acme", member))));
    }

    @Test
    void cutsAnAmountToWhatABudgetOfMoneyLeaves() {
        Loyalty loyalty = limited("{ per: programme, period: ever, at-most: 10.00 money }", POINTS);
        Accepted accepted = accepted(redeem(loyalty, used(400), order("20.00"), Wish.units("Points", 900)));
        assertThat(accepted.discount()).isEqualTo(gbp("6.00"));
        assertThat(accepted.spent("points")).isEqualTo(600);
        assertThat(accepted.booking().uses()).containsExactly(new LimitUse(STOCK, 600));
        Declined declined = declined(redeem(loyalty, used(1_000), order("20.00"), Wish.units("Points", 900)));
        assertThat(declined.reason()).isEqualTo(RefusalReason.LIMIT_REACHED);
        assertThat(declined.required()).isEqualByComparingTo("9.00");
        assertThat(declined.available()).isEqualByComparingTo("0.00");
    }

    @Test
    void refusesAnAmountWhereTheLimitSaysSo() {
        Loyalty loyalty = limited("{ per: programme, period: ever, at-most: 10.00 money, overflow: refuse }", POINTS);
        Declined declined = declined(redeem(loyalty, used(400), order("20.00"), Wish.units("Points", 900)));
        assertThat(declined.reason()).isEqualTo(RefusalReason.LIMIT_REACHED);
        assertThat(declined.required()).isEqualByComparingTo("9.00");
        assertThat(declined.available()).isEqualByComparingTo("6.00");
        assertThat(accepted(redeem(loyalty, used(400), order("20.00"), Wish.units("Points", 600)))
                        .discount())
                .isEqualTo(gbp("6.00"));
    }

    @Test
    void doesNotCutWhatHasAFixedCost() {
        Loyalty loyalty = limited("{ per: programme, period: ever, at-most: 10.00 money }", FIVER);
        Declined declined = declined(redeem(loyalty, used(501), order("20.00"), Wish.one("Fiver")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.LIMIT_REACHED);
        assertThat(declined.required()).isEqualByComparingTo("5.00");
        assertThat(declined.available()).isEqualByComparingTo("4.99");
    }

    @Test
    void countsTimesAndUnits() {
        Loyalty times = limited("{ per: programme, period: ever, at-most: 3 times }", POINTS, FIVER);
        assertThat(accepted(redeem(times, RICH, order("20.00"), Wish.times("Fiver", 2), Wish.units("Points", 300)))
                        .booking()
                        .uses())
                .containsExactly(new LimitUse(STOCK, 3));
        assertThat(accepted(redeem(times, used(1), order("90.00"), Wish.times("Fiver", 7)))
                        .spent("points"))
                .isEqualTo(200);
        Loyalty points = limited("{ per: programme, period: ever, at-most: 350 points }", POINTS, FIVER);
        assertThat(accepted(redeem(points, RICH, order("20.00"), Wish.units("Points", 900)))
                        .spent("points"))
                .isEqualTo(350);
        assertThat(accepted(redeem(points, RICH, order("20.00"), Wish.times("Fiver", 4)))
                        .spent("points"))
                .isEqualTo(300);
    }

    @Test
    void respectsTheMostThatAnAccountCanHold() {
        Loyalty loyalty = deskWith(
                DEFINITION.replace("coupons: { unit: items }", "coupons: { unit: items, at-most: 2 items }"),
                rule("Coupon", "Member()", "redeem.points( policy.hundred ).brings( \"coupons\" )"));
        assertThat(accepted(redeem(loyalty, RICH, null, Wish.times("Coupon", 5)))
                        .spent("points"))
                .isEqualTo(200);
        assertThat(declined(redeem(loyalty, holding(RICH, "coupons", 2), null, Wish.one("Coupon")))
                        .reason())
                .isEqualTo(RefusalReason.LIMIT_REACHED);
    }

    @Test
    void saysWhatALimitCannotCount() {
        assertThatThrownBy(() -> redeem(
                        limited("{ per: programme, period: ever, at-most: 3 items }", POINTS),
                        RICH,
                        order("20.00"),
                        Wish.most("Points")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("limit \"stock\" counts ITEMS")
                .hasMessageContaining("rule \"Points\"")
                .hasMessageContaining("Maybe a limit of times?");
    }
}
