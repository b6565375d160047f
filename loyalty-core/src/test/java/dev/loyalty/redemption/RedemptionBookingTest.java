package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.request;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a redemption writes, and what must hold of it. */
class RedemptionBookingTest {

    private static final String GIFT = rule("Gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" )");

    /** A lot that was earned some days ago and expires some days from now. */
    private static LedgerSnapshot lot(LedgerSnapshot ledger, String event, long units, int days) {
        return ledger.after(LedgerArithmetic.issue(
                ledger,
                new LotId(event, "points", 1),
                units,
                LotTerms.activeAtOnce(
                        NOON.minus(Duration.ofDays(9)), new Expiry.At(NOON.plus(Duration.ofDays(days))))));
    }

    private static final LedgerSnapshot LOTS =
            lot(lot(lot(LedgerSnapshot.empty("m1"), "late", 100, 30), "soon", 100, 3), "next", 100, 9);

    @Test
    @DisplayName("EC-X6: what is taken off has a debit of the same receipt, lot by lot")
    void debitsWhatItGives() {
        Accepted accepted = accepted(
                redeem(desk(POINTS_OFF, GIFT), LOTS, order("20.00"), Wish.units("points", 150), Wish.one("Gift")));
        assertThat(accepted.booking().entries())
                .filteredOn(entry -> entry.kind() == EntryKind.REDEEMED)
                .extracting(entry -> entry.lot().event(), Entry::units)
                .containsExactly(tuple("soon", -100L), tuple("next", -50L), tuple("next", -50L), tuple("late", -50L));
        assertThat(LOTS.plus(accepted).balance("points", NOON).active()).isEqualTo(50);
        assertThat(accepted.discount()).isEqualTo(gbp("1.50"));
    }

    @Test
    void knowsWhichLotsPaidForWhat() {
        Accepted accepted = accepted(
                redeem(desk(POINTS_OFF, GIFT), LOTS, order("20.00"), Wish.units("points", 150), Wish.one("Gift")));
        Redeemed points = accepted.redeemed("points").orElseThrow();
        Redeemed gift = accepted.redeemed("Gift").orElseThrow();
        assertThat(accepted.paid(points))
                .extracting(entry -> entry.lot().event())
                .containsExactly("soon", "next");
        assertThat(accepted.paid(gift)).extracting(entry -> entry.lot().event()).containsExactly("next", "late");
        assertThat(accepted.paid(gift).stream().mapToLong(Entry::units).sum()).isEqualTo(-100);
        Accepted other = accepted(redeem(desk(GIFT), LOTS, null, Wish.times("Gift", 2)));
        assertThatThrownBy(() -> accepted.paid(other.redeemed().get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Gift")
                .hasMessageContaining("Maybe");
    }

    @Test
    void expectsTheLedgerThatItSaw() {
        Accepted accepted = accepted(redeem(desk(POINTS_OFF), LOTS, order("20.00"), Wish.most("points")));
        assertThat(accepted.booking().expectations()).containsExactly(new Expectation.LedgerUnchanged("m1", 0));
        assertThat(accepted.key()).isEqualTo(request(LOTS, null).key());
    }

    @Test
    @DisplayName("EC-X5: the cost is computed from the rules, whatever a client believes it to be")
    void doesNotTrustACost() {
        Loyalty loyalty =
                desk(forOrder("Dear", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.pound )"));
        LedgerSnapshot ledger = holding("points", 600);
        assertThat(accepted(redeem(loyalty, ledger, order("20.00"), Wish.one("Dear")))
                        .spent("points"))
                .isEqualTo(500);
        assertThat(accepted(redeem(loyalty, ledger, order("20.00"), Wish.units("Dear", 600)))
                        .spent("points"))
                .isEqualTo(500);
        RedemptionDecision.Declined cheap = declined(redeem(loyalty, ledger, order("20.00"), Wish.units("Dear", 1)));
        assertThat(cheap.reason()).isEqualTo(RefusalReason.BELOW_MINIMUM);
        assertThat(cheap.required()).isEqualByComparingTo("500");
    }

    private static InMemoryLedger store(String member, long units) {
        InMemoryLedger store = new InMemoryLedger();
        give(store, member, units);
        return store;
    }

    private static void give(InMemoryLedger store, String member, long units) {
        LedgerSnapshot ledger = store.snapshot("acme", member);
        store.commit(new Opening(new Booking(
                new IdempotencyKey("acme", member, "given", Calculation.EARNING),
                LedgerArithmetic.issue(
                        ledger,
                        new LotId("given", "points", 1),
                        units,
                        LotTerms.activeAtOnce(NOON, new Expiry.Never())),
                List.of(),
                List.of())));
    }

    private record Opening(Booking booking) implements Receipt {
        @Override
        public String bodyHash() {
            return "opening";
        }
    }

    private static RedemptionRequest of(InMemoryLedger store, String member, String id, Wish... wishes) {
        return new RedemptionRequest(
                "acme", id, NOON, Member.of(member), order("200.00"), List.of(wishes), store.snapshot("acme", member));
    }

    @Test
    @DisplayName("EC-X7: a redemption that is sent again is spent once, and answered with the first receipt")
    void isSpentOnce() {
        Loyalty loyalty = desk(POINTS_OFF);
        InMemoryLedger store = store("m1", 1_000);
        Accepted first = accepted(loyalty.redeem(of(store, "m1", "r1", Wish.units("points", 300))));
        store.commit(first);
        Accepted again = accepted(loyalty.redeem(of(store, "m1", "r1", Wish.units("points", 300))));
        CommitResult result = store.commit(again);
        assertThat(result).isInstanceOf(CommitResult.Replayed.class);
        assertThat(((CommitResult.Replayed) result).original()).isEqualTo(first);
        assertThat(store.snapshot("acme", "m1").balance("points", NOON).active())
                .isEqualTo(700);
    }

    @Test
    @DisplayName("EC-X3: the same id for other wishes is a conflict")
    void conflictsWithAnotherWishOfTheSameId() {
        Loyalty loyalty = desk(POINTS_OFF);
        InMemoryLedger store = store("m1", 1_000);
        store.commit(accepted(loyalty.redeem(of(store, "m1", "r1", Wish.units("points", 300)))));
        CommitResult result = store.commit(accepted(loyalty.redeem(of(store, "m1", "r1", Wish.units("points", 200)))));
        assertThat(result).isInstanceOf(CommitResult.Conflict.class);
    }

    @Test
    void isKeptAsText() {
        Accepted accepted = accepted(
                redeem(desk(POINTS_OFF, GIFT), LOTS, order("20.00"), Wish.units("points", 150), Wish.one("Gift")));
        assertThat(ReceiptJson.read(ReceiptJson.write(accepted))).isEqualTo(accepted);
        Accepted read = ReceiptJson.read(ReceiptJson.write(accepted), Accepted.class);
        assertThat(read.explanation()).isEqualTo(accepted.explanation());
    }

    @Test
    @DisplayName("EC-M1, EC-M5: an order in another currency is refused, with or without its rate: nothing is guessed")
    void theOrderIsInTheCurrencyOfTheProgramme() {
        Order foreign = Order.of("o2", NOON, List.of(Line.of("1", "A", Money.parse("EUR 20.00"))));
        Order rated = foreign.withRate(new ExchangeRate(CurrencyUnit.GBP, new BigDecimal("0.85")));
        for (Order order : List.of(foreign, rated)) {
            assertThatThrownBy(() -> redeem(desk(POINTS_OFF), holding("points", 500), order, Wish.most("points")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("order o2 is in EUR, but programme acme counts in GBP."
                            + " Maybe convert the order's amounts first?");
        }
    }

    @Test
    void hasAnIdOfItsOwn() {
        assertThatThrownBy(() -> new RedemptionRequest(
                        "acme", "o1", NOON, Member.of("m1"), order("1.00"), List.of(), holding("points", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("o1")
                .hasMessageContaining("Maybe \"o1-redemption\"?");
        assertThatThrownBy(() -> request(holding("points", 1), null, Wish.one("a"), Wish.most("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\" twice")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> desk(POINTS_OFF).redeem(request(holding("points", 1), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no wishes")
                .hasMessageContaining("Maybe");
    }
}
