package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;

/** Finds the accounts that rules name, and says what is wrong where they do not fit. */
public final class Accounts {

    private Accounts() {}

    /** The name of the first account of a unit, or the unit's own where there is none, which {@link #named} refuses. */
    public static String first(PolicyDefinition policy, AccountUnit unit) {
        return policy.accounts().values().stream()
                .filter(account -> account.unit() == unit)
                .map(Account::name)
                .findFirst()
                .orElseGet(unit::name);
    }

    /** @throws PolicyFailedException if the policy has no such account */
    public static Account named(PolicyDefinition policy, String rule, String name) {
        Account account = policy.accounts().get(name);
        if (account == null) {
            throw new PolicyFailedException("rule \"" + rule + "\" names the account \"" + name + "\"; policy.yaml has "
                    + policy.accounts().keySet() + ". Maybe an account of that name or unit is missing?");
        }
        return account;
    }

    /**
     * For an account whose unit is another one than the rule speaks of.
     *
     * @param verb what the rule says
     */
    public static PolicyFailedException unfit(String rule, Enum<?> verb, Account account) {
        return new PolicyFailedException("rule \"" + rule + "\" cannot put " + verb + " into account \""
                + account.name() + "\", whose unit is " + account.unit() + ". Maybe another account, or another verb?");
    }

    /** How far a return of an award goes by the policy. Things are not owed: a coupon that was used is gone. */
    public static Clawback clawback(PolicyDefinition policy, boolean things) {
        Clawback clawback = policy.switches().clawback();
        return things && clawback == Clawback.UNLIMITED ? Clawback.WITHIN_BALANCE : clawback;
    }

    /** @throws PolicyFailedException if the limit counts neither times nor what the account holds */
    public static void requireCountable(String rule, Account account, Limit limit) {
        boolean countable = limit.unit() == LimitUnit.TIMES
                || limit.unit().name().equals(account.unit().name());
        if (!countable) {
            throw new PolicyFailedException("limit \"" + limit.name() + "\" counts " + limit.unit() + ", but rule \""
                    + rule + "\" puts " + account.unit() + " into account \"" + account.name() + "\". Maybe a limit of "
                    + account.unit() + " or times?");
        }
    }
}
