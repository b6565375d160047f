package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.days;
import static dev.loyalty.ledger.Books.key;
import static dev.loyalty.ledger.Books.limit;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {

    private static final Instant AT = day("2026-01-01");

    @Test
    void issuedCarriesTheTermsOfItsLot() {
        LotTerms terms = active("2026-01-01", NEVER);

        Entry entry = Entry.issue(lot("o1"), 50, terms);

        assertThat(entry).isEqualTo(new Entry(EntryKind.ISSUED, POINTS, 50, lot("o1"), AT, terms));
    }

    @Test
    void repaymentIsPaired() {
        assertThat(Entry.repay(lot("o1"), 30, AT))
                .containsExactly(
                        new Entry(EntryKind.REPAID, POINTS, -30, lot("o1"), AT, null),
                        new Entry(EntryKind.REPAID, POINTS, 30, null, AT, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking("o1", Entry.repay(lot("o1"), 30, AT).subList(0, 1)))
                .withMessageContaining("REPAID")
                .withMessageContaining("-30")
                .withMessageContaining("Maybe one half");
    }

    /** By kind, what it may book: a lot with terms, on a lot, on debt; each with the signs that fit. */
    @ParameterizedTest
    @CsvSource({
        "ISSUED,      +,  '', ''",
        "ACTIVATED,   0,  '', ''",
        "EXTENDED,    0,  '', ''",
        "REVERSED,    +,  +-, +-",
        "ADJUSTED,    +,  +-, +-",
        "REDEEMED,    '', -,  -",
        "EXPIRED,     '', -,  ''",
        "REPAID,      '', -,  +",
        "TRANSFERRED, +,  -,  ''",
        "MERGED,      +0, -,  +-",
        "IMPORTED,    +,  '', -"
    })
    void booksOnlyWhatFitsTheKind(EntryKind kind, String withTerms, String onLot, String onDebt) {
        LotTerms terms = active("2026-01-01", NEVER);
        for (int units = -1; units <= 1; units++) {
            assertFits(withTerms, kind, units, lot("o1"), terms);
            assertFits(onLot, kind, units, lot("o1"), null);
            assertFits(onDebt, kind, units, null, null);
            assertFits("", kind, units, null, terms);
        }
    }

    private static void assertFits(
            String signs, EntryKind kind, long units, @Nullable LotId lot, @Nullable LotTerms terms) {
        Entry.Carried carried = kind == EntryKind.MERGED && terms != null ? new Entry.Carried(1, 0, 0) : null;
        if (signs.contains("-0+".substring((int) units + 1, (int) units + 2))) {
            assertThat(new Entry(kind, POINTS, units, lot, AT, terms, carried, 0).units())
                    .isEqualTo(units);
        } else {
            assertThatIllegalArgumentException()
                    .as("%s %d on %s with %s", kind, units, lot, terms)
                    .isThrownBy(() -> new Entry(kind, POINTS, units, lot, AT, terms, carried, 0))
                    .withMessageContaining(kind.name())
                    .withMessageContaining("Maybe");
        }
    }

    @Test
    void onlyAMergedLotCarriesItsPast() {
        LotTerms terms = active("2026-01-01", NEVER);
        Lot whole = new Lot(lot("o1"), 100, 20, 30, AT, terms.activation(), terms.expiry());

        Entry merged = Entry.merge(lot("m1"), whole, day("2026-02-01"));

        assertThat(merged)
                .isEqualTo(new Entry(
                        EntryKind.MERGED,
                        POINTS,
                        20,
                        lot("m1"),
                        day("2026-02-01"),
                        terms,
                        new Entry.Carried(100, 30, 0),
                        0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.MERGED, POINTS, 20, lot("m1"), AT, terms))
                .withMessageContaining("Entry.carried")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Entry(EntryKind.ISSUED, POINTS, 20, lot("m1"), AT, terms, new Entry.Carried(100, 30, 0), 0))
                .withMessageContaining("Entry.carried");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry.Carried(0, 0, 0))
                .withMessageContaining("Carried.issued");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry.Carried(1, -1, 0))
                .withMessageContaining("Carried.expired");
    }

    @Test
    void activatedCarriesTheNewTermsAndNoUnits() {
        LotTerms terms = waiting("2026-01-01", NEVER).activated(day("2026-01-05"));

        assertThat(Entry.activate(lot("o1"), day("2026-01-05"), terms))
                .isEqualTo(new Entry(EntryKind.ACTIVATED, POINTS, 0, lot("o1"), day("2026-01-05"), terms));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.ACTIVATED, POINTS, 1, lot("o1"), AT, terms))
                .withMessageContaining("Entry.units 1 does not fit ACTIVATED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.ACTIVATED, POINTS, 0, null, AT, terms))
                .withMessageContaining("debt of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.ACTIVATED, POINTS, 0, lot("o1"), AT, null))
                .withMessageContaining("Entry.terms");
    }

    @Test
    void termsBelongToEntriesThatOpenOrActivateALot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.ISSUED, POINTS, 1, lot("o1"), AT, null))
                .withMessageContaining("Entry.terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.REVERSED, POINTS, -1, lot("o1"), AT, active("2026-01-01", NEVER)))
                .withMessageContaining("Entry.terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.REDEEMED, POINTS, -1, lot("o1"), AT, active("2026-01-01", NEVER)))
                .withMessageContaining("Entry.terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.ISSUED, POINTS, 1, null, AT, active("2026-01-01", NEVER)))
                .withMessageContaining("debt of");
        LotTerms terms = active("2026-01-01", NEVER);
        assertThat(Entry.open(EntryKind.REVERSED, lot("c1"), 5, AT, terms))
                .isEqualTo(new Entry(EntryKind.REVERSED, POINTS, 5, lot("c1"), AT, terms));
    }

    @Test
    void refusesLotOfAnotherAccount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(EntryKind.REVERSED, "credit", -1, lot("o1"), AT, null))
                .withMessageContaining("\"credit\"")
                .withMessageContaining("points lot 1");
    }

    @Test
    void refusesToTakeNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.take(EntryKind.REVERSED, lot("o1"), 0, AT))
                .withMessageContaining("units taken");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.owe(EntryKind.REVERSED, POINTS, -5, AT))
                .withMessageContaining("units owed");
    }

    @Test
    @DisplayName("EC-X3b: keys are compared field by field, a crafted id does not collide")
    void keysAreStructured() {
        IdempotencyKey one = new IdempotencyKey("p", "a:b", "c", Calculation.EARNING);
        IdempotencyKey other = new IdempotencyKey("p", "a", "b:c", Calculation.EARNING);

        assertThat(one).isNotEqualTo(other);
        assertThat(one.compareTo(other)).isNotZero();
        assertThat(key("e", Calculation.EARNING)).isLessThan(key("e", Calculation.REVERSAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey("p", " ", "c", Calculation.EARNING))
                .withMessageContaining("IdempotencyKey.member");
    }

    @Test
    void expectedCapacityMustBeUsed() {
        LimitKey budget = limit("budget", LimitPeriod.EVER);
        List<Expectation> expectations = List.of(new Expectation.CapacityLeft(budget, 10, 100));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Booking(
                        key("e", Calculation.EARNING), List.of(), List.of(new LimitUse(budget, 9)), expectations))
                .withMessageContaining("add 9")
                .withMessageContaining("expects 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation.CapacityLeft(budget, 101, 100))
                .withMessageContaining("101")
                .withMessageContaining("Maybe the award was not trimmed");
    }

    @Test
    void capacityIsComparedWithoutOverflow() {
        Expectation.CapacityLeft capacity =
                new Expectation.CapacityLeft(limit("budget", LimitPeriod.EVER), Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(capacity.holds(0)).isTrue();
        assertThat(capacity.holds(1)).isFalse();
    }

    @Test
    void limitKeysPutThePeriodWithoutEndsFirst() {
        LimitKey ever = limit("cap", LimitPeriod.EVER);
        LimitKey january = limit("cap", days("2026-01-01", "2026-02-01"));
        LimitKey february = limit("cap", days("2026-02-01", "2026-03-01"));
        LimitKey sinceFebruary =
                limit("cap", new LimitPeriod(days("2026-02-01", "2026-03-01").from(), null));

        assertThat(Stream.of(february, sinceFebruary, january, ever).sorted())
                .containsExactly(ever, january, sinceFebruary, february);
        assertThat(new LimitKey("cap", MEMBER, LimitPeriod.EVER)).isEqualTo(ever);
    }

    @Test
    void refusesEmptyPeriodAndEmptyUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days("2026-01-31", "2026-01-31"))
                .withMessageContaining("LimitPeriod.until 2026-01-31")
                .withMessageContaining("Maybe the last day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitUse(limit("cap", LimitPeriod.EVER), 0))
                .withMessageContaining("LimitUse.amount");
    }
}
