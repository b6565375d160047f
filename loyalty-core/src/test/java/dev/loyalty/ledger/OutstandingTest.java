package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reversal within the balance could not take, lot by lot, until it comes back. */
class OutstandingTest {

    private static final Instant AT = day("2026-02-10");
    private static final Instant UNTIL = day("2026-02-11");
    private static final LotTerms TERMS = active("2026-01-01", NEVER);

    private static Entry spent(String event, long units) {
        return Entry.take(EntryKind.REDEEMED, lot(event), units, day("2026-01-20"));
    }

    private static Entry outstanding(String event, long units) {
        return Entry.outstanding(EntryKind.REVERSED, lot(event), units, AT);
    }

    private static LedgerSnapshot hold(LedgerSnapshot ledger, String from, String held, long units) {
        return ledger.after(List.of(
                Entry.take(EntryKind.HELD, lot(from), units, day("2026-01-21")),
                Entry.open(
                        EntryKind.HELD,
                        lot(held),
                        units,
                        day("2026-01-21"),
                        new LotTerms(day("2026-01-01"), new Activation.Held(UNTIL, lot(from)), NEVER))));
    }

    private static List<Entry> takeBack(LedgerSnapshot ledger, long units, String own) {
        return LedgerArithmetic.takeBack(
                        ledger, new TakeBack(POINTS, units, List.of(lot(own)), 0, AT, Clawback.WITHIN_BALANCE))
                .entries();
    }

    private static LedgerSnapshot spentLots() {
        return ledger(
                Entry.issue(lot("own"), 100, TERMS),
                spent("own", 60),
                Entry.take(EntryKind.TRANSFERRED, lot("own"), 40, day("2026-01-20")),
                Entry.issue(lot("other"), 100, TERMS),
                spent("other", 100));
    }

    @Test
    @DisplayName(
            "EC-F6: what was redeemed of the lot is outstanding of it, then of lots from which others were redeemed")
    void isNotedWhereUnitsCanComeBack() {
        assertThat(takeBack(spentLots(), 50, "own")).containsExactly(outstanding("own", 50));
        assertThat(takeBack(spentLots(), 100, "own")).containsExactly(outstanding("own", 60), outstanding("other", 40));
        LedgerSnapshot after = spentLots().after(takeBack(spentLots(), 100, "own"));
        assertThat(after.outstanding(POINTS)).isEqualTo(100);
        assertThat(after.outstanding("credit")).isZero();
        assertThat(takeBack(after, 70, "other"))
                .as("no unit is outstanding twice; what never comes back is noted at its own lot")
                .containsExactly(outstanding("other", 60), outstanding("other", 10));
    }

    @Test
    @DisplayName("EC-F6, EC-D5: units that are held carry it themselves, so that they are gone when the hold times out")
    void isNotedAtWhatIsHeld() {
        LedgerSnapshot held = hold(
                hold(ledger(Entry.issue(lot("own"), 100, TERMS), spent("own", 30)), "own", "h1", 50), "own", "h2", 20);
        List<Entry> entries = takeBack(held, 80, "own");
        assertThat(entries).containsExactly(outstanding("h1", 50), outstanding("h2", 20), outstanding("own", 10));
        LedgerSnapshot after = held.after(entries);

        assertThat(after.balance(POINTS, AT).held()).isEqualTo(70);
        assertThat(after.balance(POINTS, UNTIL)).isEqualTo(new Balance(POINTS, UNTIL, 0, 0, 0));
        assertThat(LedgerArithmetic.spend(after, POINTS, 1, UNTIL, SpendingOrder.NEAREST_EXPIRY))
                .isEqualTo(new Spending.NotEnough(1, 0));
        assertThat(LedgerArithmetic.expire(after, PROGRAMME, AT)).isEmpty();
        assertThat(LedgerArithmetic.expire(after, PROGRAMME, UNTIL.plusSeconds(1))
                        .orElseThrow()
                        .booking()
                        .entries())
                .containsExactly(Entry.reclaim(lot("h1"), 50, UNTIL), Entry.reclaim(lot("h2"), 20, UNTIL));
    }

    @Test
    void ofAHoldThatTimedOutOnlyTheRestCanBeUsed() {
        LedgerSnapshot held = hold(ledger(Entry.issue(lot("own"), 100, TERMS)), "own", "h1", 50)
                .after(List.of(outstanding("h1", 20)));

        assertThat(held.lot(lot("h1")).orElseThrow().usable()).isEqualTo(30);
        assertThat(held.balance(POINTS, UNTIL).active()).isEqualTo(80);
        assertThat(LedgerArithmetic.spend(held, POINTS, 80, UNTIL, SpendingOrder.OLDEST))
                .isEqualTo(new Spending.Spent(List.of(
                        Entry.take(EntryKind.REDEEMED, lot("h1"), 30, UNTIL),
                        Entry.take(EntryKind.REDEEMED, lot("own"), 50, UNTIL))));
        LedgerSnapshot owing = held.after(List.of(Entry.owe(EntryKind.ADJUSTED, POINTS, 100, AT)));
        assertThat(LedgerArithmetic.repay(owing, POINTS, UNTIL))
                .filteredOn(entry -> entry.lot() != null)
                .extracting(Entry::units)
                .containsExactly(-30L, -50L);
        assertThat(held.expiring(POINTS, AT, day("2030-01-01"))).isEmpty();
    }

    @Test
    @DisplayName("EC-F8: what comes back is taken first, before it repays a debt, expires or is renewed")
    void isTakenFirstWhenItComesBack() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("own"), 100, active("2026-01-01", lastDay("2026-02-01"))),
                spent("own", 100),
                outstanding("own", 30),
                Entry.owe(EntryKind.ADJUSTED, POINTS, 10, AT));
        List<Entry> redeemed = List.of(spent("own", 100));
        Entry settled = Entry.outstanding(EntryKind.CANCELLED, lot("own"), -30, AT);

        GivenBack expired = LedgerArithmetic.giveBack(ledger, new GiveBack(redeemed, 0, 100, AT, null));
        assertThat(expired)
                .isEqualTo(new GivenBack(
                        List.of(
                                settled,
                                Entry.give(EntryKind.CANCELLED, lot("own"), 70, AT),
                                Entry.expire(lot("own"), 70, AT)),
                        0,
                        70,
                        0,
                        30));
        GivenBack renewed = LedgerArithmetic.giveBack(
                ledger,
                new GiveBack(
                        redeemed, 0, 100, AT, new GiveBack.FreshLot(lot("new"), LotTerms.activeAtOnce(AT, NEVER))));
        assertThat(renewed.renewed()).isEqualTo(70);
        assertThat(renewed.reclaimed()).isEqualTo(30);
        GivenBack few = LedgerArithmetic.giveBack(ledger, new GiveBack(redeemed, 0, 20, AT, null));
        assertThat(few)
                .isEqualTo(new GivenBack(
                        List.of(Entry.outstanding(EntryKind.CANCELLED, lot("own"), -20, AT)), 0, 0, 0, 20));
        Lot after = ledger.after(expired.entries()).lot(lot("own")).orElseThrow();
        assertThat(after.redeemed()).isZero();
        assertThat(after.outstanding()).isZero();
    }

    @Test
    @DisplayName("EC-F20: a reversal that did not happen leaves less outstanding, of its own lots first")
    void isForgivenAtItsOwnLotsFirst() {
        LedgerSnapshot ledger = hold(ledger(Entry.issue(lot("own"), 100, TERMS)), "own", "h1", 50)
                .after(List.of(
                        Entry.issue(lot("a-other"), 100, TERMS),
                        outstanding("a-other", 40),
                        outstanding("own", 30),
                        outstanding("h1", 20)));

        assertThat(LedgerArithmetic.forgive(ledger, lot("own"), 25, AT)).containsExactly(outstanding("own", -25));
        assertThat(LedgerArithmetic.forgive(ledger, lot("own"), 1_000, AT))
                .containsExactly(outstanding("own", -30), outstanding("h1", -20), outstanding("a-other", -40));
        assertThat(LedgerArithmetic.forgive(ledger, lot("own"), 0, AT)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> LedgerArithmetic.forgive(ledger, lot("own"), -1, AT));
    }

    @Test
    @DisplayName(
            "EC-N7: a merged lot brings along what was redeemed of it and is outstanding, and where it is held from")
    void goesAlongWithAMerge() {
        LedgerSnapshot ledger = hold(
                spentLots().after(List.of(outstanding("own", 60), Entry.issue(lot("third"), 5, TERMS))),
                "third",
                "h1",
                1);
        Lot own = ledger.lot(lot("own")).orElseThrow();
        Lot held = ledger.lot(lot("h1")).orElseThrow();
        Renaming names =
                new Renaming("leo", MEMBER, new TreeMap<>(Map.of(lot("own"), lot("mine"), lot("third"), lot("yours"))));

        LedgerSnapshot merged =
                ledger(names.of(Entry.merge(own.id(), own, AT)), names.of(Entry.merge(held.id(), held, AT)));

        Lot mine = merged.lot(lot("mine")).orElseThrow();
        assertThat(mine.redeemed()).isEqualTo(60);
        assertThat(mine.outstanding()).isEqualTo(60);
        assertThat(merged.lot(lot("h1")).orElseThrow().activation())
                .isEqualTo(new Activation.Held(UNTIL, lot("yours")));
    }

    @Test
    void refusesWhatCannotBeOutstanding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger(Entry.issue(lot("own"), 100, TERMS), outstanding("own", -1)))
                .withMessageContaining("is more than the 0 outstanding")
                .withMessageContaining("Maybe the snapshot was stale");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.outstanding(EntryKind.REDEEMED, lot("own"), 1, AT))
                .withMessageContaining("Entry.outstanding is 1 for REDEEMED")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.outstanding(EntryKind.CANCELLED, lot("own"), 1, AT))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.outstanding(EntryKind.REVERSED, lot("own"), 0, AT))
                .withMessageContaining("does not fit REVERSED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.REVERSED, POINTS, -1, null, AT, null, null, -1))
                .withMessageContaining("the debt of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lot(lot("own"), 1, 0, 0, AT, TERMS.activation(), NEVER, -1, 0))
                .withMessageContaining("Lot.redeemed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lot(lot("own"), 1, 0, 0, AT, TERMS.activation(), NEVER, 0, -1))
                .withMessageContaining("Lot.outstanding");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry.Carried(1, 0, -1))
                .withMessageContaining("Carried.redeemed");
    }

    @Test
    void aHoldThatTimedOutIsNobodysHoldAnyMore() {
        LotTerms held = new LotTerms(AT, new Activation.Held(UNTIL, lot("own")), NEVER);
        assertThat(held.free()).isEqualTo(new LotTerms(AT, new Activation.At(UNTIL), NEVER));
        assertThat(TERMS.free()).isSameAs(TERMS);
    }
}
