package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
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
 * @param remainder the remainder that it was rounded together with, so that what comes back leaves exactly, by the shares'
 *     {@linkplain Share#exact() exact} parts; null if there is none. Such an award can be of 0 units: all it brought is carried
 */
public record Award(
        String rule,
        String account,
        @Nullable String line,
        List<Share> shares,
        List<LimitUse> uses,
        ReversalTerms terms,
        @Nullable RemainderKey remainder) {

    public Award {
        Checks.text(rule, "Award.rule");
        Checks.text(account, "Award.account");
        shares = List.copyOf(shares);
        uses = List.copyOf(uses);
        Objects.requireNonNull(terms, "Award.terms");
        for (Share share : shares) {
            if ((share.exact() == null) != (remainder == null)) {
                throw new IllegalArgumentException("Award of rule \"" + rule + "\" has the remainder " + remainder
                        + ", but a share of " + share.exact() + " exactly. Maybe one of the two is missing?");
            }
        }
    }

    /** An award of an account that drops its remainders. */
    public Award(
            String rule,
            String account,
            @Nullable String line,
            List<Share> shares,
            List<LimitUse> uses,
            ReversalTerms terms) {
        this(rule, account, line, shares, uses, terms, null);
    }

    /** What it brought exactly: parts of a unit too, where they are carried, and otherwise the units granted. */
    public Fraction brought() {
        return shares.stream().map(Share::brought).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The units granted. */
    public long units() {
        return shares.stream().mapToLong(Share::units).reduce(0, Math::addExact);
    }
}
