package dev.loyalty.ledger;

import java.util.Map;

/**
 * Moves the end of lots that expire by inactivity. A lot ends up where it would have ended up had all events come in the
 * order of their times: an event that comes late joins the stretches of activity before and after it.
 */
final class Inactivity {

    private Inactivity() {}

    /** Moves the lots of the entry's account, used up or not, if the entry counts as activity for them. */
    static void touch(Map<LotId, Lot> lots, Entry entry) {
        lots.replaceAll((id, lot) -> id.account().equals(entry.account())
                ? moved(lot, lot.expiry().after(entry.kind(), entry.at()))
                : lot);
        lots.replaceAll((id, lot) -> id.account().equals(entry.account()) ? caughtUp(lot, lots) : lot);
    }

    private static Lot moved(Lot lot, Expiry expiry) {
        return expiry.equals(lot.expiry()) ? lot : lot.with(lot.terms().with(expiry));
    }

    private static Lot caughtUp(Lot lot, Map<LotId, Lot> lots) {
        if (!(lot.expiry() instanceof Expiry.AfterInactivity)) {
            return lot;
        }
        Lot caught = lot;
        Lot next = further(caught, lots);
        while (next != caught) {
            caught = next;
            next = further(caught, lots);
        }
        return caught;
    }

    /** The lot as far as another lot leads it whose stretch of activity overlaps with its own; itself if none does. */
    private static Lot further(Lot lot, Map<LotId, Lot> lots) {
        Expiry.AfterInactivity own = (Expiry.AfterInactivity) lot.expiry();
        for (Lot other : lots.values()) {
            if (other.account().equals(lot.account())
                    && other.expiry() instanceof Expiry.AfterInactivity known
                    && known.lastActive().isAfter(own.lastActive())
                    && known.activities().equals(own.activities())
                    && overlaps(lot, own, other)) {
                return moved(lot, own.lastActiveOn(known.lastActive()));
            }
        }
        return lot;
    }

    private static boolean overlaps(Lot lot, Expiry.AfterInactivity own, Lot other) {
        return own.activities().contains(EntryKind.ISSUED)
                ? !own.isPast(other.earnedAt())
                : !other.earnedAt().isAfter(lot.earnedAt());
    }
}
