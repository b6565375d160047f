package dev.loyalty.referral;

import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for one side and what became of it.
 *
 * @param rule the rule that proposed
 * @param side whom it was for
 * @param verb what it proposed
 * @param account the account it was for
 * @param milestone for whose reaching it was, or null if it was for the friend
 * @param offered as the rule wrote it: the points, money or things
 * @param per the money that {@code offered} is for, or null if it is for none
 * @param basis the money that counted, or null for a fixed amount
 * @param least what must stay of the friend's order, in the programme's currency; null if it was no order
 * @param asked what that comes to, exactly, in units of the account
 * @param granted the whole units that were granted
 * @param fate why they differ
 * @param because the name of the limit that decided, or null
 */
public record SettledReward(
        String rule,
        Side side,
        RewardVerb verb,
        String account,
        @Nullable Milestone milestone,
        Fraction offered,
        @Nullable Fraction per,
        @Nullable Fraction basis,
        @Nullable BigDecimal least,
        Fraction asked,
        long granted,
        RewardFate fate,
        @Nullable String because) {

    public SettledReward {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(offered, "offered");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(fate, "fate");
    }
}
