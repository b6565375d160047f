package dev.loyalty.referral;

import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Tiers;
import org.jspecify.annotations.Nullable;

/** Finds what a proposal speaks of in the policy, and refuses what has no meaning there. */
final class RewardChecks {

    private final PolicyDefinition policy;

    RewardChecks(PolicyDefinition policy) {
        this.policy = policy;
    }

    /**
     * The account that the reward goes into; null if it is for none.
     *
     * @throws PolicyFailedException if the account does not hold such things, or a level is none of the policy's
     */
    @Nullable
    Account account(RewardAsk ask) {
        if (ask.verb().isSpecial()) {
            requireLevel(ask);
            return null;
        }
        Account account = Accounts.named(policy, ask.rule(), ask.account());
        boolean fits = switch (ask.verb()) {
            case POINTS -> account.unit() == AccountUnit.POINTS;
            case CREDIT -> account.unit() == AccountUnit.MONEY;
            case ITEMS -> account.unit() == AccountUnit.ITEMS;
            case DONATION, RECOGNITION, TIER_GIFT -> false;
        };
        if (!fits) {
            throw Accounts.unfit(ask.rule(), ask.verb(), account);
        }
        return account;
    }

    /** A level is one of the policy's, if it has any. */
    private void requireLevel(RewardAsk ask) {
        Tiers tiers = policy.tiers();
        if (ask.verb() == RewardVerb.TIER_GIFT && tiers.isDeclared() && tiers.rank(ask.account()) == 0) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" gives the level \"" + ask.account()
                    + "\"; policy.yaml has " + tiers.names() + ". Maybe it is misspelt?");
        }
    }

    /**
     * A limit of what is for no account counts times, or the money of a donation.
     *
     * @throws PolicyFailedException if the limit counts something else than the reward is
     */
    static void requireCountable(RewardAsk ask, @Nullable Account account, Limit limit) {
        if (account != null) {
            Accounts.requireCountable(ask.rule(), account, limit);
            return;
        }
        boolean money = ask.verb() == RewardVerb.DONATION && limit.unit() == LimitUnit.MONEY;
        if (limit.unit() != LimitUnit.TIMES && !money) {
            throw new PolicyFailedException("limit \"" + limit.name() + "\" counts " + limit.unit() + ", which rule \""
                    + ask.rule() + "\" does not give: it gives " + ask.describe() + ". Maybe a limit of times?");
        }
    }
}
