package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Remainder;
import dev.loyalty.policy.definition.Tiers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out what each ask comes to, exactly and line by line, and refuses asks that cannot be counted. */
final class Claims {

    private final PolicyDefinition policy;
    private final Countable countable;
    private final Blocks blocks;
    private final Division division;
    private final LimitBook limits;
    private final LotBook lots;

    Claims(
            PolicyDefinition policy,
            Countable countable,
            Blocks blocks,
            Division division,
            LimitBook limits,
            LotBook lots) {
        this.policy = policy;
        this.countable = countable;
        this.blocks = blocks;
        this.division = division;
        this.limits = limits;
        this.lots = lots;
    }

    Candidate candidate(Ask ask) {
        Account account = ask.verb().isSpecial() ? null : account(ask);
        List<Counter> counters = Stream.concat(
                        ask.limits().stream().map(cap -> counter(ask, account, ofPast(ask, cap))),
                        account == null ? Stream.of() : limits.room(account).stream())
                .distinct()
                .toList();
        if (account == null) {
            requireSpecial(ask, counters);
        } else {
            counters.forEach(counter -> Accounts.requireCountable(ask.rule(), account, counter.limit()));
        }
        boolean money = account == null ? ask.verb() == Verb.DONATION : account.unit() == AccountUnit.MONEY;
        Fraction scale =
                money ? Fraction.of(BigDecimal.TEN.pow(policy.currency().getDecimalPlaces())) : Fraction.ONE;
        Countable counted = countable.without(blocks.lines(ask).keySet());
        Fraction basis = basis(ask, counted);
        boolean carries = account != null && account.remainder() == Remainder.CARRIED;
        Fraction exact =
                ask.multiplies() ? Fraction.ZERO : exact(ask, basis, carries).times(scale);
        return new Candidate(
                ask,
                counters,
                account == null ? null : Remainders.key(account, ask, scale),
                basis == null ? null : basis.times(inPortion(ask, counted)),
                counted.parts(ask.scope()).stream()
                        .map(part -> new Candidate.Part(
                                part.position(),
                                part.line(),
                                exact.times(part.ofScope()).times(division.part(ask, part.position()))))
                        .filter(part -> ask.portion() == Division.WHOLE
                                || ask.multiplies()
                                || part.exact().signum() != 0)
                        .toList());
    }

    private Counter counter(Ask ask, @Nullable Account account, Cap cap) {
        return Optional.ofNullable(account)
                .flatMap(units -> lots.usable(ask.rule(), units, ask.lot()))
                .map(usable -> limits.counter(ask.rule(), cap, usable))
                .orElseGet(() -> limits.counter(ask.rule(), cap));
    }

    /** Which part of what an ask counts lies in its portion. */
    private Fraction inPortion(Ask ask, Countable counted) {
        return ask.portion() == Division.WHOLE
                ? Fraction.ONE
                : counted.parts(ask.scope()).stream()
                        .map(part -> part.ofScope().times(division.part(ask, part.position())))
                        .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** A limit of it counts times, or the money of a donation; a level is one of the policy's, if it has any. */
    private void requireSpecial(Ask ask, List<Counter> counters) {
        for (Counter counter : counters) {
            LimitUnit unit = counter.limit().unit();
            if (unit != LimitUnit.TIMES && (unit != LimitUnit.MONEY || ask.verb() != Verb.DONATION)) {
                throw new PolicyFailedException("limit \"" + counter.limit().name() + "\" counts " + unit
                        + ", which rule \"" + ask.rule() + "\" does not give: it gives " + ask.describe()
                        + ". Maybe a limit of times?");
            }
        }
        Tiers tiers = policy.tiers();
        if (ask.verb() == Verb.TIER_GIFT && tiers.isDeclared() && tiers.rank(ask.account()) == 0) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" gives the level \"" + ask.account()
                    + "\"; policy.yaml has " + tiers.names() + ". Maybe it is misspelt?");
        }
    }

    /** What is proposed for an order of before counts for that order where a limit is per subject. */
    private Cap ofPast(Ask ask, Cap cap) {
        Limit limit = policy.limits().get(cap.limit());
        boolean ofPast = cap.subject() == null && limit != null && limit.per().isOfSubject();
        return ofPast && ask.past() != null ? new Cap(cap.limit(), ask.past()) : cap;
    }

    /** @param carries whether the rest of a complete step is kept, so that it counts already */
    private static Fraction exact(Ask ask, @Nullable Fraction basis, boolean carries) {
        if (basis == null) {
            return ask.amount();
        }
        Fraction times = ask.per() == null ? basis : basis.dividedBy(ask.per());
        return ask.amount().times(ask.rate().isOfFullSteps() && !carries ? times.floored() : times);
    }

    /** The money or the units that a rate counts, or null. */
    private static @Nullable Fraction basis(Ask ask, Countable counted) {
        return switch (ask.rate()) {
            case FIXED -> null;
            case PER_MONEY, PER_FULL_MONEY -> counted.amount(ask.scope());
            case PER_UNIT, PER_FULL_UNIT -> Fraction.of(units(ask.scope()));
        };
    }

    private static BigDecimal units(Scope scope) {
        return scope instanceof Line line ? line.getQuantity().max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    private Account account(Ask ask) {
        Account account = Accounts.named(policy, ask.rule(), ask.account());
        boolean fits = switch (ask.verb()) {
            case POINTS -> account.unit() == AccountUnit.POINTS;
            case CREDIT -> account.unit() == AccountUnit.MONEY;
            case ITEMS -> account.unit() == AccountUnit.ITEMS;
            case MULTIPLY -> account.unit() != AccountUnit.ITEMS;
            case DONATION, RECOGNITION, TIER_GIFT -> false;
        };
        if (!fits) {
            throw Accounts.unfit(ask.rule(), ask.verb(), account);
        }
        return account;
    }
}
