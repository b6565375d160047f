package dev.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of issue, spending, give-back, take-back, repayment and expiry: pure functions from a snapshot to the entries to book. Nothing is
 * changed and nothing is stored; {@link LedgerSnapshot#after} shows the ledger with the entries.
 */
public final class LedgerArithmetic {

    private LedgerArithmetic() {}

    /**
     * Issues a lot; if its account has debt, the lot repays as much of it as it can at once, even while it is pending.
     * The debt itself never expires. A lot that is past when it is earned repays nothing.
     *
     * <p>Several lots of one booking are issued one after the other, each on {@link LedgerSnapshot#after} the entries
     * before it: a debt is repaid once.
     *
     * @param units positive
     * @return the ISSUED entry, then the REPAID pair if there is debt
     * @throws IllegalArgumentException if the units are not positive or the lot is already issued
     */
    public static List<Entry> issue(LedgerSnapshot snapshot, LotId lot, long units, LotTerms terms) {
        return open(snapshot, EntryKind.ISSUED, lot, units, terms.earnedAt(), terms);
    }

    /**
     * Opens a lot that does not come about by earning, with the debt repaid as by {@link #issue}.
     *
     * @param kind  why; one whose positive entries open lots
     * @param units positive
     * @param at    when it takes effect
     * @throws IllegalArgumentException if the units are not positive or the lot is already issued
     */
    public static List<Entry> open(
            LedgerSnapshot snapshot, EntryKind kind, LotId lot, long units, Instant at, LotTerms terms) {
        requireNew(snapshot, lot);
        Entry opened = Entry.open(kind, lot, units, at, terms);
        Lot fresh = Lot.issued(lot, units, terms);
        long repaid = fresh.expiredAt(at) ? 0 : Math.min(units, snapshot.debt(lot.account()));
        List<Entry> entries = new ArrayList<>(List.of(opened));
        if (repaid > 0) {
            entries.addAll(Entry.repay(lot, repaid, at));
        }
        return List.copyOf(entries);
    }

    /**
     * Repays what is owed in an account from the lots that are there: active before pending, each in
     * {@link Lot#SPENDING_ORDER}; none that are held. There can be both only while a booking that brings debt along is being made.
     *
     * @return the REPAID pairs; none if there is no debt or no lot with units
     */
    public static List<Entry> repay(LedgerSnapshot snapshot, String account, Instant at) {
        List<Lot> lots = snapshot.lotsOf(account).stream()
                .filter(lot -> !lot.isClosed() && !lot.expiredAt(at) && !lot.heldAt(at))
                .sorted(Comparator.comparing((Lot lot) -> lot.pendingAt(at)).thenComparing(Lot.SPENDING_ORDER))
                .toList();
        List<Entry> entries = new ArrayList<>();
        long open = snapshot.debt(account);
        for (Lot lot : lots) {
            long part = Math.min(lot.usable(), open);
            if (part > 0) {
                entries.addAll(Entry.repay(lot.id(), part, at));
                open -= part;
            }
        }
        return List.copyOf(entries);
    }

    static void requireNew(LedgerSnapshot snapshot, LotId lot) {
        if (snapshot.lot(lot).isPresent()) {
            throw new IllegalArgumentException(
                    lot + " is already issued. Maybe the event was booked before, or LotId.number was not counted up.");
        }
    }

    /**
     * Spends active units of an account, all or none. Units that are pending, expired or needed for debt are not active.
     *
     * @param units not negative; 0 spends nothing
     * @param at    when they are spent
     * @param order which lots are used first
     */
    public static Spending spend(LedgerSnapshot snapshot, String account, long units, Instant at, SpendingOrder order) {
        Checks.notNegative(units, "units spent");
        long available = snapshot.balance(account, at).active();
        if (units > available) {
            return new Spending.NotEnough(units, available);
        }
        List<Lot> lots = snapshot.lotsOf(account).stream()
                .filter(lot -> !lot.isClosed() && lot.activeAt(at))
                .sorted(order.comparator())
                .toList();
        List<Entry> entries = new ArrayList<>();
        long open = units;
        for (Lot lot : lots) {
            long part = Math.min(lot.usable(), open);
            if (part > 0) {
                entries.add(Entry.take(EntryKind.REDEEMED, lot.id(), part, at));
                open -= part;
            }
        }
        return new Spending.Spent(entries);
    }

    /**
     * Gives back units that a redemption took, to the lots they came from, which keep their age and expiry. Units that
     * are outstanding do not come back: an earlier reversal takes them now. Debt is repaid at once from the others. Units of a lot that is past come back and are booked as expired again, or in a fresh lot
     * if the wish has one.
     *
     * @throws IllegalArgumentException if a lot is not in the snapshot, or the fresh lot is already issued
     */
    public static GivenBack giveBack(LedgerSnapshot snapshot, GiveBack wish) {
        return new GiveBackRun(snapshot, wish).run();
    }

    /**
     * Takes back units that a reversed booking had brought. Its own lots come first: pending before active, each in
     * {@link Lot#SPENDING_ORDER}. What these lots lack counts as expired, up to the units they lost by expiry; that is
     * not taken again. The rest was spent, and the mode says how far to go for it: the other lots of the same events,
     * pending before active, then the account's other active lots, then its other pending ones, then debt. What a
     * reversal within the balance does not take is {@linkplain Lot#outstanding outstanding} from then on: of its own lots,
     * also while their units are held, and of others from which units were redeemed.
     *
     * @throws IllegalArgumentException if an own lot is not in the snapshot
     */
    public static TakenBack takeBack(LedgerSnapshot snapshot, TakeBack wish) {
        return new TakeBackRun(snapshot, wish, EntryKind.REVERSED).run();
    }

    /**
     * Lowers what is outstanding in the account of a lot, first of the lot itself, because the reversal that left it did
     * not happen after all.
     *
     * @param units at most; not negative
     */
    public static List<Entry> forgive(LedgerSnapshot snapshot, LotId lot, long units, Instant at) {
        return Outstanding.forgive(snapshot, lot, Checks.notNegative(units, "units forgiven"), at);
    }

    /**
     * Takes units by hand: active before pending, each in {@link Lot#SPENDING_ORDER}, then debt if the mode says so.
     *
     * @param units positive
     * @param mode  how far to go when there are not enough
     */
    public static TakenBack takeByHand(LedgerSnapshot snapshot, String account, long units, Instant at, Clawback mode) {
        TakeBack wish = new TakeBack(account, Checks.positive(units, "units taken"), List.of(), 0, at, mode);
        return new TakeBackRun(snapshot, wish, EntryKind.ADJUSTED).run();
    }

    /**
     * Books as expired what is left of the lots that are past at an instant, each at its true expiry, however late the
     * run is, and takes what is outstanding of holds that timed out. A lot with nothing left is not touched, so a second
     * run for the same or an earlier instant finds nothing.
     *
     * @return the receipt to commit, its key named by the instant; empty if there is nothing to book
     */
    public static Optional<ExpiryReceipt> expire(LedgerSnapshot snapshot, String programme, Instant at) {
        List<Entry> entries = new ArrayList<>();
        snapshot.lots().stream()
                .filter(lot -> !lot.isClosed())
                .sorted(Lot.SPENDING_ORDER)
                .forEach(lot -> {
                    if (lot.expiredAt(at)) {
                        entries.add(Entry.expire(lot.id(), lot.left(), lot.end().orElseThrow()));
                    } else if (lot.outstanding() > 0
                            && lot.activation() instanceof Activation.Held held
                            && held.hasPassed(at)) {
                        entries.add(Entry.reclaim(lot.id(), Math.min(lot.left(), lot.outstanding()), held.until()));
                    }
                });
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        String member = snapshot.member();
        IdempotencyKey key = new IdempotencyKey(programme, member, at.toString(), Calculation.EXPIRY);
        Expectation unchanged = new Expectation.LedgerUnchanged(member, snapshot.revision());
        return Optional.of(new ExpiryReceipt(new Booking(key, entries, List.of(), List.of(unchanged))));
    }
}
