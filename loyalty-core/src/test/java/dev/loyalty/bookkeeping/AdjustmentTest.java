package dev.loyalty.bookkeeping;

import static dev.loyalty.bookkeeping.Desk.at;
import static dev.loyalty.bookkeeping.Desk.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.bookkeeping.AdjustmentDecision.Adjusted;
import dev.loyalty.bookkeeping.AdjustmentDecision.NotAdjusted;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.LedgerSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    private final Desk desk = new Desk("pending: 14 days, expires: 12 months, at-most: 1000 points");

    private AdjustmentDecision adjust(String id, long units, boolean mayOwe) {
        return desk.books()
                .adjust(new AdjustmentRequest(
                        id, at("2026-05-01"), "points", units, mayOwe, "Parcel was late", desk.ledger("mia")));
    }

    @Test
    void givesUnitsThatAreActiveAtOnceAndExpireAsThePolicySays() {
        Adjusted given = desk.commit((Adjusted) adjust("a1", 50, false));

        assertThat(given.reason()).isEqualTo("Parcel was late");
        assertThat(given.owed()).isZero();
        assertThat(desk.balance("mia", "2026-05-01").active()).isEqualTo(50);
        assertThat(desk.balance("mia", "2027-05-01").active()).isEqualTo(50);
        assertThat(desk.balance("mia", "2027-05-02").active()).isZero();
    }

    @Test
    void isBookedOnceHoweverOftenItIsSent() {
        Adjusted given = desk.commit((Adjusted) adjust("a1", 50, false));

        assertThat(desk.again(given)).isEqualTo(new CommitResult.Replayed(given));
        Adjusted other = (Adjusted) desk.books()
                .adjust(new AdjustmentRequest(
                        "a1", at("2026-05-01"), "points", 60, "Parcel was late", LedgerSnapshot.empty("mia")));
        assertThat(desk.again(other)).isEqualTo(new CommitResult.Conflict(given));
        assertThat(given.key())
                .isEqualTo(new AdjustmentRequest("a1", at("2026-05-01"), "points", 1, "x", desk.ledger("mia"))
                        .key("acme"));
    }

    @Test
    void takesActiveUnitsThenPendingOnes() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");
        desk.earn("mia", "o2", "2026-04-25", "20.00");

        Adjusted taken = desk.commit((Adjusted) adjust("a1", -35, false));

        assertThat(taken.owed()).isZero();
        assertThat(desk.balance("mia", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 15, 0, 0));
    }

    @Test
    @DisplayName("EC-N4: taking more than there is is declined, or makes debt next to no active units")
    void takingTooMuchIsDeclinedOrOwed() {
        desk.earn("mia", "o1", "2026-03-01", "30.00");

        NotAdjusted declined = (NotAdjusted) adjust("a1", -35, false);
        Adjusted owing = desk.commit((Adjusted) adjust("a1", -35, true));

        assertThat(declined).isEqualTo(new NotAdjusted(35, 30));
        assertThat(declined.missing()).isEqualTo(5);
        assertThat(owing.owed()).isEqualTo(5);
        assertThat(desk.balance("mia", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 0, 0, 5));
    }

    @Test
    @DisplayName("EC-N2: what is given by hand repays debt first")
    void whatIsGivenRepaysDebt() {
        desk.owe("mia", "a1", 30, "2026-04-01");
        desk.commit((Adjusted) adjust("a2", 50, false));

        assertThat(desk.balance("mia", "2026-05-01")).isEqualTo(new Balance("points", at("2026-05-01"), 0, 20, 0));
        desk.requireRebuilt("mia");
    }

    @Test
    @DisplayName("EC-N10: a correction is not held back by the most that can be held")
    void mayGiveMoreThanTheMost() {
        desk.commit((Adjusted) adjust("a1", 1500, false));

        assertThat(desk.lotOf("mia", lot("a1")).left()).isEqualTo(1500);
    }

    @Test
    void refusesWhatIsNoCorrection() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjust("a1", 0, false))
                .withMessageContaining("a1")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjust(" ", 1, false))
                .withMessageContaining("AdjustmentRequest.id is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.books()
                        .adjust(new AdjustmentRequest("a", at("2026-05-01"), "point", 1, "x", desk.ledger("mia"))))
                .withMessage("programme \"acme\" has no account \"point\". Maybe \"points\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.books()
                        .adjust(new AdjustmentRequest("a", at("2026-05-01"), "miles", 1, "x", desk.ledger("mia"))))
                .withMessageContaining("Maybe one of [points, credit]?");
    }
}
