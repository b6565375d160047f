package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final String POLICY =
            Texts.with(Texts.with(DEFINITION, "ten", "money", "10.00"), "two", "integer", "2") + """
            groups: { promotions: { choose: all } }
            attributes:
              order: { code: text }
              line: { code: text }
            """;
    private static final String BASE = Texts.forOrder("Base", Texts.PER_ORDER);
    private static final String BY_CODE = Texts.rule(
            "Codes do not combine",
            "$order : Order( code != null, $code : code )",
            "earn.block( $order ).because( \"blocked by code \" + $code )");

    private static Order coded(Order order, String code) {
        return new Order(
                order.id(),
                order.at(),
                order.currency(),
                order.lines(),
                order.tenders(),
                Attributes.none().with("code", code));
    }

    private static String lineRule(String then) {
        return Texts.rule("No points on a bargain", "$line : Line( sku == \"A\" )", then);
    }

    @Test
    @DisplayName("EC-B10: where codes do not combine with points, the reason names the code")
    void givesTheReason() {
        Loyalty merchant = loyalty(POLICY, BASE, BY_CODE);
        EarningDecision decision = earn(merchant, coded(order("o1", "25.00"), "SPRING"));
        assertThat(decision.awarded("points")).isZero();
        assertThat(decision.awards()).isEmpty();
        SettledProposal base = Texts.settled(decision, "Base");
        assertThat(base.fate()).isEqualTo(Fate.BLOCKED);
        assertThat(base.because()).isEqualTo("blocked by code SPRING");
        assertThat(decision.blocks())
                .containsExactly(new Blocked("Codes do not combine", null, null, null, null, "blocked by code SPRING"));
        assertThat(earn(merchant, order("o2", "25.00")).awarded("points")).isEqualTo(25);
    }

    @Test
    @DisplayName("EC-B10: the explanation says what was blocked, by which rule and why")
    void explainsWhatWasBlocked() {
        EarningDecision decision = earn(loyalty(POLICY, BASE, BY_CODE), coded(order("o1", "25.00"), "SPRING"));
        assertThat(decision.explanation().steps())
                .extracting(step -> step.kind(), step -> step.units().toString(), step -> step.because())
                .containsExactly(
                        tuple(StepKind.ASKED, "25", "1 per 1.00 of 25.00"),
                        tuple(StepKind.BLOCKED, "-25", "blocked by code SPRING"));
        assertThat(decision.explanation().notes())
                .containsExactly("nothing by rule \"Codes do not combine\": blocked by code SPRING");
        assertThat(decision.explanation().sum("points")).isEqualTo(Fraction.ZERO);
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    @DisplayName("EC-B10: a block can be for one group, so that points are earned and promotions are not")
    void blocksOneGroup() {
        EarningDecision decision = earn(
                loyalty(
                        POLICY,
                        BASE,
                        Texts.forOrder("Promotion", "earn.points( $order, policy.two ).inGroup( \"promotions\" )"),
                        Texts.forOrder("Double", "earn.multiply( $order, policy.two ).inGroup( \"promotions\" )"),
                        Texts.forOrder("No promotions", "earn.block( $order ).inGroup( \"promotions\" )")),
                order("o1", "25.00"));
        assertThat(decision.awarded("points")).isEqualTo(25);
        assertThat(Texts.settled(decision, "Promotion").because()).isEqualTo("No promotions");
        assertThat(Texts.settled(decision, "Double").fate()).isEqualTo(Fate.BLOCKED);
    }

    @Test
    @DisplayName("EC-B10: a block can be for one account")
    void blocksOneAccount() {
        String definition = POLICY.replace("accounts:\n", "accounts:\n  status: { unit: points }\n");
        EarningDecision decision = earn(
                loyalty(
                        definition,
                        Texts.forOrder("Status", Texts.PER_ORDER + ".to( \"status\" )"),
                        Texts.forOrder("Points", Texts.PER_ORDER + ".to( \"points\" )"),
                        Texts.forOrder("No status", "earn.block( $order ).to( \"status\" )")),
                order("o1", "25.00"));
        assertThat(decision.awarded("points")).isEqualTo(25);
        assertThat(decision.awarded("status")).isZero();
    }

    @Test
    @DisplayName("EC-B10: a line that is blocked counts neither for itself nor for the order")
    void blocksOneLine() {
        Loyalty merchant = loyalty(
                POLICY,
                Texts.forOrder("Full tens", "earn.points( $order, policy.points ).perFull( policy.ten )"),
                Texts.forLines("Lines", Texts.PER_LINE),
                Texts.forOrder("Double", "earn.multiply( $order, policy.two )"),
                Texts.forOrder("Thank you", "earn.points( $order, policy.two )"),
                lineRule("earn.block( $line )"));
        EarningDecision decision = earn(merchant, order("o1", "15.00", "14.00"));
        assertThat(Texts.settled(decision, "Full tens").basis()).isEqualTo(Fraction.of(14));
        assertThat(Texts.granted(decision, "Full tens")).isEqualTo(1);
        assertThat(Texts.settled(decision, "Lines", "1").fate()).isEqualTo(Fate.BLOCKED);
        assertThat(Texts.granted(decision, "Lines")).isEqualTo(14);
        assertThat(Texts.granted(decision, "Double")).isEqualTo(15);
        assertThat(Texts.granted(decision, "Thank you")).isEqualTo(2);
        assertThat(decision.explanation().notes())
                .containsExactly("nothing for line 1 by rule \"No points on a bargain\"");
        assertThat(decision.awards().stream()
                        .filter(award -> !award.rule().equals("Thank you"))
                        .flatMap(award -> award.shares().stream()))
                .allMatch(share -> share.line().equals("2"));
    }

    @Test
    @DisplayName("EC-B10: an order of nothing but blocked lines is blocked")
    void blocksAnOrderOfBlockedLines() {
        EarningDecision decision = earn(
                loyalty(POLICY, BASE, lineRule("earn.block( $line ).because( \"a bargain\" )")), order("o1", "9.00"));
        assertThat(Texts.settled(decision, "Base").fate()).isEqualTo(Fate.BLOCKED);
        assertThat(Texts.settled(decision, "Base").because()).isEqualTo("a bargain");
    }

    @Test
    @DisplayName("EC-B10: what is blocked gives way to the others of its group, and uses no limit")
    void givesWay() {
        String definition = POLICY.replace("choose: all", "choose: best")
                + "limits: { once: { per: member, period: ever, at-most: 1 time } }\n";
        EarningDecision decision = earn(
                loyalty(
                        definition,
                        Texts.forLines("Best", Texts.PER_LINE + ".inGroup( \"promotions\" ).limitedBy( \"once\" )"),
                        Texts.forOrder("Second", "earn.points( $order, policy.two ).inGroup( \"promotions\" )"),
                        lineRule("earn.block( $line )")),
                order("o1", "25.00"));
        assertThat(Texts.granted(decision, "Second")).isEqualTo(2);
        assertThat(decision.booking().uses()).isEmpty();
    }

    @Test
    @DisplayName("EC-B10: actions can be blocked; what a block says twice counts once")
    void blocksActions() {
        Loyalty merchant = loyalty(
                POLICY,
                Texts.rule("Review", "$action : Action()", "earn.points( $action, policy.two )"),
                Texts.rule(
                        "Staff",
                        "$action : Action() Window()",
                        "earn.block( $action ).because( \"staff do not earn\" )"));
        EarningDecision decision = merchant.earn(new EarningRequest(
                "acme", Member.of("m1"), Action.of("a1", NOON, "review"), LedgerSnapshot.empty("m1")));
        assertThat(decision.awarded("points")).isEqualTo(2);
        Loyalty blocked = loyalty(
                POLICY + "windows: { a: { from: 2020-01-01 }, b: { from: 2020-01-01 } }\n",
                Texts.rule("Review", "$action : Action()", "earn.points( $action, policy.two )"),
                Texts.rule(
                        "Staff",
                        "$action : Action() Window()",
                        "earn.block( $action ).because( \"staff do not earn\" )"));
        decision = blocked.earn(new EarningRequest(
                "acme", Member.of("m1"), Action.of("a1", NOON, "review"), LedgerSnapshot.empty("m1")));
        assertThat(decision.awarded("points")).isZero();
        assertThat(decision.blocks()).hasSize(1);
        assertThat(decision.silent()).isEmpty();
    }

    @Test
    @DisplayName("EC-B10: a discount on the order is off what is left when a line is blocked")
    void countsWhatIsLeftAfterDiscounts() {
        Loyalty merchant = loyalty(POLICY, BASE, lineRule("earn.block( $line )"));
        Order order = Order.of(
                "o1",
                NOON,
                List.of(
                        Line.of("1", "A", gbp("30.00")),
                        Line.of("2", "B", gbp("70.00")),
                        Line.builder("3", "V", gbp("-10.00"))
                                .kind(dev.loyalty.model.LineKind.DISCOUNT)
                                .build()));
        assertThat(earn(merchant, order).awarded("points")).isEqualTo(63);
    }
}
