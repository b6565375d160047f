package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dates that units of an account get when they come back and are to be as new. */
public final class RenewedTerms {

    private static final String ANY = "renewal";

    private RenewedTerms() {}

    /** The terms of units that are earned now, but usable at once; null if the policy has no such account any more. */
    public static @Nullable LotTerms of(PolicyDefinition policy, String account, Instant at) {
        if (!policy.accounts().containsKey(account)) {
            return null;
        }
        LotBook book = new LotBook(policy, ANY, at);
        LotId lot = book.lot(ANY, account, LotWish.NONE);
        LotTerms terms =
                book.issue(LedgerSnapshot.empty(ANY), Map.of(lot, 1L)).get(0).terms();
        return terms == null || terms.isWaiting() ? terms : LotTerms.activeAtOnce(at, terms.expiry());
    }
}
