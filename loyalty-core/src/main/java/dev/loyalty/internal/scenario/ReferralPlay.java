package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.referral.Advocate;
import dev.loyalty.referral.Claim;
import dev.loyalty.referral.EarlierMember;
import dev.loyalty.referral.Friend;
import dev.loyalty.referral.LostMilestone;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.referral.ReferralHistory;
import dev.loyalty.referral.ReferralPart;
import dev.loyalty.referral.ReferralRequest;
import dev.loyalty.referral.ReviewCalculation;
import dev.loyalty.referral.ReviewRequest;
import dev.loyalty.referral.SettledReward;
import dev.loyalty.referral.Side;
import dev.loyalty.referral.Verdict;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The members of a scenario who refer each other: of each what a host keeps, ledger, past and referrals, from step to step.
 * The scenario's own member is one of them.
 */
final class ReferralPlay {

    private final Play play;
    private final Map<String, LedgerSnapshot> ledgers = new HashMap<>();
    private final Map<String, MemberHistory> histories = new HashMap<>();
    private final Map<String, ReferralHistory> referrals = new HashMap<>();
    private final Map<String, Set<String>> orders = new HashMap<>();
    private final Map<String, IdempotencyKey> latest = new HashMap<>();
    private final Map<IdempotencyKey, ReferralDecision> decisions = new HashMap<>();
    private final Map<IdempotencyKey, List<ReversalDecision>> reversals = new HashMap<>();
    private final SortedSet<String> members = new TreeSet<>();

    ReferralPlay(Play play) {
        this.play = play;
        members.add(own());
        members.addAll(play.scenario().people().keySet());
    }

    private String own() {
        return play.scenario().member().id();
    }

    ReferralDecision claim(String friend, Claim claim) {
        Activity activity = claim.action();
        return keep(play.calculations()
                .referral()
                .refer(ReferralRequest.ofClaim(
                        play.policy().id(), claim, friend(friend, activity), advocate(claim.advocate(), activity))));
    }

    ReferralDecision qualify(String friend, Activity activity) {
        Friend known = friend(friend, activity);
        List<Advocate> advocates = known.record().claims().stream()
                .map(claim -> present(claim.advocate()))
                .distinct()
                .map(advocate -> advocate(advocate, activity))
                .toList();
        ReferralDecision decision = play.calculations()
                .referral()
                .refer(ReferralRequest.of(play.policy().id(), activity, known, advocates));
        if (activity instanceof Order) {
            orders.computeIfAbsent(friend, id -> new TreeSet<>()).add(activity.id());
        }
        return keep(decision);
    }

    ReferralDecision review(String of, String id, Instant at, Verdict verdict) {
        ReferralDecision held = decision(of);
        Activity activity = held.judged().activity();
        String advocate = held.advocate().orElseThrow(() -> new IllegalStateException(of + " has no advocate"));
        return keep(ReviewCalculation.review(new ReviewRequest(
                id, at, held, verdict, friend(held.friend(), activity), advocate(present(advocate), activity))));
    }

    /**
     * What came back of what a friend did: each side's part is reversed, and then what is no longer reached by it.
     *
     * @param nothingLeft whether the order is gone as if it had never been
     * @return the reversals of each side
     */
    Map<Side, List<ReversalDecision>> comesBack(
            String of, String id, Instant at, WhatCameBack what, boolean nothingLeft) {
        ReferralDecision decision = decision(of);
        Map<Side, List<ReversalDecision>> reversed = new HashMap<>();
        for (Side side : Side.values()) {
            List<ReversalDecision> ofSide = reversed.computeIfAbsent(side, key -> new ArrayList<>());
            decision.reward(side).ifPresent(part -> ofSide.add(reverse(part, id, at, what)));
        }
        decision.advocate()
                .ifPresent(advocate -> lostMilestones(advocate)
                        .forEach(part -> reversed.computeIfAbsent(Side.ADVOCATE, key -> new ArrayList<>())
                                .add(reverse(part, id, at, new WhatCameBack.Everything()))));
        if (nothingLeft) {
            orders.getOrDefault(decision.friend(), new TreeSet<>()).remove(of);
        }
        return reversed;
    }

    /** Friends of before the scenario are not on record, and may be what still reaches a milestone. */
    private List<ReferralPart> lostMilestones(String advocate) {
        List<ReferralPart> lost = new ArrayList<>();
        for (LostMilestone milestone : referrals(advocate).lostMilestones()) {
            ReferralDecision reached = decisions.get(milestone.receipt());
            if (reached != null
                    && reached.proposals().stream()
                            .map(SettledReward::milestone)
                            .filter(Objects::nonNull)
                            .anyMatch(each ->
                                    each.name().equals(milestone.name()) && friends(advocate) < each.friends())) {
                reached.milestone(milestone.name()).ifPresent(lost::add);
            }
        }
        return lost;
    }

    /** The ledger of any member. */
    LedgerSnapshot ledger(String member) {
        return member.equals(own()) ? play.ledger() : ledgers.getOrDefault(member, LedgerSnapshot.empty(member));
    }

    /** The pasts of all members of the scenario. */
    List<MemberHistory> histories() {
        return members.stream().map(this::history).toList();
    }

    MeasureValues measures(String member, Activity activity) {
        return member.equals(own())
                ? play.measures(activity)
                : history(member)
                        .values(
                                play.policy().measures().values(),
                                Viewpoint.of(
                                        person(member).member(),
                                        activity.at(),
                                        play.policy().zone()),
                                activity.id());
    }

    /** The member as of an activity. */
    Member member(String id, Activity activity) {
        return id.equals(own()) ? play.member(activity.at()) : person(id).member();
    }

    /** Writes what a receipt books of any member. */
    void book(Receipt receipt) {
        for (Booking booking : receipt.bookings()) {
            String member = booking.key().member();
            if (member.equals(own())) {
                play.book(booking);
            } else {
                ledgers.put(member, ledger(member).plus(booking));
            }
        }
    }

    /** Takes a receipt into a member's past. */
    void keep(String member, Receipt receipt) {
        members.add(member);
        if (member.equals(own())) {
            play.keepPast(receipt);
        } else {
            histories.put(member, history(member).plus(receipt));
        }
    }

    private ReferralDecision keep(ReferralDecision decision) {
        book(decision);
        latest.put(decision.judged().activity().id(), decision.key());
        decisions.put(decision.key(), decision);
        remember(decision, decision);
        decision.parts().forEach(part -> keep(part.member(), part));
        return decision;
    }

    /** Both sides hear of what concerns one of them. */
    private void remember(ReferralDecision decision, Receipt receipt) {
        Set<String> both = new TreeSet<>(List.of(decision.friend()));
        decision.advocate().ifPresent(both::add);
        both.forEach(member -> referrals.put(member, referrals(member).plus(receipt)));
    }

    private ReversalDecision reverse(ReferralPart part, String id, Instant at, WhatCameBack what) {
        List<ReversalDecision> earlier = reversals.computeIfAbsent(part.key(), key -> new ArrayList<>());
        ReversalDecision reversal = play.reverse(
                new ReversalRequest(part.reversalId(id), at, List.of(part), earlier, what, ledger(part.member())));
        earlier.add(reversal);
        book(reversal);
        keep(part.member(), reversal);
        remember(part.decision(), reversal);
        return reversal;
    }

    private ReferralDecision decision(String of) {
        ReferralDecision decision = decisions.get(latest.get(of));
        if (decision == null) {
            throw new IllegalStateException("no step before was about " + of);
        }
        return decision;
    }

    private MemberHistory history(String member) {
        return member.equals(own())
                ? play.history()
                : histories.getOrDefault(
                        member, MemberHistory.empty(play.policy().id(), member));
    }

    private ReferralHistory referrals(String member) {
        return referrals.getOrDefault(
                member, ReferralHistory.empty(play.policy().id(), member));
    }

    private Person person(String id) {
        return play.scenario().person(id);
    }

    /** The id that a member has by now. */
    private String present(String id) {
        return members.stream()
                .filter(member -> person(member).formerly().contains(id))
                .findFirst()
                .orElse(id);
    }

    private long orders(String member, Instant at) {
        return person(member).orders()
                + orders.getOrDefault(member, Set.of()).size()
                + (member.equals(own()) ? play.ordersKept(at) : 0);
    }

    private long friends(String member) {
        return person(member).friends() + referrals(member).friends().size();
    }

    private Friend friend(String id, Activity activity) {
        Person person = person(id);
        members.add(id);
        Friend.Builder friend = Friend.builder(member(id, activity), ledger(id))
                .measures(measures(id, activity))
                .signals(person.signals())
                .orders(orders(id, activity.at()))
                .record(referrals(id).asFriend());
        person.formerly().forEach(friend::formerly);
        members.stream()
                .filter(other -> !other.equals(id) && person.sharesSignal(person(other)))
                .map(other -> new EarlierMember(other, person(other).signals(), orders(other, activity.at())))
                .sorted(Comparator.comparing(EarlierMember::id))
                .forEach(friend::earlier);
        return friend.build();
    }

    private Advocate advocate(String named, Activity activity) {
        String id = present(named);
        Person person = person(id);
        members.add(id);
        List<String> chain = new ArrayList<>();
        for (String above = referrals(id).advocate();
                above != null;
                above = referrals(above).advocate()) {
            chain.add(above);
        }
        Advocate.Builder advocate = Advocate.builder(member(id, activity), ledger(id))
                .measures(measures(id, activity))
                .signals(person.signals())
                .status(person.status())
                .chain(chain)
                .friends(friends(id));
        person.formerly().forEach(advocate::formerly);
        return advocate.build();
    }
}
