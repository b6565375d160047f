package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an assessment may ask, how it is booked, and what is told if it does not fit. */
class AssessmentRequestTest {

    private static final Instant AT = time("2026-03-01T12:00");
    private static final MeasureValues VALUES = MeasureValues.of(Map.of(
            "spentThisYear",
            new BigDecimal("400"),
            "spent12Months",
            new BigDecimal("400"),
            "earned",
            0,
            "orders",
            1,
            "referrals",
            0));

    private final Club club = Club.with("kept: end of year + 1 year");
    private final Loyalty loyalty = club.loyalty();

    @Test
    void theSameRequestGivesTheSameDecision() {
        AssessmentDecision decision = loyalty.assess(look("o1", TierState.none("m1")));
        assertThat(loyalty.assess(look("o1", TierState.none("m1")))).isEqualTo(decision);
        assertThat(decision.level()).isEqualTo("silver");
        assertThat(decision.key()).isEqualTo(look("o1", TierState.none("m1")).key());
        assertThat(decision.booking().entries()).isEmpty();
        assertThat(decision.booking().expectations()).containsExactly(new Expectation.LedgerUnchanged("m1", 7));
    }

    @Test
    void isBookedOnceAndOnlyIfNothingChangedMeanwhile() {
        AssessmentDecision decision = club.buys("o1", "2026-03-01T12:00", "400.00");
        assertThat(club.ledger().commit(decision)).isInstanceOf(CommitResult.Replayed.class);
        AssessmentDecision stale = club.assess()
                .look(club.subject(), "look", time("2026-03-02T12:00"))
                .get(0);
        club.earns("o2", "2026-03-02T12:00", "1.00");
        assertThat(club.ledger().commit(stale)).isInstanceOf(CommitResult.Stale.class);
    }

    @Test
    void anotherMomentUnderTheSameIdIsAConflict() {
        AssessmentDecision decision = club.buys("o1", "2026-03-01T12:00", "400.00");
        AssessmentDecision other = club.assess()
                .look(club.subject(), "o1", time("2026-03-02T12:00"))
                .get(0);
        assertThat(other.bodyHash()).isNotEqualTo(decision.bodyHash());
        assertThat(club.ledger().commit(other)).isInstanceOf(CommitResult.Conflict.class);
    }

    @Test
    void theStateIsRebuiltFromReceiptsInAnyOrder() {
        club.buys("o1", "2026-03-01T12:00", "400.00");
        club.changes("2026-03-02T12:00", new TierChange.SetFloor("gold", null));
        club.looks("2026-03-03T12:00");
        club.buys("o2", "2026-03-04T12:00", "600.00");
        club.waits("2029-01-01T00:00");
        List<AssessmentDecision> receipts = new ArrayList<>(club.assessments());
        receipts.addAll(club.assessments());
        Collections.shuffle(receipts, new Random(7));
        assertThat(TierState.rebuild(TierState.none("m1"), receipts)).isEqualTo(club.tier());
        receipts.removeIf(receipt -> receipt.change() != null);
        assertThatThrownBy(() -> TierState.rebuild(TierState.none("m1"), receipts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe a receipt is missing?");
    }

    @Test
    void refusesALookAfterSomethingThatIsDue() {
        club.buys("o1", "2026-03-01T12:00", "400.00");
        assertThatThrownBy(() -> loyalty.assess(AssessmentRequest.look(
                        "acme", Member.of("m1"), club.tier(), "o2", time("2028-01-01T00:00"), VALUES, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an assessment of member m1 was due at 2028-01-01T00:00:00Z, before this one at"
                        + " 2028-01-01T00:00:00Z. Maybe it comes first: AssessmentRequest.due( … ), or Assessments,"
                        + " which does both?");
    }

    @Test
    void refusesAnAssessmentThatIsNotDue() {
        assertThatThrownBy(() -> loyalty.assess(
                        AssessmentRequest.due("acme", Member.of("m1"), TierState.none("m1"), AT, VALUES, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is due at no date, not at 2026-03-01T12:00:00Z. Maybe it was made before?");
    }

    @Test
    void refusesTheStateOfAnotherMember() {
        assertThatThrownBy(() -> look("o1", TierState.none("m2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe TierState.none(\"m1\") for a new member?");
    }

    @Test
    void refusesAPolicyWithoutLevels() {
        Loyalty without = Fixture.loyalty(Fixture.DEFINITION);
        assertThatThrownBy(() -> without.assess(look("o1", TierState.none("m1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("programme acme has no levels. Maybe the section \"tiers\" is missing in policy.yaml?");
    }

    @Test
    void refusesARequestWithoutTheMeasuresThatThePolicyDeclares() {
        assertThatThrownBy(() -> loyalty.assess(AssessmentRequest.look(
                        "acme", Member.of("m1"), TierState.none("m1"), "o1", AT, MeasureValues.none(), 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no value of measure \"spentThisYear\"");
    }

    @Test
    void refusesAVersionOfAnotherProgramme() {
        assertThatThrownBy(() -> loyalty.assess(
                        Fixture.loyalty(Fixture.DEFINITION.replace("acme", "other"))
                                .policies()
                                .live("other"),
                        look("o1", TierState.none("m1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the request is for programme \"acme\"");
    }

    @Test
    void refusesAReviewThatIsNone() {
        AssessmentDecision look = club.buys("o1", "2026-03-01T12:00", "400.00");
        assertThatThrownBy(() -> club.judgesAgain("late", look))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no review of member m1. Maybe the one whose occasion is DUE?");
    }

    @Test
    void aPolicyWithoutRulesOfTiersHasLevelsThatOnlyHandsGive() {
        Club given = Club.of(source(definition("")));
        assertThat(given.buys("o1", "2026-03-01T12:00", "5000.00").level()).isNull();
        assertThat(given.changes("2026-03-02T12:00", new TierChange.SetFloor("gold", null))
                        .level())
                .isEqualTo("gold");
    }

    private static AssessmentRequest look(String id, TierState tier) {
        return AssessmentRequest.look("acme", Member.of("m1"), tier, id, AT, VALUES, 7);
    }
}
