package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;

/** The working copy in which bookings are applied to a snapshot; used by one thread and thrown away. */
final class LedgerBooks {

    private final String member;
    private final TreeMap<LotId, Lot> lots = new TreeMap<>();
    private final TreeMap<String, Long> debts;
    private final TreeMap<LimitKey, Long> used;
    private final TreeMap<RemainderKey, Fraction> remainders;
    private long revision;
    private boolean sliding;

    LedgerBooks(LedgerSnapshot start) {
        member = start.member();
        revision = start.revision();
        start.lots().forEach(lot -> put(lot.id(), lot));
        debts = new TreeMap<>(start.debts());
        used = new TreeMap<>(start.used());
        remainders = new TreeMap<>(start.remainders());
    }

    LedgerSnapshot close() {
        return new LedgerSnapshot(member, revision, new ArrayList<>(lots.values()), debts, used, remainders);
    }

    void book(Booking booking) {
        if (!booking.key().member().equals(member)) {
            throw new IllegalArgumentException(
                    "Booking.key.member is \"" + booking.key().member() + "\", but the ledger is of \"" + member
                            + "\". Maybe snapshots of two members were mixed up.");
        }
        booking.entries().forEach(this::apply);
        booking.uses().forEach(use -> used.put(use.key(), usedAfter(used.getOrDefault(use.key(), 0L), use)));
        booking.remainders().forEach(change -> remainders.merge(change.key(), change.units(), Fraction::plus));
        revision = Math.addExact(revision, 1);
    }

    /** Freeing more than is known leaves nothing used: the rest belonged to a counter that is forgotten. */
    static long usedAfter(long used, LimitUse use) {
        return Math.max(0, Math.addExact(used, use.amount()));
    }

    void apply(Entry entry) {
        LotId id = entry.lot();
        LotTerms terms = entry.terms();
        if (id == null) {
            changeDebt(entry);
        } else if (terms == null) {
            changeLot(id, entry);
        } else {
            switch (entry.kind()) {
                case ACTIVATED -> activate(id, entry.at(), terms);
                case EXTENDED -> extend(id, terms);
                default -> open(id, entry, terms);
            }
        }
        if (sliding) {
            Inactivity.touch(lots, entry);
        }
    }

    private void put(LotId id, Lot lot) {
        lots.put(id, lot);
        sliding |= lot.expiry() instanceof Expiry.AfterInactivity;
    }

    private void extend(LotId id, LotTerms terms) {
        Lot lot = require(id);
        if (!terms.with(lot.expiry()).equals(lot.terms())) {
            throw new IllegalArgumentException("Entry.terms " + terms + " change more than the expiry of " + id
                    + ", whose terms are " + lot.terms() + ". Maybe the terms of another lot were taken.");
        }
        put(id, lot.with(terms));
    }

    /** The terms are those of the entry, never computed again: they hold whatever becomes of a zone's rules. */
    private void activate(LotId id, Instant occurred, LotTerms terms) {
        Lot lot = require(id);
        boolean fits = lot.activation() instanceof Activation.OnEvent waiting
                && lot.terms().isWaiting()
                && terms.earnedAt().equals(lot.earnedAt())
                && terms.activation().equals(waiting.at(occurred));
        if (!fits) {
            throw new IllegalArgumentException("Entry.terms " + terms + " at " + occurred + " do not activate " + id
                    + ", whose terms are " + lot.terms() + ". Maybe it was activated before?");
        }
        put(id, lot.with(terms));
    }

    private Lot require(LotId id) {
        Lot lot = lots.get(id);
        if (lot == null) {
            throw new IllegalArgumentException("Entry.lot " + id
                    + " is not in the ledger. Maybe the snapshot was trimmed, or bookings are missing.");
        }
        return lot;
    }

    private void open(LotId id, Entry entry, LotTerms terms) {
        if (lots.containsKey(id)) {
            throw new IllegalArgumentException(
                    "Entry.lot " + id + " is already issued. Maybe the same event was booked under another key.");
        }
        Entry.Carried carried = entry.carried();
        put(
                id,
                carried == null
                        ? Lot.issued(id, entry.units(), terms)
                        : new Lot(
                                id,
                                carried.issued(),
                                entry.units(),
                                carried.expired(),
                                terms.earnedAt(),
                                terms.activation(),
                                terms.expiry(),
                                carried.redeemed(),
                                entry.outstanding()));
    }

    private void changeDebt(Entry entry) {
        long owed = Math.subtractExact(debts.getOrDefault(entry.account(), 0L), entry.units());
        if (owed < 0) {
            throw new IllegalArgumentException("Entry.units " + entry.units() + " repay more than the "
                    + (owed + entry.units()) + " owed in account \"" + entry.account()
                    + "\". Maybe two lots were issued without LedgerSnapshot.after in between.");
        }
        debts.put(entry.account(), owed);
    }

    private void changeLot(LotId id, Entry entry) {
        Lot lot = require(id);
        long left = Math.addExact(lot.left(), entry.units());
        long lost = entry.kind() == EntryKind.EXPIRED ? -entry.units() : 0;
        if (left < 0) {
            throw new IllegalArgumentException("Entry.units " + entry.units() + " take more than the " + lot.left()
                    + " left of " + id + ". Maybe the snapshot was stale.");
        }
        if (left > lot.issued() - lot.expired() - lost) {
            throw new IllegalArgumentException("Entry.units " + entry.units() + " give more back to " + id
                    + " than was taken from it. Maybe it was given back before.");
        }
        if (lot.outstanding() + entry.outstanding() < 0) {
            throw new IllegalArgumentException("Entry.outstanding " + entry.outstanding() + " is more than the "
                    + lot.outstanding() + " outstanding of " + id + ". Maybe the snapshot was stale.");
        }
        lots.put(id, lot.after(entry));
    }
}
