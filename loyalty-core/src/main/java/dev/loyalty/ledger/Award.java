package dev.loyalty.ledger;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's proposal was granted, in one lot; a proposal whose units differ in when they can be used has several.
 *
 * @param rule the rule that proposed
 * @param lot the lot that was credited, with its account; a reversal takes from it first. Not issued if all is carried
 * @param past the id of the order of before that it was proposed for, whose lines the shares then name; null for the
 *     receipt's own activity
 * @param line the line it was proposed for, or null for the whole order
 * @param shares by line, in the order of the lines; their sum is the award
 * @param uses what the award used of limits; a reversal gives the same part of it back
 * @param terms what it says about its reversal
 * @param remainder the remainder that it was rounded together with, so that what comes back leaves exactly, by the shares'
 *     {@linkplain Share#exact() exact} parts; null if there is none. Such an award can be of 0 units: all it brought is carried
 */
public record Award(
        String rule,
        LotId lot,
        @Nullable String past,
        @Nullable String line,
        List<Share> shares,
        List<LimitUse> uses,
        ReversalTerms terms,
        @Nullable RemainderKey remainder)
        implements GrantedAward {

    public Award {
        Checks.text(rule, "Award.rule");
        Objects.requireNonNull(lot, "Award.lot");
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
            LotId lot,
            @Nullable String line,
            List<Share> shares,
            List<LimitUse> uses,
            ReversalTerms terms) {
        this(rule, lot, null, line, shares, uses, terms, null);
    }

    @Override
    public boolean fixed() {
        return terms.fixed();
    }

    @Override
    public List<Proviso> provisos() {
        return terms.provisos();
    }

    /** The account that was credited. */
    public String account() {
        return lot.account();
    }
}
