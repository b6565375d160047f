package dev.loyalty.referral;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A shop that keeps all that a host keeps, by the documented recipe: ledgers, histories, signals, receipts. */
final class Shop {

    private final Loyalty loyalty;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Map<String, ReferralHistory> referrals = new HashMap<>();
    private final Map<String, MemberHistory> histories = new HashMap<>();
    private final Map<String, Signals> signals = new HashMap<>();
    private final Map<SignalKind, Map<String, Set<String>>> bySignal = new HashMap<>();
    private final Map<String, Long> orders = new HashMap<>();
    private final Map<String, List<ReferralDecision>> receipts = new HashMap<>();
    private final Map<String, List<ReversalDecision>> reversals = new HashMap<>();
    private final Map<String, AdvocateStatus> status = new HashMap<>();
    private final List<Receipt> committed = new ArrayList<>();

    Shop(Loyalty loyalty) {
        this.loyalty = loyalty;
    }

    /** Lets a member be recognised. */
    Shop knows(String member, Signals known) {
        signals.put(member, known);
        known.hashes()
                .forEach((kind, hashes) -> hashes.forEach(hash -> bySignal.computeIfAbsent(kind, key -> new HashMap<>())
                        .computeIfAbsent(hash, key -> new TreeSet<>())
                        .add(member)));
        return this;
    }

    Shop is(String member, AdvocateStatus now) {
        status.put(member, now);
        return this;
    }

    Loyalty loyalty() {
        return loyalty;
    }

    ReferralDecision claim(String friend, Claim claim) {
        return kept(loyalty.refer(ReferralRequest.ofClaim(
                "acme", claim, friend(friend, claim.action()), advocate(claim.advocate(), claim.action()))));
    }

    /** The friend does something that earns, and then may qualify. */
    ReferralDecision happens(String friend, Activity activity) {
        Friend known = friend(friend, activity);
        List<Advocate> advocates = known.record().claims().stream()
                .map(Claim::advocate)
                .distinct()
                .map(advocate -> advocate(advocate, activity))
                .toList();
        ReferralDecision decision = kept(loyalty.refer(ReferralRequest.of("acme", activity, known, advocates)));
        EarningDecision earned = loyalty.earn(
                new EarningRequest("acme", Member.of(friend), activity, ledger(friend), measures(friend, activity)));
        commit(earned);
        histories.put(friend, history(friend).plus(earned));
        if (activity instanceof Order) {
            orders.merge(friend, 1L, Long::sum);
        }
        return decision;
    }

    ReferralDecision review(ReferralDecision held, String id, Instant at, Verdict verdict) {
        Activity activity = held.judged().activity();
        return kept(loyalty.review(new ReviewRequest(
                id,
                at,
                held,
                verdict,
                friend(held.friend(), activity),
                advocate(held.advocate().orElseThrow(), activity))));
    }

    /** Something of what the friend did comes back: each side's part is reversed, and then what hangs on it. */
    void comesBack(String friend, String activity, String id, Instant at, WhatCameBack what) {
        for (ReferralDecision receipt : receipts.getOrDefault(friend, List.of())) {
            if (receipt.judged().activity().id().equals(activity)) {
                for (Side side : Side.values()) {
                    receipt.reward(side).ifPresent(part -> reverse(part, id, at, what));
                }
                receipt.advocate().ifPresent(advocate -> takeMilestonesBack(advocate, id, at));
            }
        }
        if (what instanceof WhatCameBack.Everything) {
            orders.computeIfPresent(friend, (member, count) -> count - 1);
        }
    }

    /** A return did not happen after all, such as a chargeback that was won. */
    void didNotComeBack(String friend, String activity, String returned, String id, Instant at) {
        for (ReferralDecision receipt : receipts.getOrDefault(friend, List.of())) {
            if (receipt.judged().activity().id().equals(activity)) {
                for (Side side : Side.values()) {
                    boolean anew = referrals(friend).asFriend().rewarded().contains(side);
                    receipt.reward(side)
                            .filter(part -> !anew)
                            .ifPresent(part -> reverse(part, id, at, new WhatCameBack.Undo(part.reversalId(returned))));
                }
            }
        }
    }

    private void takeMilestonesBack(String advocate, String id, Instant at) {
        for (LostMilestone lost : referrals(advocate).lostMilestones()) {
            ReferralDecision receipt =
                    (ReferralDecision) ledger.receipt(lost.receipt()).orElseThrow();
            ReferralPart part = receipt.milestone(lost.name()).orElseThrow();
            reverse(part, id, at, new WhatCameBack.Everything());
        }
    }

    private void reverse(ReferralPart part, String id, Instant at, WhatCameBack what) {
        List<ReversalDecision> earlier = reversals.computeIfAbsent(part.key().toString(), key -> new ArrayList<>());
        ReversalDecision decision = loyalty.reverse(new ReversalRequest(
                        part.reversalId(id), at, List.of(part), earlier, what, ledger(part.member())))
                .orThrow();
        commit(decision);
        earlier.add(decision);
        histories.put(part.member(), history(part.member()).plus(decision));
        for (String member :
                List.of(part.decision().friend(), part.decision().advocate().orElseThrow())) {
            referrals.put(member, referrals(member).plus(decision));
        }
    }

    private ReferralDecision kept(ReferralDecision decision) {
        commit(decision);
        List<ReferralDecision> known = receipts.computeIfAbsent(decision.friend(), friend -> new ArrayList<>());
        Review review = decision.review();
        if (review != null) {
            known.removeIf(other -> other.key().equals(review.held()));
        }
        known.add(decision);
        referrals.put(decision.friend(), referrals(decision.friend()).plus(decision));
        decision.advocate()
                .ifPresent(
                        advocate -> referrals.put(advocate, referrals(advocate).plus(decision)));
        for (ReferralPart part : decision.parts()) {
            histories.put(part.member(), history(part.member()).plus(part));
        }
        return decision;
    }

    private void commit(Receipt receipt) {
        CommitResult result = ledger.commit(receipt);
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError(result);
        }
        committed.add(receipt);
    }

    /** Everything that was written, in its order. */
    List<Receipt> committed() {
        return committed;
    }

    LedgerSnapshot ledger(String member) {
        return ledger.snapshot("acme", member);
    }

    long held(String member, String account, Instant at) {
        return ledger(member).balance(account, at).total();
    }

    ReferralHistory referrals(String member) {
        return referrals.computeIfAbsent(member, id -> ReferralHistory.empty("acme", id));
    }

    MemberHistory history(String member) {
        return histories.computeIfAbsent(member, id -> MemberHistory.empty("acme", id));
    }

    private MeasureValues measures(String member, Activity activity) {
        PolicyDefinition policy = loyalty.policies().live("acme").definition();
        return history(member).values(policy.measures().values(), activity.at(), policy.zone(), activity.id());
    }

    private Friend friend(String id, Activity activity) {
        return Friend.builder(Member.of(id), ledger(id))
                .measures(measures(id, activity))
                .signals(signals.getOrDefault(id, Signals.none()))
                .orders(orders.getOrDefault(id, 0L))
                .earlier(earlier(id))
                .record(referrals(id).asFriend())
                .build();
    }

    private Advocate advocate(String id, Activity activity) {
        List<String> chain = new ArrayList<>();
        String above = referrals(id).advocate();
        while (above != null) {
            chain.add(above);
            above = referrals(above).advocate();
        }
        return Advocate.builder(Member.of(id), ledger(id))
                .measures(measures(id, activity))
                .signals(signals.getOrDefault(id, Signals.none()))
                .status(status.getOrDefault(id, AdvocateStatus.ACTIVE))
                .chain(chain)
                .friends(referrals(id).friends().size())
                .build();
    }

    private List<EarlierMember> earlier(String friend) {
        Map<String, EarlierMember> earlier = new TreeMap<>();
        signals.getOrDefault(friend, Signals.none())
                .hashes()
                .forEach((kind, hashes) -> hashes.forEach(hash -> bySignal.getOrDefault(kind, Map.of())
                        .getOrDefault(hash, Set.of())
                        .forEach(id -> earlier.put(
                                id,
                                new EarlierMember(
                                        id, signals.getOrDefault(id, Signals.none()), orders.getOrDefault(id, 0L))))));
        earlier.remove(friend);
        return List.copyOf(earlier.values());
    }
}
