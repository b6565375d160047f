package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;

/** Works out what each ask comes to, exactly and line by line, and refuses asks that cannot be counted. */
final class Claims {

    private final PolicyDefinition policy;
    private final Countable countable;

    Claims(PolicyDefinition policy, Countable countable) {
        this.policy = policy;
        this.countable = countable;
    }

    Candidate candidate(Ask ask) {
        Account account = account(ask);
        ask.limits().forEach(name -> requireCountable(ask, account, name));
        Fraction scale = account.unit() == AccountUnit.MONEY
                ? Fraction.of(BigDecimal.TEN.pow(policy.currency().getDecimalPlaces()))
                : Fraction.ONE;
        Fraction exact = ask.multiplies() ? Fraction.ZERO : exact(ask).times(scale);
        return new Candidate(
                ask,
                ask.per() == null ? null : countable.amount(ask.scope()),
                countable.parts(ask.scope()).stream()
                        .map(part -> new Candidate.Part(part.position(), part.line(), exact.times(part.ofScope())))
                        .toList());
    }

    private Fraction exact(Ask ask) {
        if (ask.per() == null) {
            return ask.amount();
        }
        Fraction times = countable.amount(ask.scope()).dividedBy(ask.per());
        return ask.amount().times(ask.fullSteps() ? times.floored() : times);
    }

    private Account account(Ask ask) {
        Account account = policy.accounts().get(ask.account());
        if (account == null) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" names the account \"" + ask.account()
                    + "\"; policy.yaml has " + policy.accounts().keySet()
                    + ". Maybe an account of that name or unit is missing?");
        }
        boolean fits = switch (ask.verb()) {
            case POINTS -> account.unit() == AccountUnit.POINTS;
            case CREDIT -> account.unit() == AccountUnit.MONEY;
            case MULTIPLY -> account.unit() != AccountUnit.ITEMS;
        };
        if (!fits) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" cannot put " + ask.verb()
                    + " into account \"" + account.name() + "\", whose unit is " + account.unit()
                    + ". Maybe another account, or another verb?");
        }
        return account;
    }

    private void requireCountable(Ask ask, Account account, String name) {
        Limit limit = policy.limits().get(name);
        if (limit == null) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" names the limit \"" + name
                    + "\"; policy.yaml has " + policy.limits().keySet() + ". Maybe it is misspelt?");
        }
        boolean countable = limit.unit() == LimitUnit.TIMES
                || limit.unit().name().equals(account.unit().name());
        if (!countable) {
            throw new PolicyFailedException("limit \"" + name + "\" counts " + limit.unit() + ", but rule \""
                    + ask.rule() + "\" puts " + account.unit() + " into account \"" + account.name()
                    + "\". Maybe a limit of " + account.unit() + " or times?");
        }
    }
}
