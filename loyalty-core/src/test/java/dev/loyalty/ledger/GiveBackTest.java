package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GiveBackTest {

    private static final Instant SPENT = day("2026-02-10");
    private static final Instant AT = day("2026-02-20");

    private static final LedgerSnapshot START = ledger(
            Entry.issue(lot("soon"), 60, active("2026-01-01", lastDay("2026-02-28"))),
            Entry.issue(lot("later"), 50, active("2026-01-05", lastDay("2026-06-30"))));
    private static final List<Entry> REDEMPTION = redeem(START, 100);
    private static final LedgerSnapshot LEDGER = START.after(REDEMPTION);

    private static List<Entry> redeem(LedgerSnapshot ledger, long units) {
        return ((Spending.Spent) LedgerArithmetic.spend(ledger, POINTS, units, SPENT, SpendingOrder.NEAREST_EXPIRY))
                .entries();
    }

    private static GiveBack wish(long before, long units, Instant at, GiveBack.@Nullable FreshLot goodwill) {
        return new GiveBack(REDEMPTION, before, units, at, goodwill);
    }

    private static Entry back(String event, long units, Instant at) {
        return Entry.give(EntryKind.CANCELLED, lot(event), units, at);
    }

    @Test
    @DisplayName("EC-F8: units return to their own lots, which keep their age and expiry")
    void returnsUnitsToTheirOwnLots() {
        GivenBack all = LedgerArithmetic.giveBack(LEDGER, wish(0, 100, AT, null));

        assertThat(all.entries()).containsExactly(back("later", 40, AT), back("soon", 60, AT));
        assertThat(all).isEqualTo(new GivenBack(all.entries(), 100, 0, 0, 0));
        assertThat(LEDGER.after(all.entries())).isEqualTo(START);
    }

    @Test
    @DisplayName("EC-F8: units of a lot that is past come back expired")
    void returnsUnitsOfPastLotsExpired() {
        Instant march = day("2026-03-01");

        GivenBack all = LedgerArithmetic.giveBack(LEDGER, wish(0, 100, march, null));

        assertThat(all.entries())
                .containsExactly(
                        back("later", 40, march), back("soon", 60, march), Entry.expire(lot("soon"), 60, march));
        assertThat(all).isEqualTo(new GivenBack(all.entries(), 40, 60, 0, 0));
        LedgerSnapshot after = LEDGER.after(all.entries());
        assertThat(after.balance(POINTS, march).active()).isEqualTo(50);
        assertThat(LedgerArithmetic.expire(after, Books.PROGRAMME, march)).isEmpty();
    }

    @Test
    @DisplayName("EC-F8: goodwill gives units of past lots a fresh date, and no others")
    void goodwillGivesAFreshDate() {
        Instant march = day("2026-03-01");
        LotTerms terms = active("2026-03-01", lastDay("2026-03-31"));
        GiveBack.FreshLot goodwill = new GiveBack.FreshLot(lot("cancel1"), terms);

        GivenBack all = LedgerArithmetic.giveBack(LEDGER, wish(0, 100, march, goodwill));

        assertThat(all.entries())
                .containsExactly(
                        back("later", 40, march), Entry.open(EntryKind.CANCELLED, lot("cancel1"), 60, march, terms));
        assertThat(all).isEqualTo(new GivenBack(all.entries(), 40, 0, 60, 0));
        assertThat(LEDGER.after(all.entries()).balance(POINTS, march).active()).isEqualTo(110);
        assertThat(LedgerArithmetic.giveBack(LEDGER, wish(0, 100, AT, goodwill)).renewed())
                .isZero();
    }

    @Test
    void aPartGivenBackIsTheSameAsHavingSpentLess() {
        GivenBack part = LedgerArithmetic.giveBack(LEDGER, wish(0, 70, AT, null));

        assertThat(LEDGER.after(part.entries())).isEqualTo(START.after(redeem(START, 30)));
    }

    @Test
    void partsGoOnWhereTheEarlierOnesStopped() {
        GivenBack first = LedgerArithmetic.giveBack(LEDGER, wish(0, 25, AT, null));
        LedgerSnapshot ledger = LEDGER.after(first.entries());
        GivenBack second = LedgerArithmetic.giveBack(ledger, wish(25, 25, AT, null));
        ledger = ledger.after(second.entries());
        GivenBack third = LedgerArithmetic.giveBack(ledger, wish(50, 50, AT, null));

        assertThat(first.entries()).containsExactly(back("later", 25, AT));
        assertThat(second.entries()).containsExactly(back("later", 15, AT), back("soon", 10, AT));
        assertThat(third.entries()).containsExactly(back("soon", 50, AT));
        assertThat(ledger.after(third.entries())).isEqualTo(START);
    }

    @Test
    @DisplayName("EC-N2: debt is repaid from what comes back")
    void repaysDebtFromWhatComesBack() {
        LedgerSnapshot indebted = LEDGER.after(List.of(
                Entry.take(EntryKind.REVERSED, lot("later"), 10, AT), Entry.owe(EntryKind.REVERSED, POINTS, 70, AT)));

        GivenBack all = LedgerArithmetic.giveBack(indebted, wish(0, 100, AT, null));

        assertThat(all.entries())
                .containsExactlyElementsOf(Books.joined(
                        List.of(back("later", 40, AT)),
                        Entry.repay(lot("later"), 40, AT),
                        List.of(back("soon", 60, AT)),
                        Entry.repay(lot("soon"), 30, AT)));
        assertThat(indebted.after(all.entries()).balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 0, 30, 0));
    }

    @Test
    void repaysDebtFromGoodwillButNotFromWhatIsLostAgain() {
        Instant july = day("2026-07-01");
        LedgerSnapshot indebted = LEDGER.after(
                List.of(Entry.expire(lot("later"), 10, july), Entry.owe(EntryKind.REVERSED, POINTS, 30, july)));
        GiveBack.FreshLot goodwill = new GiveBack.FreshLot(lot("cancel1"), active("2026-07-01", NEVER));

        LedgerSnapshot lost = after(indebted, wish(0, 100, july, null));
        assertThat(lost.debt(POINTS)).isEqualTo(30);
        assertThat(lost.balance(POINTS, july)).isEqualTo(new Balance(POINTS, july, 0, 0, 30));
        LedgerSnapshot renewed = after(indebted, wish(0, 100, july, goodwill));
        assertThat(renewed.debt(POINTS)).isZero();
        assertThat(renewed.balance(POINTS, july)).isEqualTo(new Balance(POINTS, july, 0, 70, 0));
    }

    private static LedgerSnapshot after(LedgerSnapshot ledger, GiveBack wish) {
        return ledger.after(LedgerArithmetic.giveBack(ledger, wish).entries());
    }

    @Test
    void nothingToGiveBackNeedsNoEntries() {
        assertThat(LedgerArithmetic.giveBack(LEDGER, wish(100, 0, AT, null)))
                .isEqualTo(new GivenBack(List.of(), 0, 0, 0, 0));
        assertThat(LedgerArithmetic.giveBack(LEDGER, new GiveBack(List.of(), 0, 0, AT, null)))
                .isEqualTo(new GivenBack(List.of(), 0, 0, 0, 0));
        GiveBack.FreshLot unused = new GiveBack.FreshLot(lot("c"), active("2026-02-20", NEVER));
        assertThat(new GiveBack(List.of(), 0, 0, AT, unused).goodwill()).isEqualTo(unused);
        assertThat(LedgerArithmetic.giveBack(LEDGER, wish(0, 0, day("2026-03-01"), unused))
                        .entries())
                .isEmpty();
    }

    @Test
    void refusesMoreThanWasSpent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(60, 41, AT, null))
                .withMessageContaining("41")
                .withMessageContaining("100")
                .withMessageContaining("Maybe");
    }

    @Test
    void refusesMoreBeforeThanWasSpent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(101, 0, AT, null))
                .withMessageContaining("101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(-1, 0, AT, null))
                .withMessageContaining("before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(0, -1, AT, null))
                .withMessageContaining("units");
    }

    @Test
    void refusesEntriesThatSpentNothing() {
        List<Entry> issued = List.of(Entry.issue(lot("o1"), 1, active("2026-01-01", NEVER)));
        LotId credit = new LotId("o1", "credit", 1);
        List<Entry> mixed = Books.joined(REDEMPTION, List.of(Entry.take(EntryKind.REDEEMED, credit, 1, SPENT)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GiveBack(issued, 0, 0, AT, null))
                .withMessageContaining("ISSUED");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new GiveBack(List.of(Entry.owe(EntryKind.REDEEMED, POINTS, 1, SPENT)), 0, 0, AT, null))
                .withMessageContaining("GiveBack.spent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GiveBack(mixed, 0, 0, AT, null))
                .withMessageContaining("credit");
    }

    @Test
    void refusesAFreshLotThatCannotHelp() {
        LotTerms past = active("2026-01-01", lastDay("2026-02-19"));
        LotTerms good = active("2026-02-20", NEVER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(0, 1, AT, new GiveBack.FreshLot(lot("c"), past)))
                .withMessageContaining("past");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(0, 1, AT, new GiveBack.FreshLot(new LotId("c", "credit", 1), good)))
                .withMessageContaining("credit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.giveBack(
                        LEDGER, wish(0, 100, day("2026-03-01"), new GiveBack.FreshLot(lot("soon"), good))))
                .withMessageContaining("already issued");
    }

    @Test
    void refusesASnapshotWithoutTheLots() {
        LedgerSnapshot trimmed = LEDGER.forget(day("2026-01-03"), LocalDate.MIN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.giveBack(trimmed, wish(0, 100, AT, null)))
                .withMessageContaining("soon")
                .withMessageContaining("Maybe the snapshot was trimmed");
    }
}
