package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.policy.definition.Pending;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of the lot it earns.
 *
 * @param pending how long it cannot be used; null: as its account says
 * @param expires when it expires; null: as its account says
 */
public record LotWish(@Nullable Pending pending, @Nullable ExpiryRule expires) {

    /** Leaves all to the account. */
    public static final LotWish NONE = new LotWish(null, null);

    /** This wish, and what it leaves open as another one says. */
    public LotWish or(LotWish other) {
        return new LotWish(pending == null ? other.pending : pending, expires == null ? other.expires : expires);
    }
}
