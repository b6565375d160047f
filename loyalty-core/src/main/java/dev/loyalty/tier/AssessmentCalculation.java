package dev.loyalty.tier;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.internal.rules.MemberFacts;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.policy.definition.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assessment by one policy version: facts, rules, settlement, booking. Immutable and safe for use by many threads; hosts
 * reach it through {@link dev.loyalty.Loyalty#assess}.
 */
public final class AssessmentCalculation {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final Tiers tiers;
    private final @Nullable RuleMatcher matcher;
    private final AttributedFacts attributed;

    /** @param matcher the rules of tiers, or null if the policy has none */
    public AssessmentCalculation(VersionId version, PolicyDefinition policy, @Nullable RuleMatcher matcher) {
        this.version = version;
        this.policy = policy;
        this.tiers = policy.tiers();
        this.matcher = matcher;
        this.attributed = new AttributedFacts(policy, matcher);
    }

    /** What rules of tiers may use. */
    public static Vocabulary vocabulary() {
        return new Vocabulary(MemberFacts.TYPES, new TreeMap<>(Map.of("tier", Tier.class)));
    }

    /**
     * Decides which level the member has.
     *
     * @throws IllegalArgumentException if the request does not fit the policy, or something is due before it
     */
    public AssessmentDecision assess(AssessmentRequest request) {
        if (!tiers.isDeclared()) {
            throw new IllegalArgumentException("programme " + policy.id()
                    + " has no levels. Maybe the section \"tiers\" is missing in policy.yaml?");
        }
        request.measures().requireFit(policy.measures().values());
        AssessmentDecision review = request.review();
        if (review != null) {
            return again(request, review);
        }
        requireInTime(request);
        TierState before = request.tier();
        int rankBefore = before.rankAt(tiers, moment(request), policy.zone());
        Proposed proposed = ask(request.member(), rankBefore, request.measures(), moment(request));
        TierDraft draft = new TierDraft(before);
        List<String> warnings = new ArrayList<>(forget(draft, request.at()));
        List<SettledGift> gifts = settle(request, draft, proposed, rankBefore);
        return decision(request, rankBefore, proposed, gifts, draft.state(), warnings);
    }

    /** The same with all that is due. */
    public Assessments assessments() {
        return new Assessments(this, policy);
    }

    /** The moment that is judged by: where something is due, the one before it. */
    private static Instant moment(AssessmentRequest request) {
        return request.occasion() == Occasion.DUE || request.occasion() == Occasion.AGAIN
                ? request.at().minusNanos(1)
                : request.at();
    }

    private void requireInTime(AssessmentRequest request) {
        Optional<Instant> due = request.tier().due(policy.zone());
        String member = request.member().id();
        if (request.occasion() == Occasion.DUE) {
            if (!due.equals(Optional.of(request.at()))) {
                throw new IllegalArgumentException("the next assessment of member " + member + " is due "
                        + due.map(Instant::toString).orElse("at no date") + ", not at " + request.at()
                        + ". Maybe it was made before?");
            }
        } else if (due.isPresent() && !request.at().isBefore(due.get())) {
            throw new IllegalArgumentException("an assessment of member " + member + " was due at " + due.get()
                    + ", before this one at " + request.at()
                    + ". Maybe it comes first: AssessmentRequest.due( … ), or Assessments, which does both?");
        }
    }

    /**
     * What rules propose, each level with what the member has of what it needs.
     *
     * @param silent the rules whose conditions did not hold, sorted
     */
    private record Proposed(List<SettledLevel> levels, List<GiftAsk> gifts, List<String> silent) {}

    private Proposed ask(Member member, int rank, MeasureValues measures, Instant at) {
        if (matcher == null) {
            return new Proposed(List.of(), List.of(), List.of());
        }
        Member seen = member.withTier(tiers.at(rank));
        Tier tier = new Tier(policy);
        Set<String> silent =
                matcher.rules().stream().map(RuleInfo::name).collect(Collectors.toCollection(TreeSet::new));
        matcher.match(MemberFacts.of(policy, matcher, attributed, seen, measures, at), Map.of("tier", tier), rule -> {
            silent.remove(rule);
            tier.enter(rule);
        });
        List<SettledLevel> levels = tier.levels().stream()
                .map(ask -> ask.settled(measures))
                .sorted(Comparator.<SettledLevel>comparingInt(level -> tiers.rank(level.level()))
                        .thenComparing(SettledLevel::rule))
                .toList();
        return new Proposed(levels, tier.gifts(), List.copyOf(silent));
    }

    private int qualified(List<SettledLevel> levels) {
        return levels.stream()
                .filter(SettledLevel::isMet)
                .mapToInt(level -> tiers.rank(level.level()))
                .max()
                .orElse(0);
    }

    /** A level that the policy no longer has is none. */
    private List<String> forget(TierDraft draft, Instant at) {
        String level = draft.level;
        if (level == null || tiers.rank(level) > 0) {
            return List.of();
        }
        draft.level = null;
        draft.since = at;
        draft.qualified = null;
        draft.until = null;
        draft.grace = null;
        draft.waiting = null;
        return List.of("the policy has no level \"" + level + "\" any more, so that the member is judged anew");
    }

    private List<SettledGift> settle(AssessmentRequest request, TierDraft draft, Proposed proposed, int rankBefore) {
        TierSettlement settlement =
                new TierSettlement(tiers, policy.zone(), request.member().joined(), draft);
        int qualified = qualified(proposed.levels());
        TierGifts gifts = new TierGifts(tiers, policy.zone(), draft);
        switch (request.occasion()) {
            case DUE -> {
                LocalDate day = request.at().atZone(policy.zone()).toLocalDate();
                gifts.end(day);
                settlement.due(day, qualified);
            }
            case RETURN -> {
                if (tiers.switches().rechecksReturns()) {
                    settlement.recheck(request.at(), Math.max(qualified, qualifiedThen(request, rankBefore)));
                }
                settlement.look(request.at(), qualified, false);
            }
            case CHANGE -> {
                gifts.apply(request.change(), request.at());
                settlement.look(request.at(), qualified, true);
            }
            case LOOK, AGAIN -> settlement.look(request.at(), qualified, true);
        }
        return request.occasion() == Occasion.LOOK ? gifts.give(proposed.gifts(), request.at()) : List.of();
    }

    /** The level that the member qualified for on the day when the one that is held was won, by what is known now. */
    private int qualifiedThen(AssessmentRequest request, int rankBefore) {
        MeasureValues then = request.atQualification();
        if (then == null || tiers.switches().kept() instanceof TierTerm.WhileQualified) {
            return 0;
        }
        then.requireFit(policy.measures().values());
        return qualified(ask(request.member(), rankBefore, then, request.at()).levels());
    }

    private AssessmentDecision decision(
            AssessmentRequest request,
            int rankBefore,
            Proposed proposed,
            List<SettledGift> gifts,
            TierState after,
            List<String> warnings) {
        Outlook outlook = new Outlook(policy, request.member(), request.at(), after, proposed.levels());
        int rankAfter = after.rankAt(tiers, request.at(), policy.zone());
        return new AssessmentDecision(
                version,
                bodyHash(request),
                request.member(),
                request.occasion(),
                request.at(),
                tiers.names(),
                tiers.switches(),
                request.measures(),
                request.atQualification(),
                request.change(),
                proposed.levels(),
                gifts,
                proposed.silent(),
                request.tier(),
                after,
                outlook.outcome(rankBefore, rankAfter),
                after.due(policy.zone()).orElse(null),
                outlook.next(rankAfter),
                outlook.keeping(),
                outlook.comingDowngrade(rankAfter),
                booking(request),
                warnings);
    }

    private static String bodyHash(AssessmentRequest request) {
        List<Object> body = new ArrayList<>(List.of(request.occasion(), request.id(), request.at()));
        if (request.change() != null) {
            body.add(request.change());
        }
        return CanonicalJson.hash(body);
    }

    private static Booking booking(AssessmentRequest request) {
        return new Booking(
                request.key(),
                List.of(),
                List.of(),
                List.of(new Expectation.LedgerUnchanged(request.member().id(), request.ledgerRevision())));
    }

    /**
     * A review that is over, from the state before it: what comes out takes the place of what came out then. What was won
     * since is kept.
     */
    private AssessmentDecision again(AssessmentRequest request, AssessmentDecision review) {
        if (review.occasion() != Occasion.DUE
                || !review.before().member().equals(request.tier().member())) {
            throw new IllegalArgumentException("the receipt " + review.key() + " is no review of member "
                    + request.tier().member() + ". Maybe the one whose occasion is DUE?");
        }
        Instant moment = moment(request);
        int rankThen = review.before().rankAt(tiers, moment, policy.zone());
        Proposed proposed = ask(request.member(), rankThen, request.measures(), moment);
        List<String> warnings = new ArrayList<>();
        TierDraft draft = new TierDraft(request.tier());
        if (tiers.switches().lateEvents() == TierSwitches.LateEvents.JUDGE_AGAIN) {
            TierDraft anew = new TierDraft(review.before());
            forget(anew, request.at());
            new TierSettlement(tiers, policy.zone(), request.member().joined(), anew)
                    .due(request.at().atZone(policy.zone()).toLocalDate(), qualified(proposed.levels()));
            draft.correct(review.after(), anew, tiers);
        } else {
            warnings.add("the policy does not judge a review again, so that nothing changes");
        }
        int rankBefore = request.tier().rankAt(tiers, request.at(), policy.zone());
        return decision(request, rankBefore, proposed, List.of(), draft.state(), warnings);
    }
}
