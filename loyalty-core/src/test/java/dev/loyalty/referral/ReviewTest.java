package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.SUSPICION;
import static dev.loyalty.referral.Campaign.codes;
import static dev.loyalty.referral.Campaign.friendOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.SignalKind;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was held is released or refused. */
class ReviewTest {

    private static final Instant LATER = NOON.plus(3, ChronoUnit.DAYS);
    private static final Signals HOME = Signals.of(SignalKind.ADDRESS, "home");

    private final Campaign campaign = new Campaign(DEFINITION, """
            rule "Ten for both"
            when
                Order( total >= policy.least )
            then
                advocate.credit( policy.ten ).limitedBy( "advocate-month" ).whileAtLeast( policy.least );
                friend.credit( policy.ten );
            end
            """, SUSPICION);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ReferralDecision held = hold("ben");

    private LedgerSnapshot ledger(String member) {
        return ledger.snapshot("acme", member);
    }

    private Advocate.Builder anna() {
        return Advocate.builder(Member.of("anna"), ledger("anna")).signals(HOME);
    }

    private ReferralDecision hold(String friend) {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"), friendOf(friend, "anna").signals(HOME).build(), anna().build());
        ledger.commit(decision);
        return decision;
    }

    private ReferralDecision review(Verdict verdict, Advocate advocate) {
        Friend ben = Friend.builder(Member.of("ben"), ledger("ben"))
                .record(new FriendRecord(List.of(held.judged().claim()), "anna", Set.of(Side.ADVOCATE, Side.FRIEND)))
                .build();
        ReferralDecision decision =
                campaign.loyalty().review(new ReviewRequest("r1", LATER, held, verdict, ben, advocate));
        assertThat(ledger.commit(decision)).isInstanceOf(CommitResult.Committed.class);
        return decision;
    }

    private long active(String member) {
        return ledger(member).balance("credit", LATER).active();
    }

    private long usedOfMonth() {
        return ledger("anna").used().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void whatIsHeldIsKeptReadyAndNotCredited() {
        assertThat(held.outcome()).isInstanceOf(ReferralOutcome.Held.class);
        assertThat(active("anna")).isZero();
        assertThat(ledger("anna").lots()).isEmpty();
        assertThat(usedOfMonth()).isEqualTo(1000);
        assertThat(held.shopperTexts()).containsExactly("referral.in-review");
    }

    @Test
    void aReleaseCreditsBoth() {
        ReferralDecision released = review(Verdict.RELEASE, anna().build());
        assertThat(released.outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(active("anna")).isEqualTo(1000);
        assertThat(active("ben")).isEqualTo(1000);
        assertThat(usedOfMonth()).isEqualTo(1000);
        assertThat(released.parts()).hasSize(2);
        assertThat(ReceiptJson.read(ReceiptJson.write(released))).isEqualTo(released);
    }

    @Test
    void aReleaseFindsWhatWasKeptReadyAlthoughTheLimitIsUsedUpSince() {
        for (String friend : List.of("carl", "dora", "emma")) {
            hold(friend);
        }
        assertThat(usedOfMonth()).isEqualTo(2500);
        assertThat(review(Verdict.RELEASE, anna().build()).awarded(Side.ADVOCATE, "credit"))
                .isEqualTo(1000);
        assertThat(usedOfMonth()).isEqualTo(2500);
    }

    @Test
    void aRefusalFreesWhatWasKeptReady() {
        ReferralDecision refused = review(Verdict.REFUSE, anna().build());
        assertThat(codes(refused)).containsExactly("refused");
        assertThat(refused.shopperTexts()).containsExactly("referral.declined");
        assertThat(active("anna") + active("ben")).isZero();
        assertThat(usedOfMonth()).isZero();
    }

    @Test
    void anAdvocateWhoWasBlockedMeanwhileGetsNothing() {
        ReferralDecision released =
                review(Verdict.RELEASE, anna().status(AdvocateStatus.BLOCKED).build());
        assertThat(codes(released)).containsExactly("released", "advocate-gone");
        assertThat(active("anna")).isZero();
        assertThat(active("ben")).isEqualTo(1000);
        assertThat(usedOfMonth()).isZero();
    }

    @Test
    void aReviewIsBookedOnce() {
        ReferralDecision released = review(Verdict.RELEASE, anna().build());
        assertThat(ledger.commit(released)).isInstanceOf(CommitResult.Replayed.class);
        assertThat(active("anna")).isEqualTo(1000);
    }

    @Test
    void onlyWhatIsHeldCanBeReviewed() {
        ReferralDecision released = review(Verdict.RELEASE, anna().build());
        assertThatThrownBy(() -> new ReviewRequest(
                        "r2",
                        LATER,
                        released,
                        Verdict.REFUSE,
                        friendOf("ben", "anna").build(),
                        anna().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not held. Maybe it was released before");
        assertThatThrownBy(() -> new ReviewRequest(
                        "r2",
                        LATER,
                        held,
                        Verdict.REFUSE,
                        friendOf("carl", "anna").build(),
                        anna().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not of friend \"carl\"");
    }
}
