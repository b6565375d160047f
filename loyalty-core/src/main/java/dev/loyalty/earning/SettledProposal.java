package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what became of it.
 *
 * @param rule the rule that proposed
 * @param verb what it proposed
 * @param account the account it was for; of what is for none, who gets the donation, the recognition, the level
 * @param past the id of the order of before that it was for, or null for the activity of the call
 * @param line the line it was for, or null for the order
 * @param offered as the rule wrote it: the points, money or factor
 * @param rate what {@code offered} is for
 * @param per the money that {@code offered} is for, or null if it is for no money
 * @param basis the money or the units that counted, or null for a fixed amount
 * @param asked what that comes to, exactly, in units of the account; for a multiplier, what it would add
 * @param carried what earlier activities had left of the account's units and went with it, exactly; null where nothing is
 *     carried, or the proposal was left out before
 * @param rounded the whole units after rounding, before limits; 0 for a proposal that was left out before
 * @param granted the whole units that were granted
 * @param fate why they differ
 * @param because the name of the limit or group that decided, or what is not true that must stay true, or the
 *     reason of the rule that blocks it; or null
 * @param portion of an order that is split by levels, from 1; null if the order is not split
 */
public record SettledProposal(
        String rule,
        Verb verb,
        String account,
        @Nullable String past,
        @Nullable String line,
        Fraction offered,
        Rate rate,
        @Nullable Fraction per,
        @Nullable Fraction basis,
        Fraction asked,
        @Nullable Fraction carried,
        long rounded,
        long granted,
        Fate fate,
        @Nullable String because,
        @Nullable Integer portion) {

    public SettledProposal {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(offered, "offered");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(fate, "fate");
    }
}
