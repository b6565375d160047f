package dev.loyalty.referral;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books one side of a referral: in each account what can be used first is booked first. */
final class RewardBooking {

    private RewardBooking() {}

    /**
     * @param key of the decision
     * @param rewards to be credited; those of the other side are passed over
     * @param uses of limits
     * @param expectations besides that the ledger is unchanged
     */
    static Booking of(
            IdempotencyKey key,
            LedgerSnapshot ledger,
            Side side,
            List<Reward> rewards,
            List<LimitUse> uses,
            List<Expectation> expectations) {
        List<Entry> entries = new ArrayList<>();
        LedgerSnapshot now = ledger;
        for (Map.Entry<LotId, LotTerms> lot : inOrderOfUse(side, rewards)) {
            long units = rewards.stream()
                    .filter(reward -> reward.side() == side)
                    .map(Reward::award)
                    .filter(award -> award.lot().equals(lot.getKey()))
                    .mapToLong(Award::units)
                    .reduce(0, Math::addExact);
            List<Entry> issued = LedgerArithmetic.issue(now, lot.getKey(), units, lot.getValue());
            entries.addAll(issued);
            now = now.after(issued);
        }
        List<Expectation> all = new ArrayList<>();
        all.add(new Expectation.LedgerUnchanged(ledger.member(), ledger.revision()));
        all.addAll(expectations);
        return new Booking(key.of(ledger.member()), entries, uses, all);
    }

    /** What can be used first goes first, so that it repays debt before units that may never come to be used. */
    private static List<Map.Entry<LotId, LotTerms>> inOrderOfUse(Side side, List<Reward> rewards) {
        Map<LotId, LotTerms> lots = new TreeMap<>();
        for (Reward reward : rewards) {
            if (reward.side() == side) {
                lots.put(reward.award().lot(), reward.terms());
            }
        }
        return lots.entrySet().stream()
                .sorted(Comparator.comparing(
                        lot -> lot.getValue().activation().instant().orElse(Instant.MAX)))
                .toList();
    }
}
