package dev.loyalty.ledger;

import java.util.Map;

/**
 * Moves the end of lots that expire by inactivity. A lot ends up where it would have ended up had all events come in the
 * order of their times: an event that comes late joins the stretches of activity before and after it. What is past at the
 * time of the entry stays past.
 */
final class Inactivity {

    private Inactivity() {}

    /** Moves the lots of the entry's account, used up or not, if the entry counts as activity for them. */
    static void touch(Map<LotId, Lot> lots, Entry entry) {
        lots.replaceAll((id, lot) ->
                id.account().equals(entry.account()) ? moved(lot, lot.expiry().after(entry.kind(), entry.at())) : lot);
        lots.replaceAll((id, lot) ->
                id.account().equals(entry.account()) && !lot.expiry().isPast(entry.at()) ? caughtUp(lot, lots) : lot);
    }

    private static Lot moved(Lot lot, Expiry expiry) {
        return expiry.equals(lot.expiry()) ? lot : lot.with(lot.terms().with(expiry));
    }

    /** The lot as far as other lots lead it whose stretches of activity overlap with its own. */
    private static Lot caughtUp(Lot lot, Map<LotId, Lot> lots) {
        if (lot.expiry() instanceof Expiry.AfterInactivity own) {
            for (Lot other : lots.values()) {
                if (other.account().equals(lot.account())
                        && other.expiry() instanceof Expiry.AfterInactivity known
                        && known.lastActive().isAfter(own.lastActive())
                        && known.activities().equals(own.activities())
                        && overlaps(lot, own, other)) {
                    return caughtUp(moved(lot, own.lastActiveOn(known.lastActive())), lots);
                }
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
