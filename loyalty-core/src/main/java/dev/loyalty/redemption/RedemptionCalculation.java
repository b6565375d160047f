package dev.loyalty.redemption;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Order;
import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.MemberFacts;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Redemption by one policy version: facts, rules, settlement, booking. A quote goes the same way as a redemption, so that
 * it promises what is given. Immutable and safe for use by many threads; hosts reach it through
 * {@link dev.loyalty.Loyalty#quote} and {@link dev.loyalty.Loyalty#redeem}.
 */
public final class RedemptionCalculation {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final @Nullable RuleMatcher matcher;
    private final AttributedFacts attributed;

    /** @param matcher the rules of redemption, or null if the policy has none */
    public RedemptionCalculation(VersionId version, PolicyDefinition policy, @Nullable RuleMatcher matcher) {
        this.version = version;
        this.policy = policy;
        this.matcher = matcher;
        this.attributed = new AttributedFacts(policy, matcher);
    }

    /** What rules of redemption may use. */
    public static Vocabulary vocabulary() {
        List<Class<?>> facts = new ArrayList<>(MemberFacts.TYPES);
        facts.addAll(List.of(Order.class, Line.class));
        return new Vocabulary(List.copyOf(facts), new TreeMap<>(Map.of("redeem", Redeem.class)));
    }

    /**
     * Lists what can be redeemed, and why what cannot cannot.
     *
     * @throws IllegalArgumentException if the request does not fit the policy, as for earning
     */
    public Quote quote(RedemptionRequest request) {
        return new Quotes(policy, version, settlement(request), request.wishes()).quote();
    }

    /**
     * Decides whether wishes can be met, and what they cost.
     *
     * @throws IllegalArgumentException if there is no wish, or the request does not fit the policy, as for earning
     */
    public RedemptionDecision redeem(RedemptionRequest request) {
        if (request.wishes().isEmpty()) {
            throw new IllegalArgumentException(
                    "redemption " + request.id() + " has no wishes. Maybe a quote is meant?");
        }
        RedemptionSettlement settlement = settlement(request);
        RedemptionSettlement.Settled settled = settlement.settle(request.wishes());
        if (!settled.refused().isEmpty()) {
            return new RedemptionDecision.Declined(version, settled.refused());
        }
        RedemptionBooking booking = new RedemptionBooking(policy, request, settled);
        return new RedemptionDecision.Accepted(
                version,
                request.at(),
                CanonicalJson.hash(new Body(request.id(), request.at(), request.order(), request.wishes())),
                request.member(),
                request.order(),
                request.wishes(),
                request.measures(),
                policy.redemptionSwitches(),
                policy.currency(),
                silent(settlement),
                booking.redeemed(),
                settled.passedOver(),
                booking.booking());
    }

    /**
     * Sets aside what the wishes cost, for a redemption that is confirmed later.
     *
     * @throws IllegalArgumentException as {@link #redeem}, or if the hold would end before it begins
     */
    public HoldDecision hold(RedemptionRequest request, Instant until) {
        RedemptionDecision decision = redeem(request);
        return decision instanceof RedemptionDecision.Accepted promised
                ? HoldCalculation.hold(promised, request.ledger(), until)
                : (RedemptionDecision.Declined) decision;
    }

    /**
     * What rules did, for proving them.
     *
     * @param offering rules that offer a reward
     * @param restricting rules that refuse rewards or exclude lines
     */
    public record Proposing(SortedSet<String> offering, SortedSet<String> restricting) {}

    /** The rules that do anything for a request. */
    public Proposing proposing(RedemptionRequest request) {
        Offers offers = offers(request);
        return new Proposing(offers.offering(), offers.restricting());
    }

    private List<String> silent(RedemptionSettlement settlement) {
        SortedSet<String> proposing = settlement.rules();
        return matcher == null
                ? List.of()
                : matcher.rules().stream()
                        .map(RuleInfo::name)
                        .filter(rule -> !proposing.contains(rule))
                        .toList();
    }

    /** What makes a request the same when it is sent again. */
    private record Body(String id, Instant at, dev.loyalty.model.@Nullable Order order, List<Wish> wishes) {}

    private RedemptionSettlement settlement(RedemptionRequest request) {
        return new RedemptionSettlement(policy, request, offers(request));
    }

    private Offers offers(RedemptionRequest request) {
        dev.loyalty.model.Order order = request.order();
        if (order != null && !order.currency().equals(policy.currency())) {
            throw new IllegalArgumentException("order " + order.id() + " is in " + order.currency()
                    + ", but programme " + policy.id() + " counts in " + policy.currency()
                    + ". Maybe convert the order's amounts first?");
        }
        request.measures().requireFit(policy.measures().values());
        if (matcher == null) {
            return new Offers(List.of(), List.of(), List.of());
        }
        List<Object> facts = new ArrayList<>(
                MemberFacts.of(policy, matcher, attributed, request.member(), request.measures(), request.at()));
        if (order != null) {
            facts.addAll(new Cart(order, policy, attributed, request.at()).facts());
        }
        Redeem redeem = new Redeem(policy, request.measures());
        matcher.match(facts, Map.of("redeem", redeem), redeem::enter);
        return redeem.offers();
    }
}
