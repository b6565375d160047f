package dev.loyalty.bookkeeping;

import static dev.loyalty.bookkeeping.Desk.at;
import static dev.loyalty.bookkeeping.Desk.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.bookkeeping.TransferDecision.NotTransferred;
import dev.loyalty.bookkeeping.TransferDecision.Reason;
import dev.loyalty.bookkeeping.TransferDecision.Transferred;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final String YEAR = "pending: 14 days, expires: 12 months";

    private static Desk desk(String points) {
        Desk desk = new Desk(points);
        desk.earn("mia", "o1", "2026-01-10", "30.00");
        desk.earn("mia", "o2", "2026-02-10", "50.00");
        desk.earn("mia", "o3", "2026-04-28", "7.00");
        return desk;
    }

    private static TransferDecision transfer(Desk desk, String id, long units) {
        return desk.books()
                .transfer(new TransferRequest(
                        id, at("2026-05-01"), "points", units, desk.ledger("mia"), desk.ledger("leo")));
    }

    @Test
    @DisplayName("EC-N6: units keep their dates, so that no transfer keeps them from expiring")
    void unitsKeepTheirDates() {
        Desk desk = desk(YEAR);

        Transferred transferred = desk.commit((Transferred) transfer(desk, "t1", 40));

        assertThat(transferred.moved())
                .containsExactly(
                        new MovedLot(lot("o1"), lot("t1"), 30),
                        new MovedLot(lot("o2"), new LotId("t1", "points", 2), 10));
        assertThat(desk.lotOf("leo", lot("t1")).terms())
                .isEqualTo(desk.lotOf("mia", lot("o1")).terms());
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(40);
        assertThat(desk.balance("leo", "2026-05-01").active()).isEqualTo(40);
        assertThat(desk.balance("leo", "2027-01-25").active()).isEqualTo(10);
        desk.requireRebuilt("mia");
        desk.requireRebuilt("leo");
    }

    @Test
    @DisplayName("EC-N6: a policy may renew the dates")
    void unitsAreRenewedIfThePolicySaysSo() {
        Desk desk = desk(YEAR + ", transfer-dates: renew");

        Transferred transferred = desk.commit((Transferred) transfer(desk, "t1", 40));

        assertThat(transferred.moved()).extracting(MovedLot::to).containsExactly(lot("t1"), lot("t1"));
        Lot renewed = desk.lotOf("leo", lot("t1"));
        assertThat(renewed.left()).isEqualTo(40);
        assertThat(renewed.earnedAt()).isEqualTo(at("2026-05-01"));
        assertThat(desk.balance("leo", "2027-05-01").active()).isEqualTo(40);
        assertThat(desk.balance("leo", "2027-05-02").active()).isZero();
    }

    @Test
    @DisplayName("EC-N5: only active units can be given, neither pending ones nor into debt")
    void onlyActiveUnitsCanBeGiven() {
        Desk desk = desk(YEAR);
        assertThat(transfer(desk, "t1", 81)).isEqualTo(new NotTransferred(Reason.NOT_ENOUGH, 81, 80));

        desk.owe("mia", "a1", 100, "2026-05-01");
        NotTransferred refused = (NotTransferred) transfer(desk, "t1", 1);
        assertThat(refused).isEqualTo(new NotTransferred(Reason.NOT_ENOUGH, 1, 0));
        assertThat(refused.missing()).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-N2: what arrives repays what the other owes")
    void whatArrivesRepaysDebt() {
        Desk desk = desk(YEAR);
        desk.owe("leo", "a1", 35, "2026-04-01");

        Transferred transferred = desk.commit((Transferred) transfer(desk, "t1", 40));

        assertThat(desk.balance("leo", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 0, 5, 0));
        assertThat(Desk.units(transferred.bookingOf("leo").orElseThrow(), EntryKind.REPAID))
                .containsExactly(-30L, 30L, -5L, 5L);
        desk.requireRebuilt("leo");
    }

    @Test
    @DisplayName("EC-N10: nobody gets more than can be held")
    void nobodyGetsMoreThanCanBeHeld() {
        Desk desk = desk(YEAR + ", at-most: 90 points");
        desk.earn("leo", "o9", "2026-04-28", "60.00");

        assertThat(transfer(desk, "t1", 31)).isEqualTo(new NotTransferred(Reason.NO_ROOM, 31, 30));
        assertThat(transfer(desk, "t1", 30)).isInstanceOf(Transferred.class);
    }

    @Test
    void spendsFirstWhatTheAccountSays() {
        Desk desk = desk("expires: 12 months, expires-from: earning, spend-first: oldest");

        assertThat(((Transferred) transfer(desk, "t1", 5)).moved())
                .extracting(MovedLot::from)
                .containsExactly(lot("o1"));
    }

    @Test
    void isBookedForBothOrForNone() {
        Desk desk = desk(YEAR);
        Transferred transferred = (Transferred) transfer(desk, "t1", 40);
        desk.earn("leo", "o9", "2026-04-28", "1.00");

        assertThat(desk.again(transferred))
                .isEqualTo(new CommitResult.Stale(new Expectation.LedgerUnchanged("leo", 0)));
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(80);

        Transferred second = desk.commit((Transferred) transfer(desk, "t1", 40));
        assertThat(desk.again(second)).isEqualTo(new CommitResult.Replayed(second));
        assertThat(second.key())
                .isEqualTo(new TransferRequest(
                                "t1", at("2026-05-01"), "points", 40, desk.ledger("mia"), desk.ledger("leo"))
                        .key("acme"));
    }

    @Test
    void refusesWhatIsNoTransfer() {
        Desk desk = desk(YEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferRequest(
                        "t1", at("2026-05-01"), "points", 1, desk.ledger("mia"), desk.ledger("mia")))
                .withMessageContaining("same member")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfer(desk, "t1", -1))
                .withMessageContaining("-1")
                .withMessageContaining("Maybe");
    }
}
