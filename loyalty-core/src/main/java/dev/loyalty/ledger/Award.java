package dev.loyalty.ledger;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's proposal was granted.
 *
 * @param rule the rule that proposed
 * @param account the account that was credited
 * @param line the line it was proposed for, or null for the whole order
 * @param shares by line, in the order of the lines; their sum is the award
 * @param uses what the award used of limits; a reversal gives the same part of it back
 * @param terms what it says about its reversal
 */
public record Award(
        String rule,
        String account,
        @Nullable String line,
        List<Share> shares,
        List<LimitUse> uses,
        ReversalTerms terms) {

    public Award {
        Checks.text(rule, "Award.rule");
        Checks.text(account, "Award.account");
        shares = List.copyOf(shares);
        uses = List.copyOf(uses);
        Objects.requireNonNull(terms, "Award.terms");
    }

    /** The units granted. */
    public long units() {
        return shares.stream().mapToLong(Share::units).reduce(0, Math::addExact);
    }
}
