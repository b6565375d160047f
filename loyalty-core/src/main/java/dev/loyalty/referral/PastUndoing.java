package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.ledger.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What a history keeps of a reversal of a referral's part. Immutable.
 *
 * @param key of its receipt
 * @param originals the keys of what was reversed
 * @param uncounted how much less the friend's order counts for than before, in the programme's currency
 * @param returned of what is no order: 1 if it was taken back
 */
public record PastUndoing(
        IdempotencyKey key, List<IdempotencyKey> originals, BigDecimal uncounted, BigDecimal returned) {

    public PastUndoing {
        Objects.requireNonNull(key, "key");
        originals = List.copyOf(originals);
        Objects.requireNonNull(uncounted, "uncounted");
        Objects.requireNonNull(returned, "returned");
    }

    static PastUndoing of(ReversalReceipt receipt) {
        return new PastUndoing(
                receipt.key(),
                receipt.originals(),
                receipt.uncounted().values().stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add),
                receipt.returned().getOrDefault(Share.WHOLE, BigDecimal.ZERO));
    }
}
