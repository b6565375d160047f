package dev.loyalty.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.Loyalty;
import dev.loyalty.activation.ActivationDecision.Activated;
import dev.loyalty.activation.ActivationDecision.NotActivated;
import dev.loyalty.activation.ActivationDecision.Reason;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Instant EARNED = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant APPROVED = Instant.parse("2026-03-05T12:00:00Z");
    private static final LotId POINTS = new LotId("photo", "points", 1);
    private static final LotId CREDIT = new LotId("photo", "credit", 1);
    private static final Expiry A_MONTH =
            new Expiry.AfterActivation(new ExpiryRule.After(new Span(1, SpanUnit.MONTH)), ZONE);
    private static final Expiry MARCH = new Expiry.EndOf(LocalDate.of(2026, 3, 31), ZONE);

    private final Loyalty loyalty = Loyalty.create();

    private static LotTerms waiting(String event, Expiry deadline, Expiry expiry) {
        return new LotTerms(EARNED, Activation.OnEvent.waiting(event, deadline), expiry);
    }

    private static LedgerSnapshot ledger(Entry... entries) {
        return LedgerSnapshot.empty("m1")
                .plus(new Booking(
                        new IdempotencyKey("acme", "m1", "photo", Calculation.EARNING),
                        List.of(entries),
                        List.of(),
                        List.of()));
    }

    private static LedgerSnapshot ledger() {
        return ledger(Entry.issue(POINTS, 50, waiting("approval", MARCH, A_MONTH)));
    }

    private static ActivationRequest approval(Instant at, LedgerSnapshot ledger) {
        return new ActivationRequest("acme", "approval-1", at, "approval", "photo", ledger);
    }

    private Activated activate(ActivationRequest request) {
        ActivationDecision decision = loyalty.activate(request);
        assertThat(decision).isInstanceOf(Activated.class);
        return (Activated) decision;
    }

    private NotActivated refuse(ActivationRequest request) {
        ActivationDecision decision = loyalty.activate(request);
        assertThat(decision).isInstanceOf(NotActivated.class);
        return (NotActivated) decision;
    }

    @Test
    void activatesTheSameLotAndFixesItsExpiry() {
        LedgerSnapshot ledger = ledger();

        Activated decision = activate(approval(APPROVED, ledger));

        assertThat(decision.activated("points")).isEqualTo(50);
        assertThat(decision.activated("credit")).isZero();
        LedgerSnapshot after = ledger.plus(decision.booking());
        assertThat(after.lots()).isEqualTo(decision.lots());
        Lot lot = after.lot(POINTS).orElseThrow();
        assertThat(lot.activeAt(APPROVED)).isTrue();
        assertThat(lot.pendingAt(APPROVED.minusNanos(1))).isTrue();
        assertThat(lot.expiry()).isEqualTo(new Expiry.EndOf(LocalDate.of(2026, 4, 5), ZONE));
    }

    @Test
    void activatesEveryLotOfTheActivityThatWaitsForTheEventAndNoOther() {
        LotId later = new LotId("photo", "points", 2);
        LotId other = new LotId("photo-2", "points", 1);
        LedgerSnapshot ledger = ledger(
                Entry.issue(POINTS, 50, waiting("approval", MARCH, A_MONTH)),
                Entry.issue(CREDIT, 500, waiting("approval", MARCH, A_MONTH)),
                Entry.issue(later, 7, waiting("delivery", MARCH, A_MONTH)),
                Entry.issue(other, 9, waiting("approval", MARCH, A_MONTH)));

        Activated decision = activate(approval(APPROVED, ledger));

        assertThat(decision.lots()).extracting(Lot::id).containsExactly(CREDIT, POINTS);
        LedgerSnapshot after = ledger.plus(decision.booking());
        assertThat(after.balance("points", APPROVED).pending()).isEqualTo(16);
        assertThat(after.balance("points", APPROVED).active()).isEqualTo(50);
        assertThat(after.balance("credit", APPROVED).active()).isEqualTo(500);
    }

    @Test
    @DisplayName("EC-X2: delivered twice, it is booked once and answered with the first receipt")
    void isBookedOnce() {
        InMemoryLedger store = new InMemoryLedger();
        store.commit(new Kept(ledger().lots()));
        ActivationRequest request = approval(APPROVED, store.snapshot("acme", "m1"));

        Activated first = activate(request);
        assertThat(activate(request)).isEqualTo(first);
        assertThat(store.commit(first)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(activate(request))).isEqualTo(new CommitResult.Replayed(first));
        assertThat(store.receipt(request.key())).contains(first);
    }

    @Test
    @DisplayName("EC-X3: the same id with another time is a conflict")
    void refusesTheSameIdForSomethingElse() {
        InMemoryLedger store = new InMemoryLedger();
        store.commit(new Kept(ledger().lots()));
        LedgerSnapshot before = store.snapshot("acme", "m1");
        Activated first = activate(approval(APPROVED, before));
        store.commit(first);

        assertThat(store.commit(activate(approval(APPROVED.plusSeconds(1), before))))
                .isEqualTo(new CommitResult.Conflict(first));
    }

    @Test
    void answersASecondEventWithTheTimeOfTheFirst() {
        LedgerSnapshot ledger = ledger();
        LedgerSnapshot after = ledger.plus(activate(approval(APPROVED, ledger)).booking());

        assertThat(refuse(new ActivationRequest(
                        "acme", "approval-2", APPROVED.plusSeconds(60), "approval", "photo", after)))
                .isEqualTo(new NotActivated(Reason.ALREADY_ACTIVATED, POINTS, APPROVED));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31T22:59:59.999Z, true", "2026-03-31T23:00:00Z, false"})
    void comesTooLateAfterTheDeadlineByItsOwnTime(Instant at, boolean inTime) {
        LedgerSnapshot ledger = ledger();

        if (inTime) {
            assertThat(activate(approval(at, ledger)).activated("points")).isEqualTo(50);
        } else {
            assertThat(refuse(approval(at, ledger)))
                    .isEqualTo(new NotActivated(Reason.TOO_LATE, POINTS, Instant.parse("2026-03-31T23:00:00Z")));
        }
    }

    @Test
    void comesTooLateWhenTheLossIsBooked() {
        LedgerSnapshot ledger = ledger();
        LedgerSnapshot lost = ledger.plus(LedgerArithmetic.expire(ledger, "acme", Instant.parse("2026-04-02T00:00:00Z"))
                .orElseThrow()
                .booking());

        assertThat(refuse(approval(APPROVED, lost)).reason()).isEqualTo(Reason.TOO_LATE);
    }

    @Test
    void findsNothingLeftOfWhatWasTakenBack() {
        LedgerSnapshot declined =
                ledger().after(List.of(Entry.take(EntryKind.REVERSED, POINTS, 50, APPROVED.minusSeconds(1))));

        assertThat(refuse(approval(APPROVED, declined))).isEqualTo(new NotActivated(Reason.NOTHING_LEFT, POINTS, null));
    }

    @Test
    @DisplayName("EC-X8: an approval that overtakes what it approves books nothing and can be sent again")
    void knowsNothingOfWhatIsNotBookedYet() {
        assertThat(refuse(approval(APPROVED, LedgerSnapshot.empty("m1"))))
                .isEqualTo(new NotActivated(Reason.UNKNOWN_ACTIVITY, null, null));
        assertThat(activate(approval(APPROVED, ledger())).activated("points")).isEqualTo(50);
    }

    @Test
    void saysThatNothingWaitsForThisEvent() {
        assertThat(refuse(new ActivationRequest("acme", "d1", APPROVED, "delivery", "photo", ledger())))
                .isEqualTo(new NotActivated(Reason.NOT_AWAITED, null, null));
    }

    @Test
    void refusesAnEventThatHappenedBeforeTheUnitsWereEarned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loyalty.activate(approval(EARNED.minusSeconds(1), ledger())))
                .withMessageContaining("before the units were earned at 2026-03-02T12:00:00Z")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivationRequest("acme", "a1", APPROVED, " ", "photo", ledger()))
                .withMessageContaining("ActivationRequest.event is blank");
    }

    @Test
    void survivesJson() {
        Activated decision = activate(approval(APPROVED, ledger()));

        String json = ReceiptJson.write(decision);

        assertThat(ReceiptJson.read(json)).isEqualTo(decision);
        assertThat(ReceiptJson.write(ReceiptJson.read(json))).isEqualTo(json);
    }

    /** What the store holds when the test begins. */
    private record Kept(List<Lot> lots) implements dev.loyalty.ledger.Receipt {

        @Override
        public Booking booking() {
            return new Booking(
                    new IdempotencyKey("acme", "m1", "photo", Calculation.EARNING),
                    lots.stream()
                            .map(lot -> Entry.issue(lot.id(), lot.issued(), lot.terms()))
                            .toList(),
                    List.of(),
                    List.of());
        }

        @Override
        public String bodyHash() {
            return "photo";
        }
    }
}
