package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Member;
import dev.loyalty.model.Moment;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

    private static final String POLICY = DEFINITION + """
            limits:
              one-per-tag: { per: member, period: ever, at-most: 1 time }
            attributes:
              action: { stars: integer }
            """;

    private static final String RULES = """
            rule "Points for a review of more than three stars"
            when
                $action : Action( type == "review", stars > 3 )
            then
                earn.points( $action, policy.points );
            end
            rule "Points for the first scan"
            when
                $action : Action( type == "scan", subject != null )
            then
                earn.points( $action, policy.points ).limitedBy( "one-per-tag" );
            end
            rule "Points on the nightly look"
            when
                $moment : Moment( type == "nightly" )
            then
                earn.points( $moment, policy.points );
            end
            """;

    private final Loyalty loyalty = Fixture.loyalty(POLICY, RULES, Fixture.ONE_PER_POUND);

    @Test
    void earnsForAnActionByItsTypeAndAttributes() {
        assertThat(earn(review("r1", 4)).awarded("points")).isEqualTo(1);
        assertThat(earn(review("r2", 3)).awarded("points")).isZero();
        assertThat(earn(Action.of("a1", NOON, "like")).awarded("points")).isZero();
    }

    @Test
    void earnsForAMoment() {
        assertThat(earn(Moment.of("n1", NOON, "nightly")).awarded("points")).isEqualTo(1);
        assertThat(earn(Moment.of("n1", NOON, "cart-left")).awarded("points")).isZero();
    }

    @Test
    void doesNotTakeAnActionForAnOrder() {
        assertThat(earn(review("r1", 5)).proposals())
                .extracting(SettledProposal::rule)
                .containsExactly("Points for a review of more than three stars");
    }

    @Test
    void countsActionsAgainstLimits() {
        EarningDecision first = earn(Action.of("s1", NOON, "scan").with("tag-1"));
        LedgerSnapshot after = LedgerSnapshot.empty("m1").plus(first.booking());
        EarningDecision second = earn(Action.of("s2", NOON, "scan").with("tag-1"), after);
        assertThat(first.awarded("points")).isEqualTo(1);
        assertThat(second.awarded("points")).isZero();
        assertThat(second.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.fate()).isEqualTo(Fate.EXHAUSTED);
            assertThat(proposal.because()).isEqualTo("one-per-tag");
        });
    }

    @Test
    void takesAnActionBackAsAWhole() {
        EarningDecision decision = earn(Action.of("s1", NOON, "scan").with("tag-1"));
        LedgerSnapshot after = LedgerSnapshot.empty("m1").plus(decision.booking());
        ReversalDecision reversal = loyalty.reverse(
                        ReversalRequest.ofRest("back", NOON.plus(Duration.ofDays(1)), decision, List.of(), after))
                .orThrow();
        LedgerSnapshot end = after.plus(reversal.booking());
        assertThat(decision.units().keySet()).containsExactly(Share.WHOLE);
        assertThat(reversal.reversed("points")).isEqualTo(1);
        assertThat(end.balance("points", NOON.plus(Duration.ofDays(2))).total()).isZero();
        assertThat(earn(Action.of("s2", NOON, "scan").with("tag-1"), end).awarded("points"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheActionInTheReceipt() {
        EarningDecision decision = earn(review("r1", 5));
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
        assertThatThrownBy(decision::order)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("r1 is not an order. Maybe ask for the activity()?");
    }

    private EarningDecision earn(Activity activity) {
        return earn(activity, LedgerSnapshot.empty("m1"));
    }

    private EarningDecision earn(Activity activity, LedgerSnapshot ledger) {
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), activity, ledger));
    }

    private static Action review(String id, long stars) {
        return new Action(id, NOON, "review", "TENT", Attributes.none().with("stars", stars));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T23:30:00Z, 2026-01-31, 1",
        "2026-03-02T23:30:00Z, 2026-01-30, 0",
        "2026-03-02T23:30:00Z, 2026-03-02, 1",
        "2026-03-02T23:30:00Z, 2026-03-03, 0",
        "2026-03-03T00:00:00Z, 2026-01-31, 0",
        "2026-07-01T23:00:00Z, 2026-06-02, 1",
        "2026-07-01T23:00:00Z, 2026-06-01, 0"
    })
    @DisplayName("EC-D4: days since a date are counted on the calendar of the programme's zone")
    void countsDaysSinceADate(Instant at, LocalDate bought, long points) {
        Loyalty dated = Fixture.loyalty(
                Texts.with("days", "integer", "30")
                        + "attributes:\n  action: { bought: date }\n  order: { bought: date }\n",
                Texts.rule(
                        "Lately bought",
                        "$action : Action( daysSince( bought ) >= 0, daysSince( bought ) <= policy.days )",
                        "earn.points( $action, policy.points )"),
                Texts.rule(
                        "Lately planned",
                        "$order : Order( daysSince( bought ) >= 0, daysSince( bought ) <= policy.days )",
                        "earn.points( $order, policy.points )"));
        Attributes attributes = Attributes.none().with("bought", bought);
        Action action = new Action("a1", at, "receipt", null, attributes);
        Order plain = Fixture.order("o1", at, "5.00");
        Order order = new Order("o1", at, plain.currency(), plain.lines(), List.of(), attributes);

        assertThat(earn(dated, action).awarded("points")).isEqualTo(points);
        assertThat(earn(dated, order).awarded("points")).isEqualTo(points);
        assertThat(earn(dated, Action.of("a2", at, "receipt")).awarded("points"))
                .isZero();
    }

    private static EarningDecision earn(Loyalty loyalty, Activity activity) {
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), activity, LedgerSnapshot.empty("m1")));
    }
}
