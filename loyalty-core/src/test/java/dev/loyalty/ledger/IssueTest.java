package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.issue;
import static dev.loyalty.ledger.Books.joined;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IssueTest {

    @Test
    void issuesOneLot() {
        LotTerms terms = active("2026-01-01", NEVER);

        assertThat(LedgerArithmetic.issue(LedgerSnapshot.empty(MEMBER), lot("o1"), 50, terms))
                .containsExactly(Entry.issue(lot("o1"), 50, terms));
    }

    @Test
    @DisplayName("EC-N2: earn 50, spend 80, earn 100: the debt is paid first and 70 are left")
    void nextCreditPaysTheDebt() {
        LedgerSnapshot overdrawn = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER)),
                Entry.take(EntryKind.REDEEMED, lot("o1"), 50, day("2026-01-02")),
                Entry.owe(EntryKind.REDEEMED, POINTS, 30, day("2026-01-02")));
        LotTerms terms = active("2026-01-03", NEVER);

        List<Entry> entries = LedgerArithmetic.issue(overdrawn, lot("o2"), 100, terms);

        assertThat(entries)
                .isEqualTo(joined(
                        List.of(Entry.issue(lot("o2"), 100, terms)), Entry.repay(lot("o2"), 30, day("2026-01-03"))));
        assertThat(overdrawn.plus(booking("o2", entries)).balance(POINTS, day("2026-01-03")))
                .isEqualTo(new Balance(POINTS, day("2026-01-03"), 0, 70, 0));
    }

    @Test
    @DisplayName("EC-N3: earn 50, clawback to -30, earn 100, expire: 70 expire, not 100")
    void debtDoesNotExpireAndOnlyWhatIsLeftDoes() {
        LedgerSnapshot ledger =
                issue(LedgerSnapshot.empty(MEMBER), "o1", 50, active("2026-01-01", lastDay("2026-01-31")));
        TakenBack taken = LedgerArithmetic.takeBack(
                ledger, new TakeBack(POINTS, 80, List.of(lot("o1")), 0, day("2026-01-02"), Clawback.UNLIMITED));
        LedgerSnapshot indebted = ledger.after(taken.entries());
        assertThat(indebted.balance(POINTS, day("2027-01-01")).debt()).isEqualTo(30);

        LedgerSnapshot credited = issue(indebted, "o2", 100, active("2026-02-01", lastDay("2026-02-28")));

        assertThat(LedgerArithmetic.expire(credited, PROGRAMME, day("2026-03-01")))
                .hasValueSatisfying(receipt -> assertThat(receipt.booking().entries())
                        .containsExactly(Entry.expire(lot("o2"), 70, day("2026-03-01"))));
    }

    @Test
    void smallCreditLeavesTheRestOfTheDebt() {
        LedgerSnapshot indebted = ledger(Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-01-01")));

        LedgerSnapshot after = issue(indebted, "o1", 10, pendingUntil("2026-03-01", "2026-01-02", NEVER));

        assertThat(after.balance(POINTS, day("2026-01-02")))
                .isEqualTo(new Balance(POINTS, day("2026-01-02"), 0, 0, 20));
        assertThat(after.lot(lot("o1")))
                .hasValueSatisfying(lot -> assertThat(lot.isClosed()).isTrue());
    }

    @Test
    void debtOfAnotherAccountIsNotPaid() {
        LedgerSnapshot indebted = ledger(Entry.owe(EntryKind.REVERSED, "credit", 30, day("2026-01-01")));

        assertThat(LedgerArithmetic.issue(indebted, lot("o1"), 10, active("2026-01-02", NEVER)))
                .hasSize(1);
    }

    @Test
    void lotThatIsPastWhenEarnedRepaysNothing() {
        LedgerSnapshot indebted = ledger(Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-01-01")));

        LedgerSnapshot after = issue(indebted, "o1", 10, active("2026-02-01", lastDay("2026-01-31")));

        assertThat(after.balance(POINTS, day("2026-02-01")).debt()).isEqualTo(30);
    }

    @Test
    void secondLotOfABookingSeesThatTheDebtIsPaid() {
        LedgerSnapshot indebted = ledger(Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-01-01")));
        LotTerms terms = active("2026-01-02", NEVER);
        LotId second = new LotId("o1", POINTS, 2);

        List<Entry> one = LedgerArithmetic.issue(indebted, lot("o1"), 100, terms);
        List<Entry> two = LedgerArithmetic.issue(indebted.after(one), second, 5, terms);

        assertThat(two).containsExactly(Entry.issue(second, 5, terms));
        List<Entry> twice = LedgerArithmetic.issue(indebted, second, 5, terms);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> indebted.plus(booking("o1", joined(one, twice))))
                .withMessageContaining("Maybe two lots were issued without LedgerSnapshot.after");
    }

    @Test
    void refusesALotThatIsThere() {
        LedgerSnapshot ledger = issue(LedgerSnapshot.empty(MEMBER), "o1", 50, active("2026-01-01", NEVER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.issue(ledger, lot("o1"), 50, active("2026-01-01", NEVER)))
                .withMessageContaining("already issued");
    }
}
