package dev.loyalty.ledger;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the names of one member's ledger are in the ledger that took it in: keys, lots and counts of limits. With it, what
 * was booked before a merge can be returned and cancelled after it. What is of another member stays as it is. Immutable.
 *
 * @param from the member whose ledger ended, not blank
 * @param into the member whose ledger took it in, not blank
 * @param lots the lots that have another id there
 */
public record Renaming(String from, String into, SortedMap<LotId, LotId> lots) {

    /** @throws IllegalArgumentException if a member is blank */
    public Renaming {
        Checks.text(from, "Renaming.from");
        Checks.text(into, "Renaming.into");
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
    }

    /** @throws IllegalArgumentException if the key is not of the member whose ledger ended */
    public void requireOfFormer(IdempotencyKey key) {
        if (!key.member().equals(from)) {
            throw new IllegalArgumentException(key + " is not of \"" + from + "\", whose ledger went into that of \""
                    + into + "\". Maybe it can be used as it is?");
        }
    }

    /** The key that a call has now. */
    public IdempotencyKey of(IdempotencyKey key) {
        return key.member().equals(from) ? key.of(into) : key;
    }

    /** The lot that one of the ledger that ended is now. */
    public LotId of(LotId lot) {
        return lots.getOrDefault(lot, lot);
    }

    /** The terms of a lot, with the name that the lot has now from which its units are held. */
    public LotTerms of(LotTerms terms) {
        return terms.activation() instanceof Activation.Held held
                ? new LotTerms(terms.earnedAt(), new Activation.Held(held.until(), of(held.from())), terms.expiry())
                : terms;
    }

    /** The count that one of the member is now; counts that members share keep their names. */
    public LimitKey of(LimitKey limit) {
        return limit.subject().equals(from) ? named(limit, into) : limit;
    }

    /** The ledger of the member who remains as if it was still that of the other: counts have the names of before. */
    public LedgerSnapshot before(LedgerSnapshot ledger) {
        SortedMap<LimitKey, Long> used = new TreeMap<>();
        ledger.used().forEach((key, count) -> used.put(key.subject().equals(into) ? named(key, from) : key, count));
        return new LedgerSnapshot(from, ledger.revision(), ledger.lots(), ledger.debts(), used, ledger.remainders());
    }

    private static LimitKey named(LimitKey limit, String member) {
        return new LimitKey(limit.limit(), member, limit.thing(), limit.period());
    }

    /** A booking as if it had been made in the ledger that took the other in. It expects nothing: it is booked already. */
    public Booking of(Booking booking) {
        return new Booking(
                of(booking.key()),
                booking.entries().stream().map(this::of).toList(),
                of(booking.uses()),
                booking.remainders(),
                List.of());
    }

    /**
     * A receipt as if it had been booked in the ledger that took the other in, for a return of its activity. It is not for
     * storing.
     *
     * @throws IllegalArgumentException if the receipt is of another member
     */
    public AwardReceipt of(AwardReceipt receipt) {
        requireOfFormer(receipt.key());
        return new RenamedReceipt(receipt, this);
    }

    /** What was redeemed, with the names that its lot and limits have now. */
    public Redeemed of(Redeemed redeemed) {
        Redeemed.Brought brought = redeemed.brought();
        return new Redeemed(
                redeemed.reward(),
                redeemed.rule(),
                redeemed.offer(),
                redeemed.account(),
                redeemed.units(),
                redeemed.use(),
                redeemed.value(),
                redeemed.shares(),
                redeemed.tender(),
                brought == null ? null : new Redeemed.Brought(of(brought.lot()), brought.units()),
                redeemed.donation(),
                of(redeemed.uses()));
    }

    HeldLot of(HeldLot held) {
        return new HeldLot(of(held.lot()), of(held.terms()), held.expired());
    }

    /** An award, with the names that its lot and limits have now. */
    public Award of(Award award) {
        return new Award(
                award.rule(),
                of(award.lot()),
                award.past(),
                award.line(),
                award.shares(),
                of(award.uses()),
                award.terms(),
                award.remainder());
    }

    SpecialAward of(SpecialAward award) {
        return new SpecialAward(
                award.rule(),
                award.past(),
                award.line(),
                award.gift(),
                award.shares(),
                of(award.uses()),
                award.fixed(),
                award.provisos());
    }

    /** An entry, with the names that its lots have now. */
    public Entry of(Entry entry) {
        LotId lot = entry.lot();
        LotTerms terms = entry.terms();
        return lot == null
                ? entry
                : new Entry(
                        entry.kind(),
                        entry.account(),
                        entry.units(),
                        of(lot),
                        entry.at(),
                        terms == null ? null : of(terms),
                        entry.carried(),
                        entry.outstanding());
    }

    private List<LimitUse> of(List<LimitUse> uses) {
        return uses.stream()
                .map(use -> new LimitUse(of(use.key()), use.amount()))
                .toList();
    }
}
