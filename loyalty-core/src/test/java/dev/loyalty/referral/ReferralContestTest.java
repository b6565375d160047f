package dev.loyalty.referral;

import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.SignalKind;
import dev.loyalty.ranking.ContestResult;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who brought the most friends: what comes back or is released until the judging counts, and nothing later. */
class ReferralContestTest {

    private static final String CONTEST = DEFINITION + """
            measures:
              friendsOfSpring: { distinct: friend, of: referral, during: spring }
            contests:
              spring: { measure: friendsOfSpring, judged: 2026-04-14T00:00, ties: earliest }
            """;
    private static final Instant JUDGED = Instant.parse("2026-04-13T23:00:00Z");
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private final Shop shop = new Shop(new Campaign(CONTEST, """
                    rule "Ten for each friend"
                    when
                        Order()
                    then
                        advocate.credit( policy.ten );
                    end
                    """, Campaign.SUSPICION).loyalty());

    private ReferralDecision brings(String advocate, String friend, String at) {
        Instant when = Instant.parse(at);
        shop.claim(friend, Claim.byLink("c1", when.minusSeconds(60), advocate));
        return shop.happens(friend, order("o1", when, "30.00"));
    }

    private List<String> standing() {
        ContestResult result = shop.loyalty()
                .judge("acme", "spring", Stream.of("anna", "ben", "carl").map(shop::history));
        return result.ranking()
                .standings()
                .map(standing -> standing.rank() + " " + standing.member() + " "
                        + standing.score().value().toPlainString())
                .toList();
    }

    @Test
    void friendsOfTheWindowCountForTheirAdvocates() {
        brings("ben", "x", "2026-02-28T23:59:59Z");
        brings("ben", "y", "2026-03-30T23:00:00Z"); // midnight in London, the day after the last
        brings("anna", "p", "2026-03-01T00:00:00Z");
        brings("anna", "q", "2026-03-30T22:59:59Z");
        brings("carl", "r", "2026-03-29T12:00:00Z");
        assertThat(standing()).containsExactly("1 anna 2", "2 carl 1");
    }

    @Test
    void anOrderThatComesBackBeforeTheJudgingDropsOutAndLaterOnesChangeNothing() {
        brings("anna", "p", "2026-03-02T12:00:00Z");
        brings("anna", "q", "2026-03-03T12:00:00Z");
        brings("ben", "r", "2026-03-04T12:00:00Z");
        shop.comesBack("p", "o1", "r1", JUDGED, ALL);
        assertThat(standing()).containsExactly("1 anna 1", "2 ben 1");
        shop.comesBack("q", "o1", "r2", JUDGED.plusNanos(1), ALL);
        assertThat(standing()).containsExactly("1 anna 1", "2 ben 1");
        shop.comesBack("r", "o1", "r3", JUDGED, ALL);
        assertThat(standing()).containsExactly("1 anna 1");
    }

    @Test
    void aReferralThatIsReleasedBeforeTheJudgingCountsAtTheTimeOfItsOrderAndLaterOnesChangeNothing() {
        Signals home = Signals.of(SignalKind.ADDRESS, "home");
        Stream.of("anna", "p", "q").forEach(member -> shop.knows(member, home));
        ReferralDecision first = brings("anna", "p", "2026-03-02T12:00:00Z");
        ReferralDecision second = brings("anna", "q", "2026-03-03T12:00:00Z");
        brings("ben", "r", "2026-03-04T12:00:00Z");
        assertThat(standing()).containsExactly("1 ben 1");
        shop.review(first, "v1", JUDGED, Verdict.RELEASE);
        assertThat(standing()).containsExactly("1 anna 1", "2 ben 1");
        shop.review(second, "v2", JUDGED.plusNanos(1), Verdict.RELEASE);
        assertThat(standing()).containsExactly("1 anna 1", "2 ben 1");
    }
}
