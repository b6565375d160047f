package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.SignalKind;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The friend's order comes back while the referral waits for a review. */
class HeldReturnTest {

    private static final Instant LATER = NOON.plus(5, ChronoUnit.DAYS);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private final Shop shop = new Shop(new Campaign(DEFINITION, """
                    rule "Ten for both"
                    when
                        Order( total >= policy.least )
                    then
                        advocate.credit( policy.ten ).whileAtLeast( policy.least ).limitedBy( "advocate-month" );
                        friend.credit( policy.ten );
                    end
                    """, Campaign.SUSPICION).loyalty());
    private final ReferralDecision held = hold();

    private ReferralDecision hold() {
        Signals home = Signals.of(SignalKind.ADDRESS, "home");
        shop.knows("anna", home).knows("ben", home);
        shop.claim("ben", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        ReferralDecision decision = shop.happens("ben", order("o1", "30.00"));
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Held.class);
        return decision;
    }

    private long usesOfAnna() {
        return shop.ledger("anna").used().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void aReleaseRewardsNobodyWhenTheOrderCameBack() {
        assertThat(usesOfAnna()).isEqualTo(1000);
        shop.comesBack("ben", "o1", "r1", LATER, ALL);
        ReferralDecision released = shop.review(held, "v1", LATER, Verdict.RELEASE);
        assertThat(released.outcome()).isInstanceOf(ReferralOutcome.Declined.class);
        assertThat(codes(released)).containsExactly("order-came-back");
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isZero();
        assertThat(usesOfAnna()).isZero();
    }

    @Test
    void aReleaseLeavesOutTheSideOfWhichTooMuchCameBack() {
        shop.comesBack("ben", "o1", "r1", LATER, new WhatCameBack.Amount(gbp("5.01"), null));
        ReferralDecision released = shop.review(held, "v1", LATER, Verdict.RELEASE);
        assertThat(released.outcome())
                .isInstanceOfSatisfying(
                        ReferralOutcome.Rewarded.class,
                        rewarded -> assertThat(rewarded.sides()).isEqualTo(Set.of(Side.FRIEND)));
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        assertThat(usesOfAnna()).isZero();
        assertThat(shop.referrals("anna").friends()).isEmpty();
    }

    @Test
    void aReturnThatLeavesEnoughIsSentAgainAfterTheRelease() {
        shop.comesBack("ben", "o1", "r1", LATER, new WhatCameBack.Amount(gbp("3.00"), null));
        shop.review(held, "v1", LATER, Verdict.RELEASE);
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        shop.comesBack("ben", "o1", "r1", LATER, new WhatCameBack.Amount(gbp("3.00"), null));
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        shop.comesBack("ben", "o1", "r2", LATER, new WhatCameBack.Amount(gbp("3.00"), null));
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
    }

    @Test
    void anotherOrderCanQualifyMeanwhileAndTheFirstIsNotReleasedAfterIt() {
        shop.comesBack("ben", "o1", "r1", LATER, ALL);
        ReferralDecision second = shop.happens("ben", order("o2", LATER, "40.00"));
        assertThat(second.outcome()).isInstanceOf(ReferralOutcome.Held.class);
        assertThat(shop.review(held, "v1", LATER, Verdict.RELEASE).outcome())
                .isInstanceOf(ReferralOutcome.Declined.class);
        shop.review(second, "v2", LATER, Verdict.RELEASE);
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
    }

    @Test
    void whatWasReviewedCannotBeReviewedAgain() {
        shop.review(held, "v1", LATER, Verdict.RELEASE);
        assertThatThrownBy(() -> shop.review(held, "v2", LATER, Verdict.RELEASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("does not wait for a review. Maybe it was reviewed before, under another id?");
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
    }
}
