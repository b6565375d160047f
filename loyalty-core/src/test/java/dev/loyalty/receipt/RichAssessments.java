package dev.loyalty.receipt;

import static dev.loyalty.Fixture.loyalty;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.Past;
import dev.loyalty.model.Member;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import dev.loyalty.tier.TierChange;
import dev.loyalty.tier.TierState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts of assessments that hold one of everything, from fixed texts. */
final class RichAssessments {

    private static final String DEFINITION = """
            id: acme
            title: One of everything
            zone: Europe/Berlin
            currency: GBP
            accounts:
              points: { unit: points }
            measures:
              spent: { sum: amount, of: order, in: year }
              orders: { count: order, in: year }
              last: { last: order }
            parameters:
              three: { type: integer, value: 3 }
              thirty: { type: span, value: 30 days }
            tiers:
              benefits: { factor: decimal }
              levels:
                gold: { threshold: 1000, benefits: { factor: 1.5 } }
                silver: { threshold: 350.5 }
                platinum: { threshold: 5000 }
              kept: end of member-year + 1 year
              upgrade: next-month
              review-after-upgrade: stays
              down: one-level
              grace: 1 month
              returns: at most 1 level
              late-events: judge-again
              grandfathered: { reached-before: 2026-01-01, until: 2026-12-31 }
              warn: 6 weeks
            """;

    private static final String RULES = """
            rule "By spending"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spent", $threshold );
            end
            rule "Platinum by spending or orders"
            when
                Level( name == "platinum", $threshold : threshold )
            then
                tier.level( "platinum" ).needs( "spent", $threshold ).needs( "orders", policy.three ).any();
            end
            rule "A taste of gold"
            when
                Member( segments contains "new" )
            then
                tier.gift( "gold" ).lasting( policy.thirty ).oncePer( "year" );
            end
            """;

    private RichAssessments() {}

    /** By name, in the order of their making. */
    static Map<String, Receipt> all() {
        Loyalty loyalty = loyalty(DEFINITION);
        loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", DEFINITION, "tiers.drl", RULES)))
                .orThrow();
        Assessments assessments = loyalty.assessments("acme");
        Map<String, Receipt> receipts = new TreeMap<>();
        Member member = Member.builder("m1")
                .joined(Instant.parse("2025-02-28T23:30:00Z"))
                .segment("new")
                .attribute("region", "north")
                .build();
        AssessmentSubject subject = new AssessmentSubject(member, TierState.none("m1"), past("400.25", 1), 3);
        AssessmentDecision look = assessments
                .look(subject, "o1", Instant.parse("2026-03-02T12:00:00Z"))
                .get(0);
        receipts.put("assessment-1-look", look);
        AssessmentSubject next = with(subject.after(look), past("700", 2));
        List<AssessmentDecision> begun = assessments.change(
                next,
                "c1",
                Instant.parse("2026-04-01T12:00:00Z"),
                new TierChange.SetFloor("silver", LocalDate.of(2026, 5, 31)));
        receipts.put("assessment-2-due", begun.get(0));
        receipts.put("assessment-3-change", begun.get(begun.size() - 1));
        for (AssessmentDecision each : begun) {
            next = next.after(each);
        }
        next = with(next, past("100", 1));
        List<AssessmentDecision> returned = assessments.afterReturn(next, "r1", Instant.parse("2026-04-02T12:00:00Z"));
        receipts.put("assessment-4-return", returned.get(returned.size() - 1));
        TierState held = TierState.of(
                "m1",
                "gold",
                Instant.parse("2026-02-01T00:00:00Z"),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 28));
        AssessmentSubject lost = new AssessmentSubject(member, held, past("0", 0), 9);
        AssessmentDecision review =
                assessments.due(lost, Instant.parse("2026-03-01T00:00:00Z")).get(0);
        receipts.put("assessment-5-review", review);
        receipts.put(
                "assessment-6-again", assessments.again(with(lost.after(review), past("1000", 1)), "late", review));
        return receipts;
    }

    private static AssessmentSubject with(AssessmentSubject subject, Past past) {
        return new AssessmentSubject(subject.member(), subject.tier(), past, subject.ledgerRevision());
    }

    private static Past past(String spent, long orders) {
        return (measures, from) -> MeasureValues.of(
                Map.of("spent", new BigDecimal(spent), "orders", orders, "last", LocalDate.of(2026, 2, 27)));
    }
}
