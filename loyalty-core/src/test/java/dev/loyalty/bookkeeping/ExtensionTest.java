package dev.loyalty.bookkeeping;

import static dev.loyalty.bookkeeping.Desk.ZONE;
import static dev.loyalty.bookkeeping.Desk.at;
import static dev.loyalty.bookkeeping.Desk.lot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.bookkeeping.ExtensionDecision.ExtendedLot;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTest {

    private final Desk desk = new Desk("expires: 3 months");

    private static Expiry endOf(String day) {
        return new Expiry.EndOf(LocalDate.parse(day), ZONE);
    }

    private static Optional<ExtensionDecision> extend(
            Desk by, LedgerSnapshot ledger, @Nullable Instant endingBy, @Nullable Expiry expiry) {
        return by.books().extend(new ExtensionRequest("x1", at("2026-05-01"), "points", endingBy, expiry, ledger));
    }

    @Test
    @DisplayName("EC-D11: the receipt shows which units live longer before anything is booked")
    void showsWhatLivesLonger() {
        desk.earn("mia", "gone", "2026-01-10", "5.00");
        desk.earn("mia", "soon", "2026-02-10", "30.00");
        desk.earn("mia", "later", "2026-04-10", "50.00");
        LedgerSnapshot before = desk.ledger("mia");

        ExtensionDecision preview =
                extend(desk, before, at("2026-06-01"), endOf("2026-12-31")).orElseThrow();

        assertThat(preview.lots())
                .containsExactly(new ExtendedLot(lot("soon"), 30, endOf("2026-05-10"), endOf("2026-12-31")));
        assertThat(preview.units()).isEqualTo(30);
        assertThat(desk.ledger("mia")).isEqualTo(before);

        desk.commit(preview);
        assertThat(desk.balance("mia", "2026-12-31").active()).isEqualTo(30);
        assertThat(desk.again(preview)).isEqualTo(new CommitResult.Replayed(preview));
        assertThat(extend(desk, desk.ledger("mia"), at("2026-06-01"), endOf("2026-12-31")))
                .isEmpty();
        desk.requireRebuilt("mia");
    }

    @Test
    void unitsThatAreUsedUpOrPastAreLeftAsTheyAre() {
        desk.earn("mia", "gone", "2026-01-10", "5.00");
        desk.earn("mia", "used", "2026-03-10", "5.00");
        desk.owe("mia", "a1", 5, "2026-04-20");

        assertThat(extend(desk, desk.ledger("mia"), null, new Expiry.Never())).isEmpty();
    }

    @Test
    void nothingLivesShorter() {
        desk.earn("mia", "o1", "2026-04-10", "50.00");

        assertThat(extend(desk, desk.ledger("mia"), null, endOf("2026-07-10"))).isEmpty();
        assertThat(extend(desk, desk.ledger("mia"), null, endOf("2026-07-11"))).isPresent();
    }

    @Test
    void unitsThatNeverExpireCannotLiveLonger() {
        Desk never = new Desk("pending: 1 day");
        never.earn("mia", "o1", "2026-04-10", "50.00");

        assertThat(extend(never, never.ledger("mia"), null, endOf("2030-12-31")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "expires: 12 months, 2027-04-20",
        "'expires: 12 months, expires-from: earning', 2027-04-10",
        "expires: end of year, 2026-12-31"
    })
    @DisplayName("EC-D11: what was earned before gets what the policy says now, counted from its own dates")
    void lotsGetWhatThePolicySaysNow(String generous, String lastDay) {
        Desk before = new Desk("pending: 10 days, expires: 3 months");
        before.earn("mia", "o1", "2026-04-10", "50.00");

        ExtensionDecision extension = extend(
                        new Desk("pending: 10 days, " + generous), before.ledger("mia"), null, null)
                .orElseThrow();

        assertThat(extension.lots()).extracting(ExtendedLot::after).containsExactly(endOf(lastDay));
    }
}
