package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final String POLICY = DEFINITION + """
              gold: { type: money, value: 100.00 }
            measures:
              spent12Months: { sum: amount, of: order, over: 12 months }
              videosThisWeek: { count: action, type: video, in: week }
              lastPurchase: { last: order }
            """;

    private static final String RULES = """
            rule "A point for those who spent a lot"
            when
                History( spent12Months >= policy.gold, lastPurchase != null )
                $order : Order()
            then
                earn.points( $order, policy.points );
            end
            rule "A point for the first video of the week"
            when
                History( videosThisWeek == 0 )
                $action : Action( type == "video" )
            then
                earn.points( $action, policy.points );
            end
            """;

    private final Loyalty loyalty = Fixture.loyalty(POLICY, RULES);
    private MemberHistory history = MemberHistory.empty("acme", "m1");
    private LedgerSnapshot ledger = LedgerSnapshot.empty("m1");

    @Test
    void readsMeasuresOfThePast() {
        assertThat(earn(order("o1", "99.99"))).isZero();
        assertThat(earn(order("o2", NOON.plus(Duration.ofDays(1)), "0.01"))).isZero();
        assertThat(earn(order("o3", NOON.plus(Duration.ofDays(2)), "1.00"))).isEqualTo(1);
    }

    @Test
    void countsTheActionsOfTheWeekThatHoldsTheEvent() {
        assertThat(earn(Action.of("v1", NOON, "video"))).isEqualTo(1);
        assertThat(earn(Action.of("v2", NOON.plus(Duration.ofDays(1)), "video")))
                .isZero();
        assertThat(earn(Action.of("v3", NOON.plus(Duration.ofDays(7)), "video")))
                .isEqualTo(1);
    }

    @Test
    void keepsTheValuesInTheReceipt() {
        EarningDecision decision = decide(order("o1", "99.99"));
        assertThat(decision.measures().whole("videosThisWeek")).isZero();
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void refusesARequestWithoutTheMeasuresThatThePolicyDeclares() {
        assertThatThrownBy(() -> loyalty.earn(
                        new EarningRequest("acme", Member.of("m1"), order("o1", "1.00"), LedgerSnapshot.empty("m1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spent12Months");
    }

    @Test
    void suggestsTheNameOfAMeasure() {
        List<Diagnostic> faults = Fixture.faults(POLICY, RULES.replace("spent12Months", "spent12Month"));
        assertThat(faults)
                .singleElement()
                .hasToString("earning/a.drl:3:14 error unknown-field in rule \"A point for those who spent a lot\":"
                        + " History has no field \"spent12Month\". Maybe \"spent12Months\"?");
    }

    private long earn(Activity activity) {
        EarningDecision decision = decide(activity);
        history = history.plus(decision);
        ledger = ledger.plus(decision.booking());
        return decision.awarded("points");
    }

    private EarningDecision decide(Activity activity) {
        PolicyDefinition policy = loyalty.policies().live("acme").definition();
        Instant at = activity.at();
        MeasureValues measures = history.values(policy.measures().values(), at, policy.zone(), activity.id());
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), activity, ledger, measures));
    }
}
