package dev.loyalty.receipt;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.ranking.ContestResult;
import dev.loyalty.ranking.Standing;
import dev.loyalty.referral.Advocate;
import dev.loyalty.referral.AdvocateStatus;
import dev.loyalty.referral.Claim;
import dev.loyalty.referral.EarlierMember;
import dev.loyalty.referral.Friend;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.referral.ReferralHistory;
import dev.loyalty.referral.ReferralPart;
import dev.loyalty.referral.ReferralRequest;
import dev.loyalty.referral.ReviewRequest;
import dev.loyalty.referral.Side;
import dev.loyalty.referral.Signals;
import dev.loyalty.referral.Verdict;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Receipts of referrals: both sides, held, released, refused, declined, undone; and the prize of a contest. */
final class RichReferrals {

    private static final String DEFINITION = """
            id: acme
            title: Referral with everything
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
              credit: { unit: money, expires: 12 months }
              coupons: { unit: items }
            limits:
              advocate-month: { per: member, period: month, at-most: 15.00 money }
            windows:
              spring: { from: 2026-03-01, to: 2026-03-30 }
            measures:
              friends: { distinct: friend, of: referral, during: spring }
              claims: { count: claim, over: 7 days }
            contests:
              spring: { measure: friends, judged: 2026-04-14T00:00, ties: earliest }
            referral:
              claims: last
              claims-expire: 30 days
              depth: 5
              milestones: claw-back
            attributes:
              action: { rank: integer, score: decimal }
              member: { country: text }
            parameters:
              none: { type: integer, value: 0 }
              one: { type: integer, value: 1 }
              ten: { type: money, value: 10.00 }
              hundred: { type: money, value: 100.00 }
              least: { type: money, value: 25.00 }
              points: { type: integer, value: 100 }
              days: { type: span, value: 30 days }
              life: { type: span, value: 6 months }
            """;

    private static final String REFERRAL = """
            rule "Both"
            when
                Order( total >= policy.least )
                Friend( orderNumber == 1 )
            then
                advocate.credit( policy.ten ).whileAtLeast( policy.least ).pendingFor( policy.days )
                    .limitedBy( "advocate-month" ).priority( policy.one );
                friend.credit( policy.ten ).per( policy.hundred ).expiresAfter( policy.life );
                friend.item().to( "coupons" );
                friend.recognition( "Wall of friends" );
            end
            rule "First friend"
            when
                Order()
            then
                advocate.milestone( "first", policy.one ).points( policy.points );
            end
            rule "Sign-up"
            when
                Action( type == "sign-up" )
            then
                friend.points( policy.points );
            end
            rule "In common"
            when
                Signal( $kind : kind, shared )
            then
                refer.suspect( "same-" + $kind, policy.one );
            end
            rule "Known card"
            when
                Signal( kind == "card", buyers > 0 )
            then
                refer.suspect( "known-card", policy.none );
            end
            rule "Abroad"
            when
                Friend( country != null, country != "GB" )
            then
                refer.decline( "abroad" ).tellShopper( "referral.abroad" );
            end
            """;

    private static final String EARNING = """
            rule "Winner"
            when
                $standing : Action( type == "standing", subject == "spring", rank == 1, score > 0 )
            then
                earn.credit( $standing, policy.hundred );
            end
            """;

    private static final Instant LATER = NOON.plus(5, ChronoUnit.DAYS);

    private final Loyalty loyalty = Loyalty.create();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Map<String, ReferralHistory> referrals = new HashMap<>();
    private final Map<String, MemberHistory> histories = new HashMap<>();
    private final Map<String, Signals> signals = Map.of(
            "anna", Signals.of(SignalKind.DEVICE, "d1").with(SignalKind.EMAIL, "e1"),
            "ben", Signals.of(SignalKind.CARD, "c1"),
            "carl", Signals.of(SignalKind.DEVICE, "d1"),
            "dora", Signals.of(SignalKind.EMAIL, "e1").with(SignalKind.NAME, "n1"));
    private final Map<String, Receipt> receipts = new TreeMap<>();

    private RichReferrals() {
        loyalty.policies()
                .publish(PolicySource.text(
                        Map.of("policy.yaml", DEFINITION, "referral.drl", REFERRAL, "earning.drl", EARNING)))
                .orThrow();
    }

    static Map<String, Receipt> all() {
        RichReferrals rich = new RichReferrals();
        rich.live();
        return rich.receipts;
    }

    private void live() {
        claim("ben", Claim.byLink("c0", NOON.minusSeconds(7_200), "gwen"));
        receipts.put(
                "referral-1-claim",
                claim(
                        "ben",
                        Claim.byCode("c1", NOON.minusSeconds(3_600), "anna").of("spring")));
        ReferralDecision rewarded = happens("ben", Fixture.order("o1", "20.00", "30.00"));
        receipts.put("referral-2-rewarded", rewarded);
        claim("carl", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        ReferralDecision held = happens("carl", Fixture.order("o1", "40.00"));
        receipts.put("referral-3-held", held);
        receipts.put("referral-4-released", review("v1", held, Verdict.RELEASE));
        claim("dora", Claim.byLink("c1", NOON, "anna"));
        ReferralDecision other =
                happens("dora", Action.of("s1", NOON, "sign-up").with("web"));
        receipts.put("referral-5-held-sign-up", other);
        receipts.put("referral-6-refused", review("v2", other, Verdict.REFUSE));
        receipts.put("referral-7-declined", claim("emil", Claim.byLink("c1", NOON, "anna")));
        receipts.put("referral-8-self", claim("anna", Claim.byLink("c9", NOON, "anna")));
        WhatCameBack some = new WhatCameBack.Amount(gbp("30.00"), null);
        receipts.put(
                "reversal-8-advocate", reverse(rewarded.reward(Side.ADVOCATE).orElseThrow(), some));
        receipts.put("reversal-8-friend", reverse(rewarded.reward(Side.FRIEND).orElseThrow(), some));
        receipts.put(
                "reversal-8-milestone",
                reverse(rewarded.milestone("first").orElseThrow(), new WhatCameBack.Everything()));
        ContestResult result =
                loyalty.judge("acme", "spring", Stream.of("ben", "anna").map(this::history));
        Standing winner = result.ranking().top(1).get(0);
        receipts.put(
                "earning-7-standing",
                loyalty.earn(new EarningRequest(
                        "acme",
                        member(winner.member()),
                        result.action(winner),
                        ledger.snapshot("acme", winner.member()),
                        measures(winner.member(), result.judged(), ""))));
    }

    private static Member member(String id) {
        return id.equals("emil")
                ? Member.builder(id).attribute("country", "FR").build()
                : Member.builder(id).attribute("country", "GB").build();
    }

    private MemberHistory history(String member) {
        return histories.getOrDefault(member, MemberHistory.empty("acme", member));
    }

    private ReferralHistory referrals(String member) {
        return referrals.getOrDefault(member, ReferralHistory.empty("acme", member));
    }

    private MeasureValues measures(String member, Instant at, String event) {
        var policy = loyalty.policies().live("acme").definition();
        return history(member).values(policy.measures().values(), at, policy.zone(), event);
    }

    private Friend friend(String id, Activity activity) {
        Friend.Builder friend = Friend.builder(member(id), ledger.snapshot("acme", id))
                .measures(measures(id, activity.at(), activity.id()))
                .signals(signals.getOrDefault(id, Signals.none()))
                .record(referrals(id).asFriend());
        if (id.equals("ben")) {
            friend.earlier(new EarlierMember("guest-1", Signals.of(SignalKind.CARD, "c1"), 2));
        }
        return friend.build();
    }

    private Advocate advocate(String id, Activity activity) {
        return Advocate.builder(member(id), ledger.snapshot("acme", id))
                .measures(measures(id, activity.at(), activity.id()))
                .signals(signals.getOrDefault(id, Signals.none()))
                .status(id.equals("gwen") && activity instanceof Order ? AdvocateStatus.GONE : AdvocateStatus.ACTIVE)
                .friends(referrals(id).friends().size())
                .build();
    }

    private ReferralDecision claim(String friend, Claim claim) {
        return kept(loyalty.refer(ReferralRequest.ofClaim(
                "acme", claim, friend(friend, claim.action()), advocate(claim.advocate(), claim.action()))));
    }

    private ReferralDecision happens(String id, Activity activity) {
        Friend friend = friend(id, activity);
        List<Advocate> advocates = friend.record().claims().stream()
                .map(claim -> advocate(claim.advocate(), activity))
                .toList();
        return kept(loyalty.refer(ReferralRequest.of("acme", activity, friend, advocates)));
    }

    private ReferralDecision review(String id, ReferralDecision held, Verdict verdict) {
        Activity activity = held.judged().activity();
        return kept(loyalty.review(new ReviewRequest(
                id, LATER, held, verdict, friend(held.friend(), activity), advocate("anna", activity))));
    }

    private Receipt reverse(ReferralPart part, WhatCameBack what) {
        LedgerSnapshot before = ledger.snapshot("acme", part.member());
        Receipt reversal = loyalty.reverse(
                        new ReversalRequest(part.reversalId("r1"), LATER, List.of(part), List.of(), what, before))
                .orThrow();
        ledger.commit(reversal);
        histories.put(part.member(), history(part.member()).plus(reversal));
        return reversal;
    }

    private ReferralDecision kept(ReferralDecision decision) {
        ledger.commit(decision);
        referrals.put(decision.friend(), referrals(decision.friend()).plus(decision));
        decision.advocate().ifPresent(id -> referrals.put(id, referrals(id).plus(decision)));
        decision.parts()
                .forEach(part ->
                        histories.put(part.member(), history(part.member()).plus(part)));
        return decision;
    }
}
