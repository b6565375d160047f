package dev.loyalty.examples.replay;

import static dev.loyalty.examples.replay.Shop.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.tier.AssessmentDecision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Levels that go along with a replay. */
class LevelsTest {

    private static final String DEFINITION = Shop.DEFINITION + """
            measures:
              spent: { sum: amount, of: order, over: 6 months }
            tiers:
              levels: { gold: { threshold: 100 } }
              kept: end of quarter
            """;
    private static final String TIERS = """
            rule "Gold"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spent", $threshold );
            end
            """;

    private final List<Receipt> receipts = new ArrayList<>();

    @Test
    void areWonReviewedInTimeAndLost() throws IOException {
        Report report = replay(
                row("1", "A", "10", "2011-01-03T10:00", "10.00", "1"),
                row("2", "A", "1", "2011-02-03T10:00", "10.00", "1"),
                row("3", "A", "1", "2011-08-03T10:00", "10.00", "1"),
                row("4", "A", "1", "2011-10-03T10:00", "10.00", "1"));
        assertThat(receipts)
                .filteredOn(AssessmentDecision.class::isInstance)
                .map(AssessmentDecision.class::cast)
                .extracting(decision -> decision.at() + " " + decision.level())
                .containsExactly(
                        "2011-01-03T10:00:00Z gold",
                        "2011-03-31T23:00:00Z gold",
                        "2011-06-30T23:00:00Z gold",
                        "2011-09-30T23:00:00Z null");
        assertThat(receipts)
                .filteredOn(EarningDecision.class::isInstance)
                .map(EarningDecision.class::cast)
                .extracting(decision -> decision.member().tier())
                .containsExactly(null, "gold", "gold", null);
        assertThat(report.flow().of(null, "gold")).isEqualTo(1);
        assertThat(report.flow().of("gold", null)).isEqualTo(1);
        assertThat(report.members(null)).isEqualTo(1);
        assertThat(report.imbalances()).isEmpty();
    }

    @Test
    void countWhatCameBackAtTheNextReview() throws IOException {
        Report report = replay(
                row("1", "A", "10", "2011-01-03T10:00", "10.00", "1"),
                row("C2", "A", "-1", "2011-01-10T10:00", "10.00", "1"),
                row("3", "A", "1", "2011-03-03T10:00", "1.00", "2"),
                row("4", "A", "1", "2011-04-03T10:00", "1.00", "2"));
        assertThat(report.flow().of("gold", null)).isEqualTo(1);
        assertThat(report.members("gold")).isZero();
        assertThat(report.members(null)).isEqualTo(2);
    }

    private Report replay(String... rows) throws IOException {
        Loyalty loyalty = Loyalty.create();
        Replay replay = new Replay(
                loyalty,
                loyalty.policies()
                        .publish(PolicySource.text(
                                Map.of("policy.yaml", DEFINITION, "earning.drl", Shop.EARNING, "tiers.drl", TIERS)))
                        .orThrow(),
                Shoppers.USUAL,
                receipts::add);
        Shop.invoices(rows).forEach(replay::accept);
        return replay.finish();
    }
}
