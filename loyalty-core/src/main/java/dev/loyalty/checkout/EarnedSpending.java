package dev.loyalty.checkout;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of what an order earns can pay for the order itself. What is paid so earns no more, so the two depend on each
 * other: of all parts of what the order would earn by itself, the largest is lent to the redemption that the order which
 * is left still earns.
 */
final class EarnedSpending {

    private final Course start;
    private final Redeemer redeemer;
    private final SortedMap<String, Long> earned;

    /** Decides a redemption by what a ledger holds. */
    @FunctionalInterface
    interface Redeemer {
        RedemptionDecision redeem(LedgerSnapshot ledger);
    }

    EarnedSpending(Course start, Redeemer redeemer) {
        this.start = start;
        this.redeemer = redeemer;
        this.earned = earnedBy(start.request().order());
    }

    /** What is redeemed with the largest part that the order can lend. */
    RedemptionDecision most() {
        long whole = earned.values().isEmpty() ? 0 : Collections.max(earned.values());
        long possible = 0;
        long tooMuch = whole + 1;
        while (tooMuch - possible > 1) {
            long middle = possible + (tooMuch - possible) / 2;
            if (isTooMuch(redeem(middle, whole))) {
                tooMuch = middle;
            } else {
                possible = middle;
            }
        }
        return redeem(possible, whole);
    }

    private RedemptionDecision redeem(long part, long whole) {
        LedgerSnapshot ledger = start.ledger();
        for (Map.Entry<String, Long> units : earned.entrySet()) {
            long lent = whole == 0 ? 0 : Math.multiplyExact(units.getValue(), part) / whole;
            if (lent > 0) {
                LotId lot = new LotId(start.request().order().id() + "#lent", units.getKey(), 1);
                LotTerms terms = new LotTerms(start.at(), new Activation.At(start.at()), new Expiry.Never());
                ledger = ledger.after(LedgerArithmetic.issue(ledger, lot, lent, terms));
            }
        }
        return redeemer.redeem(ledger);
    }

    private boolean isTooMuch(RedemptionDecision decision) {
        if (!(decision instanceof Accepted accepted)) {
            return false;
        }
        SortedMap<String, Long> left = earnedBy(accepted.applyTo(start.request().order()));
        return earned.keySet().stream()
                .anyMatch(account -> accepted.spent(account) > held(account) + left.getOrDefault(account, 0L));
    }

    private long held(String account) {
        return start.ledger().balance(account, start.at()).active();
    }

    /** By account, what could be spent at once of what an order earns. */
    private SortedMap<String, Long> earnedBy(Order order) {
        Course trial = start.copy();
        trial.earn(order, start.level());
        SortedMap<String, Long> units = new TreeMap<>();
        for (String account : start.policy().accounts().keySet()) {
            long more = trial.ledger().balance(account, start.at()).active() - held(account);
            if (more > 0) {
                units.put(account, more);
            }
        }
        return units;
    }
}
