package dev.loyalty.referral;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.LimitUses;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles what rules proposed for the two sides.
 *
 * <p>reward = limits( rounding( amount × what counts ))
 *
 * <ol>
 *   <li>A side that has its reward for this friend gets no other; an advocate who is blocked or gone gets none.
 *   <li>What must stay true must be true to begin with; a milestone needs its number of different friends, and is
 *       rewarded once.
 *   <li>A fixed amount, or so much for the money that counts of the friend's order; rounded once, in the mode of the
 *       policy.
 *   <li>Limits cut, by priority, then rule name: those of the side that gets the reward, and what both share once.
 * </ol>
 */
final class RewardSettlement {

    private final PolicyDefinition policy;
    private final Activity activity;
    private final boolean claiming;
    private final Scope whole;
    private final BigDecimal total;
    private final Map<Side, LedgerSnapshot> ledgers = new EnumMap<>(Side.class);
    private final Map<Side, LimitBook> limits = new EnumMap<>(Side.class);
    private final Map<Side, List<LimitUse>> milestones = new EnumMap<>(Side.class);
    private final RewardChecks checks;
    private final RewardMaker maker;
    private final long friends;
    private final boolean advocateOut;
    private final Set<Side> rewardedBefore;
    private final Set<String> milestonesNow = new HashSet<>();

    RewardSettlement(
            PolicyDefinition policy, ReferralRequest request, Countable countable, Advocate advocate, boolean without) {
        this.policy = policy;
        this.activity = request.activity();
        this.claiming = request.claimed() != null;
        this.whole = countable.facts().stream()
                .filter(fact -> fact instanceof Scope && !(fact instanceof Line))
                .map(Scope.class::cast)
                .findFirst()
                .orElseThrow();
        this.total = whole instanceof dev.loyalty.facts.Order order ? order.getTotal() : BigDecimal.ZERO;
        this.checks = new RewardChecks(policy);
        this.maker = new RewardMaker(policy, request.key(), activity, countable, whole, total);
        this.friends = advocate.friends() + (claiming ? 0 : 1);
        this.advocateOut = without;
        this.rewardedBefore = request.friend().record().rewarded();
        ledgers.put(Side.ADVOCATE, advocate.ledger());
        ledgers.put(Side.FRIEND, request.friend().ledger());
    }

    /**
     * The result.
     *
     * @param proposals what became of each ask, in their order
     * @param rewards what was granted of accounts, in the same order
     * @param specials what was granted besides, in the same order
     * @param sides that qualified
     * @param uses of limits by side, one for each count
     * @param limits what is left of them
     */
    record Settled(
            List<SettledReward> proposals,
            List<Reward> rewards,
            List<SpecialReward> specials,
            Set<Side> sides,
            Map<Side, List<LimitUse>> uses,
            Map<Side, LimitBook> limits) {

        List<Expectation> expectations(Side side) {
            LimitBook book = limits.get(side);
            return book == null ? List.of() : book.expectations();
        }
    }

    /** @param asks each thing once, in {@link RewardAsk#ORDER} */
    Settled settle(List<RewardAsk> asks) {
        List<SettledReward> proposals = new ArrayList<>();
        List<Reward> rewards = new ArrayList<>();
        List<SpecialReward> specials = new ArrayList<>();
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            LimitBook advocates = limits.get(Side.ADVOCATE);
            limits.put(
                    side,
                    advocates == null
                            ? new LimitBook(policy, ledger(side), activity)
                            : advocates.ofOther(ledger(side)));
            for (RewardAsk ask : asks) {
                if (ask.side() == side) {
                    SettledReward settled = settle(ask, rewards, specials);
                    proposals.add(settled);
                    if (settled.fate().qualifies()) {
                        sides.add(side);
                    }
                }
            }
        }
        Map<Side, List<LimitUse>> uses = new EnumMap<>(Side.class);
        limits.forEach((side, book) -> {
            List<LimitUse> all = new ArrayList<>(book.uses());
            all.addAll(milestones.getOrDefault(side, List.of()));
            uses.put(side, LimitUses.summed(all));
        });
        return new Settled(proposals, rewards, specials, sides, uses, limits);
    }

    private SettledReward settle(RewardAsk ask, List<Reward> rewards, List<SpecialReward> specials) {
        Account account = checks.account(ask);
        Fraction basis = ask.per() == null ? null : orderAmount(ask, "an amount per money");
        Fraction exact = exact(ask, account, basis);
        RewardFate refused = refusal(ask);
        if (refused != null) {
            return settled(ask, basis, exact, 0, refused, null);
        }
        long whole = exact.round(policy.switches().roundingMode());
        if (whole == 0) {
            return settled(ask, basis, exact, 0, RewardFate.NOTHING, null);
        }
        LimitBook book = limits(ask.side());
        List<Counter> counters = Stream.concat(
                        ask.limits().stream().map(cap -> book.counter(ask.rule(), cap)),
                        account == null ? Stream.of() : book.room(account).stream())
                .distinct()
                .toList();
        long units = whole;
        RewardFate fate = RewardFate.GRANTED;
        String because = null;
        for (Counter counter : counters) {
            RewardChecks.requireCountable(ask, account, counter.limit());
            long left = book.left(counter);
            boolean times = counter.limit().unit() == LimitUnit.TIMES;
            if (left <= 0) {
                return settled(
                        ask,
                        basis,
                        exact,
                        0,
                        RewardFate.EXHAUSTED,
                        counter.limit().name());
            }
            if (!times && units > left) {
                because = counter.limit().name();
                if (counter.limit().overflow() == Overflow.REFUSE) {
                    return settled(ask, basis, exact, 0, RewardFate.REFUSED, because);
                }
                fate = RewardFate.TRIMMED;
                units = left;
            }
        }
        List<LimitUse> uses = new ArrayList<>();
        for (Counter counter : counters) {
            boolean times = counter.limit().unit() == LimitUnit.TIMES;
            uses.addAll(book.take(counter, times ? 1 : units));
        }
        uses.addAll(milestoneUse(ask));
        if (account == null) {
            specials.add(maker.special(ask, units, uses));
        } else {
            rewards.add(maker.reward(ask, account, units, uses));
        }
        return settled(ask, basis, exact, units, fate, because);
    }

    private @Nullable RewardFate refusal(RewardAsk ask) {
        if (ask.side() == Side.ADVOCATE && advocateOut) {
            return RewardFate.ADVOCATE_GONE;
        }
        if (rewardedBefore.contains(ask.side())) {
            return RewardFate.REWARDED_BEFORE;
        }
        BigDecimal least = ask.least();
        if (least != null && orderAmount(ask, "a least amount").compareTo(Fraction.of(least)) < 0) {
            return RewardFate.UNMET;
        }
        Milestone milestone = ask.milestone();
        if (milestone == null) {
            return null;
        }
        if (ledger(ask.side()).used(milestoneKey(ask, milestone)) > 0) {
            return RewardFate.REACHED_BEFORE;
        }
        return friends < milestone.friends() ? RewardFate.NOT_REACHED : null;
    }

    private SettledReward settled(
            RewardAsk ask,
            @Nullable Fraction basis,
            Fraction exact,
            long granted,
            RewardFate fate,
            @Nullable String because) {
        return new SettledReward(
                ask.rule(),
                ask.side(),
                ask.verb(),
                ask.account(),
                ask.milestone(),
                ask.amount(),
                ask.per(),
                basis,
                activity instanceof Order ? maker.least(ask) : null,
                exact,
                granted,
                fate,
                because);
    }

    private Fraction exact(RewardAsk ask, @Nullable Account account, @Nullable Fraction basis) {
        boolean money = account == null ? ask.verb() == RewardVerb.DONATION : account.unit() == AccountUnit.MONEY;
        Fraction scale =
                money ? Fraction.of(BigDecimal.TEN.pow(policy.currency().getDecimalPlaces())) : Fraction.ONE;
        Fraction times = basis == null || ask.per() == null ? Fraction.ONE : basis.dividedBy(ask.per());
        return ask.amount().times(times).times(scale);
    }

    private Fraction orderAmount(RewardAsk ask, String what) {
        if (!(activity instanceof Order)) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" proposes " + what + ", but " + activity.id()
                    + " is no order. Maybe the rule should ask for an Order( … )?");
        }
        return Fraction.of(total);
    }

    private List<LimitUse> milestoneUse(RewardAsk ask) {
        Milestone milestone = ask.milestone();
        if (milestone == null || !milestonesNow.add(milestone.name())) {
            return List.of();
        }
        LimitUse use = new LimitUse(milestoneKey(ask, milestone), 1);
        milestones.computeIfAbsent(ask.side(), side -> new ArrayList<>()).add(use);
        return List.of(use);
    }

    private LimitKey milestoneKey(RewardAsk ask, Milestone milestone) {
        return new LimitKey("milestone " + milestone.name(), ledger(ask.side()).member(), LimitPeriod.EVER);
    }

    private LedgerSnapshot ledger(Side side) {
        LedgerSnapshot ledger = ledgers.get(side);
        if (ledger == null) {
            throw new IllegalStateException("there is no ledger of the " + side);
        }
        return ledger;
    }

    private LimitBook limits(Side side) {
        LimitBook book = limits.get(side);
        if (book == null) {
            throw new IllegalStateException("there are no limits of the " + side);
        }
        return book;
    }
}
