package dev.loyalty.ledger;

import dev.loyalty.model.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt that turned units into value, with all that a later reversal needs. Immutable. */
public interface RedemptionReceipt extends Receipt {

    /** When the units were spent. */
    Instant at();

    /** The order as it was without the redemption, or null. */
    @Nullable
    Order order();

    /** By reward, in the order in which they were settled. */
    List<Redeemed> redeemed();

    /** The units spent of an account, by all rewards together; 0 if none. */
    default long spent(String account) {
        return redeemed().stream()
                .filter(redeemed -> redeemed.account().equals(account))
                .mapToLong(Redeemed::units)
                .reduce(0, Math::addExact);
    }

    /**
     * Which lots paid for a reward: entries of the booking, in the order in which the lots were used.
     *
     * @param of one of {@link #redeemed()}
     * @throws IllegalArgumentException if it is not of this receipt
     */
    default List<Entry> paid(Redeemed of) {
        long before = 0;
        for (Redeemed redeemed : redeemed()) {
            if (redeemed.equals(of)) {
                return paid(of.account(), before, of.units());
            }
            if (redeemed.account().equals(of.account())) {
                before = Math.addExact(before, redeemed.units());
            }
        }
        throw new IllegalArgumentException(
                "reward \"" + of.reward() + "\" is not of the receipt " + key() + ". Maybe it is of another one?");
    }

    private List<Entry> paid(String account, long before, long units) {
        List<Entry> paid = new ArrayList<>();
        long skipped = 0;
        long taken = 0;
        for (Entry entry : booking().entries()) {
            if (entry.kind() == EntryKind.REDEEMED && entry.account().equals(account)) {
                if (skipped < before) {
                    skipped = Math.subtractExact(skipped, entry.units());
                } else if (taken < units) {
                    paid.add(entry);
                    taken = Math.subtractExact(taken, entry.units());
                }
            }
        }
        return List.copyOf(paid);
    }
}
