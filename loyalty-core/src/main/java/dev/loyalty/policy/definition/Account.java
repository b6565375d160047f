package dev.loyalty.policy.definition;

import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.model.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a member can hold. Immutable.
 *
 * @param name such as {@code points}
 * @param unit what its {@code long} units are
 * @param pending how long units cannot be used after they were earned, or null when they can be used at once
 * @param expires when units expire
 * @param expiresFrom from which moment {@code expires} is counted
 */
public record Account(
        String name, AccountUnit unit, @Nullable Span pending, ExpiryRule expires, ExpiryStart expiresFrom) {

    public Account {
        Names.check("account", name);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(expiresFrom, "expiresFrom");
    }

    /** An account whose units can be used at once and never expire. */
    public static Account of(String name, AccountUnit unit) {
        return new Account(name, unit, null, new ExpiryRule.Never(), ExpiryStart.ACTIVATION);
    }
}
