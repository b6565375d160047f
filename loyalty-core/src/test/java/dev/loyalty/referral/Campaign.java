package dev.loyalty.referral;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.policy.PolicySource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small policies of referral as texts, and short words for calls. */
final class Campaign {

    static final String DEFINITION = """
            id: acme
            title: Ten for both
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
              credit: { unit: money, expires: 12 months }
              coupons: { unit: items }
            limits:
              advocate-month: { per: member, period: month, at-most: 25.00 money }
              once: { per: member, period: ever, at-most: 1 time, overflow: refuse }
              budget: { per: programme, period: ever, at-most: 25.00 money }
            windows:
              spring: { from: 2026-03-01, to: 2026-03-30 }
            attributes:
              member: { country: text }
            parameters:
              ten: { type: money, value: 10.00 }
              least: { type: money, value: 25.00 }
              days: { type: span, value: 30 days }
              fifth: { type: integer, value: 5 }
              points: { type: integer, value: 100 }
              weak: { type: integer, value: 1 }
              strong: { type: integer, value: 2 }
              most: { type: integer, value: 10 }
            """;

    /** Ten for both when the friend's first order comes to 25 or more. */
    static final String TEN_FOR_BOTH = """
            rule "Ten for both"
            when
                Order( total >= policy.least )
                Friend( orderNumber == 1 )
            then
                advocate.credit( policy.ten ).whileAtLeast( policy.least );
                friend.credit( policy.ten ).whileAtLeast( policy.least );
            end
            """;

    /** A doubt for what may be a household, two for what is one person. */
    static final String SUSPICION = """
            rule "The same home, device or network"
            when
                Signal( $kind : kind, kind in ( "address", "device", "ip", "name" ), shared )
            then
                refer.suspect( "same-" + $kind, policy.weak );
            end

            rule "The same card, email or phone"
            when
                Signal( $kind : kind, kind in ( "card", "email", "phone" ), shared )
            then
                refer.suspect( "same-" + $kind, policy.strong );
            end
            """;

    private final Loyalty loyalty = Loyalty.create();

    Campaign(String definition, String... rules) {
        loyalty.policies().publish(source(definition, rules)).orThrow();
    }

    static PolicySource source(String definition, String... rules) {
        return PolicySource.text(Map.of("policy.yaml", definition, "referral.drl", String.join("\n", rules)));
    }

    /** The policy with another section {@code referral}. */
    static String with(String referral) {
        return DEFINITION + "referral: { " + referral + " }\n";
    }

    Loyalty loyalty() {
        return loyalty;
    }

    ReferralDecision refer(Activity activity, Friend friend, Advocate... advocates) {
        return loyalty.refer(ReferralRequest.of("acme", activity, friend, Arrays.asList(advocates)));
    }

    ReferralDecision claim(Claim claim, Friend friend, Advocate advocate) {
        return loyalty.refer(ReferralRequest.ofClaim("acme", claim, friend, advocate));
    }

    /** A friend of whom nothing is known but a claim of the advocate, an hour before the order. */
    static Friend.Builder friendOf(String friend, String advocate) {
        return friend(friend).record(FriendRecord.claimed(claim("claim", advocate)));
    }

    static Friend.Builder friend(String id) {
        return Friend.builder(Member.of(id), LedgerSnapshot.empty(id));
    }

    static Advocate.Builder advocate(String id) {
        return Advocate.builder(Member.of(id), LedgerSnapshot.empty(id));
    }

    static Claim claim(String id, String advocate) {
        return Claim.byLink(id, Fixture.NOON.minusSeconds(3600), advocate);
    }

    static List<String> codes(ReferralDecision decision) {
        return decision.outcome().reasons().stream().map(Reason::code).toList();
    }
}
