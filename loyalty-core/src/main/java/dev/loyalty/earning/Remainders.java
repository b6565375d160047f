package dev.loyalty.earning;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.Remainder;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What earlier activities left of each account that carries its remainder, before a settlement. Immutable. */
final class Remainders {

    private final LedgerSnapshot ledger;

    Remainders(LedgerSnapshot ledger) {
        this.ledger = ledger;
    }

    /**
     * The remainder that what is asked for is rounded together with, or null if its account carries none. An amount for
     * each complete step is granted in whole steps: 5 for every full 2.50 is nothing or 5, also with what was carried;
     * and half a point for every full pound is a point for two.
     */
    static @Nullable RemainderKey key(Account account, Ask ask, Fraction scale) {
        if (account.remainder() != Remainder.CARRIED || ask.multiplies()) {
            return null;
        }
        BigInteger step = ask.rate().isOfFullSteps() ? ask.amount().times(scale).numerator() : BigInteger.ONE;
        return new RemainderKey(account.name(), step.max(BigInteger.ONE).longValueExact());
    }

    Fraction before(RemainderKey key) {
        return ledger.remainder(key);
    }
}
