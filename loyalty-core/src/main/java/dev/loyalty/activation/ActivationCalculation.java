package dev.loyalty.activation;

import dev.loyalty.activation.ActivationDecision.Activated;
import dev.loyalty.activation.ActivationDecision.NotActivated;
import dev.loyalty.activation.ActivationDecision.Reason;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activates what waits for an event: each lot of the activity that waits for it, in time, and is not used up. */
public final class ActivationCalculation {

    private ActivationCalculation() {}

    /**
     * Computes an activation; hosts reach it through {@link dev.loyalty.Loyalty#activate}.
     *
     * @throws IllegalArgumentException if the event is said to have happened before the units were earned
     */
    public static ActivationDecision activate(ActivationRequest request) {
        List<Lot> lots = request.ledger().lots().stream()
                .filter(lot -> lot.id().event().equals(request.activity()))
                .toList();
        List<Lot> awaiting =
                lots.stream().filter(lot -> awaits(lot, request.event())).toList();
        List<Lot> waiting = awaiting.stream()
                .filter(lot -> lot.terms().isWaiting() && !lot.isClosed() && !lot.expiredAt(request.at()))
                .toList();
        if (!waiting.isEmpty()) {
            return activated(request, waiting);
        }
        if (lots.isEmpty()) {
            return new NotActivated(Reason.UNKNOWN_ACTIVITY, null, null);
        }
        return because(request, awaiting);
    }

    private static boolean awaits(Lot lot, String event) {
        return lot.activation() instanceof Activation.OnEvent on && on.event().equals(event);
    }

    private static Activated activated(ActivationRequest request, List<Lot> waiting) {
        List<Entry> entries = waiting.stream()
                .map(lot -> Entry.activate(lot.id(), request.at(), lot.terms().activated(request.at())))
                .toList();
        LedgerSnapshot ledger = request.ledger().after(entries);
        Booking booking = new Booking(
                request.key(),
                entries,
                List.of(),
                List.of(new Expectation.LedgerUnchanged(ledger.member(), ledger.revision())));
        return new Activated(
                request.event(),
                request.activity(),
                request.at(),
                CanonicalJson.hash(List.of(request.id(), request.at(), request.event(), request.activity())),
                waiting.stream().map(lot -> ledger.lot(lot.id()).orElseThrow()).toList(),
                booking);
    }

    private static NotActivated because(ActivationRequest request, List<Lot> awaiting) {
        for (Lot lot : awaiting) {
            Optional<Instant> before = lot.activation().instant();
            if (before.isPresent()) {
                return new NotActivated(Reason.ALREADY_ACTIVATED, lot.id(), before.get());
            }
        }
        for (Lot lot : awaiting) {
            if (lot.unitsExpiredAt(request.at()) > 0) {
                return new NotActivated(Reason.TOO_LATE, lot.id(), lot.end().orElse(null));
            }
        }
        return awaiting.isEmpty()
                ? new NotActivated(Reason.NOT_AWAITED, null, null)
                : new NotActivated(Reason.NOTHING_LEFT, awaiting.get(0).id(), null);
    }
}
