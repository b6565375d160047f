package dev.loyalty.referral;

import dev.loyalty.facts.Action;
import dev.loyalty.facts.AdvocateHistory;
import dev.loyalty.facts.FriendHistory;
import dev.loyalty.facts.Level;
import dev.loyalty.facts.Line;
import dev.loyalty.facts.Moment;
import dev.loyalty.facts.Signal;
import dev.loyalty.facts.Window;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Referral by one policy version: claims, facts, rules, judgement, settlement, booking. Immutable and safe for use by many
 * threads; hosts reach it through {@link dev.loyalty.Loyalty#refer}.
 */
public final class ReferralCalculation {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final @Nullable RuleMatcher matcher;
    private final AttributedFacts attributed;

    /** @param matcher the rules of referral, or null if the policy has none */
    public ReferralCalculation(VersionId version, PolicyDefinition policy, @Nullable RuleMatcher matcher) {
        this.version = version;
        this.policy = policy;
        this.matcher = matcher;
        this.attributed = new AttributedFacts(policy, matcher);
    }

    /** What rules of referral may use. */
    public static Vocabulary vocabulary() {
        return new Vocabulary(
                List.of(
                        dev.loyalty.facts.Advocate.class,
                        AdvocateHistory.class,
                        dev.loyalty.facts.Friend.class,
                        FriendHistory.class,
                        dev.loyalty.facts.Claim.class,
                        Signal.class,
                        Level.class,
                        dev.loyalty.facts.Order.class,
                        Line.class,
                        Action.class,
                        Moment.class,
                        Window.class),
                new TreeMap<>(Map.of("advocate", Rewards.class, "friend", Rewards.class, "refer", Refer.class)));
    }

    /**
     * Decides what comes of a friend's claim or event.
     *
     * @throws IllegalArgumentException if the request does not fit the policy: another currency without its rate, an
     *     attribute of another type than the policy declares, measures that are missing or not declared, or a claim whose
     *     advocate is not given
     */
    public ReferralDecision refer(ReferralRequest request) {
        request.friend().measures().requireFit(policy.measures().values());
        ClaimChooser chooser = new ClaimChooser(request, policy.referral(), policy.zone());
        Claim claimed = request.claimed();
        ClaimChooser.Choice choice = claimed == null ? chooser.choose() : chooser.of(claimed);
        Advocate advocate = choice.advocate();
        ReferralCase judged = judged(request, choice);
        Draft draft = new Draft(request, judged, choice.passedOver());
        Reason refusal = choice.refusal();
        if (refusal != null) {
            boolean nothingToJudge = refusal.code().equals(ReasonCode.NO_CLAIM.code())
                    || refusal.code().equals(ReasonCode.CLAIMED_LATER.code());
            return draft.nothing(
                    nothingToJudge
                            ? new ReferralOutcome.Open(List.of(refusal))
                            : new ReferralOutcome.Declined(List.of(refusal)));
        }
        if (advocate == null) {
            throw new IllegalStateException("a claim counts without its advocate");
        }
        advocate.measures().requireFit(policy.measures().values());
        return judge(draft, advocate, choice.isWithoutAdvocate());
    }

    private ReferralDecision judge(Draft draft, Advocate advocate, boolean withoutAdvocate) {
        ReferralRequest request = draft.request;
        Countable countable = Countable.of(request.activity(), policy, attributed);
        if (request.activity() instanceof Order order && isUnpaid(countable)) {
            return draft.nothing(new ReferralOutcome.Open(
                    List.of(ReasonCode.NOTHING_PAID.because("order " + order.id() + " counts for nothing"))));
        }
        Said said = ask(draft.judged, countable, advocate);
        draft.silent = said.silent;
        Judgement judgement = new Judgement(said.remarks, policy.referral());
        if (judgement.declines()) {
            return draft.nothing(new ReferralOutcome.Declined(judgement.reasons(ShopperTexts.DECLINED)));
        }
        if (said.asks.isEmpty()) {
            return draft.nothing(open(draft.judged, judgement));
        }
        RewardSettlement.Settled settled =
                new RewardSettlement(policy, request, countable, advocate, withoutAdvocate).settle(said.asks);
        draft.proposals = settled.proposals();
        if (settled.sides().isEmpty()) {
            return draft.nothing(unqualified(draft.judged, settled, judgement));
        }
        List<Reason> reasons = new ArrayList<>();
        ReferralOutcome outcome;
        if (judgement.holds()) {
            reasons.addAll(judgement.reasons(ShopperTexts.IN_REVIEW));
            reasons.addAll(limitReasons(settled));
            outcome = new ReferralOutcome.Held(settled.sides(), settled.rewards(), settled.specials(), reasons);
        } else {
            reasons.addAll(limitReasons(settled));
            reasons.addAll(judgement.reasons(ShopperTexts.REWARDED));
            outcome = new ReferralOutcome.Rewarded(settled.sides(), settled.rewards(), settled.specials(), reasons);
        }
        return draft.decision(outcome, bookings(request, advocate, settled, outcome));
    }

    private static boolean isUnpaid(Countable countable) {
        return countable.facts().stream()
                .filter(fact -> fact instanceof dev.loyalty.facts.Order)
                .map(dev.loyalty.facts.Order.class::cast)
                .allMatch(order -> order.getTotal().signum() <= 0);
    }

    private static ReferralOutcome open(ReferralCase judged, Judgement judgement) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                judged.claiming()
                        ? ReasonCode.CLAIMED.because("the claim waits for an event that qualifies")
                        : ReasonCode.NOT_QUALIFIED.because(
                                "no rule rewards " + judged.activity().id()));
        reasons.addAll(judgement.reasons(ShopperTexts.NOT_YET));
        return new ReferralOutcome.Open(reasons);
    }

    private static ReferralOutcome unqualified(
            ReferralCase judged, RewardSettlement.Settled settled, Judgement judgement) {
        Set<RewardFate> fates =
                settled.proposals().stream().map(SettledReward::fate).collect(Collectors.toSet());
        List<Reason> reasons = new ArrayList<>();
        if (fates.contains(RewardFate.ADVOCATE_GONE)) {
            reasons.add(ReasonCode.ADVOCATE_GONE.because("the advocate cannot be rewarded, and nobody else is"));
        }
        if (fates.contains(RewardFate.REWARDED_BEFORE)) {
            reasons.add(ReasonCode.ALREADY_REWARDED.because(
                    "friend \"" + judged.friend().id() + "\" has brought a reward before"));
        }
        if (fates.contains(RewardFate.UNMET)) {
            return open(judged, judgement);
        }
        return new ReferralOutcome.Declined(reasons);
    }

    private static List<Reason> limitReasons(RewardSettlement.Settled settled) {
        return settled.proposals().stream()
                .filter(proposal -> proposal.because() != null)
                .map(proposal -> ReasonCode.LIMIT_REACHED.because("limit \"" + proposal.because() + "\" left "
                        + proposal.granted() + " of what rule \"" + proposal.rule() + "\" asked"))
                .toList();
    }

    private List<Booking> bookings(
            ReferralRequest request, Advocate advocate, RewardSettlement.Settled settled, ReferralOutcome outcome) {
        List<Reward> credited = outcome instanceof ReferralOutcome.Rewarded rewarded ? rewarded.rewards() : List.of();
        List<Booking> bookings = new ArrayList<>();
        bookings.add(booking(request, request.friend().ledger(), Side.FRIEND, credited, settled));
        if (settled.sides().contains(Side.ADVOCATE)) {
            bookings.add(booking(request, advocate.ledger(), Side.ADVOCATE, credited, settled));
        }
        return bookings;
    }

    private static Booking booking(
            ReferralRequest request,
            LedgerSnapshot ledger,
            Side side,
            List<Reward> credited,
            RewardSettlement.Settled settled) {
        List<LimitUse> uses = settled.uses().getOrDefault(side, List.of());
        return RewardBooking.of(request.key(), ledger, side, credited, uses, settled.expectations(side));
    }

    private ReferralCase judged(ReferralRequest request, ClaimChooser.Choice choice) {
        Advocate advocate = choice.advocate();
        return new ReferralCase(
                request.activity(),
                request.claimed() != null,
                choice.claim(),
                request.friend().member(),
                Comparison.orders(request.friend(), policy.referral().samePerson()),
                request.friend().measures(),
                advocate == null ? null : advocate.member(),
                advocate == null ? 0 : advocate.friends(),
                advocate == null ? 0 : advocate.chain().size(),
                advocate == null ? MeasureValues.none() : advocate.measures(),
                Comparison.evidence(request.friend(), advocate));
    }

    /** @param silent the rules whose conditions did not hold, sorted */
    private record Said(List<RewardAsk> asks, List<Remark> remarks, List<String> silent) {}

    private Said ask(ReferralCase judged, Countable countable, Advocate advocate) {
        if (matcher == null) {
            return new Said(List.of(), List.of(), List.of());
        }
        RuleName rule = new RuleName();
        Rewards forAdvocate = new Rewards(Side.ADVOCATE, policy, rule);
        Rewards forFriend = new Rewards(Side.FRIEND, policy, rule);
        Refer refer = new Refer(rule);
        Set<String> silent =
                matcher.rules().stream().map(RuleInfo::name).collect(Collectors.toCollection(TreeSet::new));
        matcher.match(
                new ReferralFacts(policy, matcher, attributed).of(judged, countable, advocate),
                Map.of("advocate", forAdvocate, "friend", forFriend, "refer", refer),
                name -> {
                    silent.remove(name);
                    rule.enter(name);
                });
        List<RewardProposal> proposals = new ArrayList<>(forAdvocate.proposals());
        proposals.addAll(forFriend.proposals());
        return new Said(distinct(proposals), refer.remarks(), List.copyOf(silent));
    }

    /** What was proposed, each thing once, in an order that does not depend on the order of firing. */
    private static List<RewardAsk> distinct(List<RewardProposal> proposals) {
        Map<RewardAsk.Identity, RewardAsk> distinct = new HashMap<>();
        for (RewardProposal proposal : proposals) {
            RewardAsk ask = proposal.freeze();
            RewardAsk other = distinct.putIfAbsent(ask.identity(), ask);
            if (other != null && !other.equals(ask)) {
                throw new PolicyFailedException("rule \"" + ask.rule() + "\" proposes different things: "
                        + List.of(ask, other).stream()
                                .map(RewardAsk::describeTerms)
                                .sorted()
                                .collect(Collectors.joining("; "))
                        + ". Maybe a condition matches several facts and should say \"exists\"?");
            }
        }
        return distinct.values().stream().sorted(RewardAsk.ORDER).toList();
    }

    /** A decision that is being made. */
    private final class Draft {
        private final ReferralRequest request;
        private final ReferralCase judged;
        private final List<PassedOver> passedOver;
        private List<SettledReward> proposals = List.of();
        private List<String> silent = List.of();

        Draft(ReferralRequest request, ReferralCase judged, List<PassedOver> passedOver) {
            this.request = request;
            this.judged = judged;
            this.passedOver = passedOver;
        }

        /** Nothing is credited to anybody. */
        ReferralDecision nothing(ReferralOutcome outcome) {
            Booking booking = RewardBooking.of(
                    request.key(), request.friend().ledger(), Side.FRIEND, List.of(), List.of(), List.of());
            return decision(outcome, List.of(booking));
        }

        ReferralDecision decision(ReferralOutcome outcome, List<Booking> bookings) {
            return new ReferralDecision(
                    version,
                    request.bodyHash(),
                    judged,
                    policy.referral(),
                    policy.switches(),
                    proposals,
                    silent,
                    outcome,
                    passedOver,
                    null,
                    bookings);
        }
    }
}
