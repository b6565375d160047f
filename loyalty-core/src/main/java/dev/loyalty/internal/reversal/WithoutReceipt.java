package dev.loyalty.internal.reversal;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Fraction;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ledger as if an activity had not earned: its lots are gone, and what it used of limits and brought to remainders. */
public final class WithoutReceipt {

    private WithoutReceipt() {}

    /** @param reversals of the receipts, so far */
    public static LedgerSnapshot of(
            LedgerSnapshot ledger, List<? extends AwardReceipt> receipts, List<? extends Receipt> reversals) {
        SortedMap<LimitKey, Long> used = new TreeMap<>(ledger.used());
        SortedMap<RemainderKey, Fraction> remainders = new TreeMap<>(ledger.remainders());
        for (AwardReceipt receipt : receipts) {
            for (Award award : receipt.awards()) {
                award.uses().forEach(use -> used.merge(use.key(), -use.amount(), Math::addExact));
                RemainderKey key = award.remainder();
                if (key != null) {
                    remainders.merge(key, Fraction.of(award.units()).minus(award.brought()), Fraction::plus);
                }
            }
            for (SpecialAward award : receipt.specials()) {
                award.uses().forEach(use -> used.merge(use.key(), -use.amount(), Math::addExact));
            }
        }
        for (Receipt reversal : reversals) {
            reversal.booking().uses().forEach(use -> used.merge(use.key(), -use.amount(), Math::addExact));
            reversal.booking()
                    .remainders()
                    .forEach(change ->
                            remainders.merge(change.key(), change.units().negated(), Fraction::plus));
        }
        used.values().removeIf(count -> count <= 0);
        Set<LotId> own = receipts.stream()
                .flatMap(receipt -> receipt.lots().stream())
                .map(HeldLot::lot)
                .collect(Collectors.toSet());
        List<Lot> others =
                ledger.lots().stream().filter(lot -> !own.contains(lot.id())).toList();
        return new LedgerSnapshot(ledger.member(), ledger.revision(), others, ledger.debts(), used, remainders);
    }
}
