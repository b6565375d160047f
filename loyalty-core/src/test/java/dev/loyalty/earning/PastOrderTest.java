package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Points for orders of before, such as those from the time before a member joined. */
class PastOrderTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);

    private static final String POLICY = DEFINITION.replace("parameters:\n", """
            limits:
              once-per-order: { per: subject, period: ever, at-most: 1 time }
            groups:
              offers: { choose: best }
            attributes:
              order: { store: text }
            parameters:
              days: { type: integer, value: 90 }
              two: { type: integer, value: 2 }
              ten: { type: integer, value: 10 }
              twoPounds: { type: money, value: 2.00 }
            """);

    private static final String RETROACTIVE = Texts.rule(
            "Points for orders before joining",
            "Action( type == \"sign-up\" )\n    $past : PastOrder( daysAgo <= policy.days )",
            "earn.points( $past, policy.points ).per( policy.twoPounds ).limitedBy( \"once-per-order\" )");

    private static final Action SIGN_UP = Action.of("join", NOON, "sign-up");

    private static Order past(String id, int daysAgo, String... prices) {
        return order(id, NOON.minusSeconds(daysAgo * 86_400L), prices);
    }

    private static EarningDecision join(Loyalty loyalty, Order... past) {
        return earn(loyalty, SIGN_UP, LedgerSnapshot.empty("m1"), past);
    }

    private static EarningDecision earn(Loyalty loyalty, Activity activity, LedgerSnapshot ledger, Order... past) {
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), activity, ledger).withPast(List.of(past)));
    }

    /** A ledger with the reversals that were booked to it. */
    private static final class Books {
        private final Loyalty loyalty;
        private final List<ReversalDecision> reversals = new ArrayList<>();
        private LedgerSnapshot ledger;

        Books(Loyalty loyalty, EarningDecision... decisions) {
            this.loyalty = loyalty;
            ledger = LedgerSnapshot.empty("m1");
            for (EarningDecision decision : decisions) {
                ledger = ledger.plus(decision.booking());
            }
        }

        ReversalDecision reverse(WhatCameBack what, AwardReceipt... originals) {
            ReversalDecision decision = loyalty.reverse(new ReversalRequest(
                            "r" + reversals.size(), LATER, List.of(originals), reversals, what, ledger))
                    .orThrow();
            ledger = ledger.plus(decision.booking());
            reversals.add(decision);
            return decision;
        }

        long points() {
            return ledger.balance("points", LATER).total();
        }
    }

    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private static WhatCameBack line(String id) {
        return new WhatCameBack.Lines(List.of(id));
    }

    @Test
    void earnsForEachOrderOfBeforeAtTheRateOfTheRule() {
        EarningDecision decision =
                join(loyalty(POLICY, RETROACTIVE), past("g1", 90, "30.00", "9.00"), past("g2", 5, "5.00"));

        assertThat(decision.awarded("points")).isEqualTo(21);
        assertThat(decision.awards())
                .extracting(Award::past, Award::units, Award::lot)
                .containsExactly(
                        tuple("g1", 19L, new LotId("join", "points", 1)),
                        tuple("g2", 2L, new LotId("join", "points", 1)));
        assertThat(decision.awards().get(0).shares())
                .extracting(share -> share.line() + ": " + share.units())
                .containsExactly("1: 15", "2: 4");
        assertThat(decision.activities()).containsExactly("join", "g1", "g2");
        assertThat(decision.explanation().text()).contains("for order g2: 1 per 2.00 of 5.00");
    }

    @Test
    void countsTheDaysOnTheCalendarOfTheZone() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        Instant justInTime = Instant.parse("2025-12-02T00:00:00Z");

        assertThat(join(loyalty, order("g1", justInTime, "10.00")).awarded("points"))
                .isEqualTo(5);
        assertThat(join(loyalty, order("g1", justInTime.minusMillis(1), "10.00"))
                        .awarded("points"))
                .isZero();
    }

    @Test
    void seesTheAttributesOfOrders() {
        Loyalty loyalty = loyalty(
                POLICY,
                Texts.rule(
                        "Web orders before joining",
                        "Action( type == \"sign-up\" )\n    $past : PastOrder( store == \"web\", total > 0, lineCount == 1 )",
                        "earn.points( $past, policy.ten )"));
        Order plain = past("g1", 5, "10.00");
        Order web = new Order(
                "g2",
                plain.at(),
                plain.currency(),
                plain.lines(),
                List.of(),
                Attributes.none().with("store", "web"));

        assertThat(join(loyalty, plain, web).awards()).extracting(Award::past).containsExactly("g2");
    }

    @Test
    void paysForAnOrderOfBeforeOnce() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        EarningDecision first = join(loyalty, past("g1", 5, "10.00"));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(first.booking());

        EarningDecision second = earn(
                loyalty,
                Action.of("join-again", LATER, "sign-up"),
                ledger,
                past("g1", 5, "10.00"),
                past("g2", 5, "10.00"));

        assertThat(second.awards()).extracting(Award::past).containsExactly("g2");
    }

    @Test
    void isNotTouchedByWhatIsProposedForTheOrderOfTheCall() {
        Loyalty loyalty = loyalty(
                POLICY,
                Texts.rule(
                        "Before",
                        "$past : PastOrder()",
                        "earn.points( $past, policy.points ).per( policy.twoPounds ).inGroup( \"offers\" )"),
                Texts.forOrder("Now", Texts.PER_ORDER + ".inGroup( \"offers\" )"),
                Texts.forOrder("Double", "earn.multiply( $order, policy.two )"));

        EarningDecision decision =
                earn(loyalty, order("o1", "10.00"), LedgerSnapshot.empty("m1"), past("g1", 5, "10.00"));

        assertThat(Texts.granted(decision, "Before")).isEqualTo(5);
        assertThat(Texts.granted(decision, "Now")).isEqualTo(10);
        assertThat(Texts.granted(decision, "Double")).isEqualTo(10);
    }

    @Test
    @DisplayName("EC-B10: what is forbidden for one order is not forbidden for another")
    void forbidsOrdersOfBeforeByThemselves() {
        Loyalty loyalty = loyalty(
                POLICY,
                RETROACTIVE,
                Texts.rule(
                        "Large orders do not count",
                        "$past : PastOrder( total > policy.twoPounds, lineCount > 1 )",
                        "earn.block( $past ).because( \"too large\" )"));

        EarningDecision decision = join(loyalty, past("g1", 9, "30.00", "9.00"), past("g2", 5, "5.00"));

        assertThat(decision.awards()).extracting(Award::past).containsExactly("g2");
        assertThat(decision.proposals().get(0).because()).isEqualTo("too large");
    }

    @Test
    void takesBackWhatCameBackOfOneOrderAndLeavesTheOthers() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        EarningDecision join = join(loyalty, past("g1", 9, "30.00", "9.00"), past("g2", 5, "50.00", "5.00"));
        Books books = new Books(loyalty, join);

        ReversalDecision first = books.reverse(line("1"), join.about("g1").orElseThrow());
        ReversalDecision second = books.reverse(line("1"), join.about("g2").orElseThrow());
        ReversalDecision rest = books.reverse(ALL, join.about("g1").orElseThrow());

        assertThat(first.activity()).isEqualTo("g1");
        assertThat(first.reversed("points")).isEqualTo(15);
        assertThat(second.reversed("points")).isEqualTo(25);
        assertThat(rest.reversed("points")).isEqualTo(4);
        assertThat(books.points()).isEqualTo(2);
        assertThat(first.explanation().text()).contains("Reversed for r0 of g1");
        assertThat(ReceiptJson.read(ReceiptJson.write(first))).isEqualTo(first);
    }

    @Test
    void takesBackFromEveryReceiptThatAwardedForTheOrder() {
        Loyalty loyalty = loyalty(
                POLICY,
                RETROACTIVE.replace("Action( type == \"sign-up\" )", "Action( type == \"campaign\" )"),
                Texts.forOrder("A point for each pound", Texts.PER_ORDER));
        EarningDecision own = earn(loyalty, past("o1", 5, "60.00", "40.00"), LedgerSnapshot.empty("m1"));
        EarningDecision campaign = earn(
                loyalty,
                Action.of("campaign", NOON, "campaign"),
                LedgerSnapshot.empty("m1").plus(own.booking()),
                past("o1", 5, "60.00", "40.00"));
        Books books = new Books(loyalty, own, campaign);

        ReversalDecision line =
                books.reverse(line("1"), own, campaign.about("o1").orElseThrow());
        ReversalDecision rest = books.reverse(ALL, own, campaign.about("o1").orElseThrow());

        assertThat(line.reversed("points")).isEqualTo(90);
        assertThat(rest.reversed("points")).isEqualTo(60);
        assertThat(books.points()).isZero();
    }

    @Test
    void goesBackAltogetherWhenTheActivityItWasAwardedWithIsUndone() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        EarningDecision join = join(loyalty, past("g1", 9, "30.00", "10.00"));
        Books books = new Books(loyalty, join);
        books.reverse(line("1"), join.about("g1").orElseThrow());

        ReversalDecision undone = books.reverse(ALL, join);
        ReversalDecision late = books.reverse(ALL, join.about("g1").orElseThrow());

        assertThat(undone.reversed("points")).isEqualTo(5);
        assertThat(undone.booking().uses()).hasSize(1);
        assertThat(late.reversed("points")).isZero();
        assertThat(late.booking().uses()).isEmpty();
        assertThat(books.points()).isZero();
    }

    @Test
    void staysWhileAnythingOfTheOrderItWasAwardedWithIsKept() {
        Loyalty loyalty = loyalty(
                POLICY,
                Texts.rule(
                        "Before",
                        "Order()\n    $past : PastOrder()",
                        "earn.points( $past, policy.points ).per( policy.twoPounds )"),
                Texts.forOrder("Now", Texts.PER_ORDER));
        EarningDecision decision =
                earn(loyalty, order("o1", "10.00", "20.00"), LedgerSnapshot.empty("m1"), past("g1", 5, "8.00", "2.00"));
        Books books = new Books(loyalty, decision);

        assertThat(books.reverse(line("1"), decision).reversed("points")).isEqualTo(10);
        assertThat(books.reverse(line("1"), decision.about("g1").orElseThrow()).reversed("points"))
                .isEqualTo(4);
        assertThat(books.reverse(line("2"), decision).reversed("points")).isEqualTo(21);
        assertThat(books.points()).isZero();
    }

    @Test
    @DisplayName("EC-F17: an order that is changed leaves what was awarded for orders of before as it is")
    void staysWhenTheOrderItWasAwardedWithIsChanged() {
        Loyalty loyalty = loyalty(
                POLICY,
                Texts.rule(
                        "Before",
                        "Order()\n    $past : PastOrder()",
                        "earn.points( $past, policy.points ).per( policy.twoPounds ).limitedBy( \"once-per-order\" )"),
                Texts.forOrder("Now", Texts.PER_ORDER));
        EarningDecision decision =
                earn(loyalty, order("o1", "10.00"), LedgerSnapshot.empty("m1"), past("g1", 5, "8.00", "2.00"));
        Books books = new Books(loyalty, decision);
        ReversalDecision back = books.reverse(line("1"), decision.about("g1").orElseThrow());

        EarningDecision changed =
                loyalty.edit(new OrderEdit("e1", LATER, decision, List.of(back), order("o1", "30.00"), books.ledger));
        books.ledger = books.ledger.plus(changed.booking());

        assertThat(books.points()).isEqualTo(31);
        assertThat(changed.booking().uses()).isEmpty();
        assertThat(books.reverse(ALL, changed.about("g1").orElseThrow()).reversed("points"))
                .isEqualTo(1);
        assertThat(books.reverse(ALL, changed).reversed("points")).isEqualTo(30);
        assertThat(books.points()).isZero();
    }

    @Test
    void keepsWhatTheRulesSawAndCountsTheActivityAlone() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        EarningDecision decision = join(loyalty, past("g1", 9, "30.00"));

        assertThat(decision.past()).containsExactly(past("g1", 9, "30.00"));
        assertThat(decision.bodyHash()).isEqualTo(join(loyalty).bodyHash());
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
        assertThat(decision.about("g2")).isEmpty();
        assertThat(join(loyalty, past("g3", 91, "30.00")).about("g3")).isEmpty();
    }

    @Test
    void countsInMeasuresAsAwardedWithTheActivity() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE);
        EarningDecision decision = join(loyalty, past("g1", 9, "30.00", "10.00"));
        Books books = new Books(loyalty, decision);
        ReversalDecision back = books.reverse(line("1"), decision.about("g1").orElseThrow());

        MemberHistory history = MemberHistory.empty("acme", "m1").plus(List.of(decision, back));

        assertThat(history.reversals().get(0).activity()).isEqualTo("g1");
        assertThat(history.reversals().get(0).reversed()).isEqualTo(new TreeMap<>(Map.of("points", 15L)));
    }

    @Test
    @DisplayName("A guest's order is a preview, and what is booked later is what the rule for orders of before says")
    void previewsForAGuestWhatAMemberWouldEarn() {
        Loyalty loyalty = loyalty(POLICY, RETROACTIVE, Texts.forOrder("A point for each pound", Texts.PER_ORDER));
        Order bought = past("g1", 5, "10.00");

        EarningDecision preview =
                loyalty.earn(new EarningRequest("acme", Member.of("guest"), bought, LedgerSnapshot.empty("guest")));
        EarningDecision member = earn(loyalty, bought, LedgerSnapshot.empty("m1"));

        assertThat(preview.awarded("points")).isEqualTo(member.awarded("points"));
        assertThat(preview.proposals()).isEqualTo(member.proposals());
        assertThat(join(loyalty, bought).awarded("points")).isEqualTo(5);
    }

    @Test
    void refusesOrdersThatAreNotOfBefore() {
        EarningRequest request = new EarningRequest("acme", Member.of("m1"), SIGN_UP, LedgerSnapshot.empty("m1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.withPast(List.of(order("g1", LATER, "1.00"))))
                .withMessageContaining("past order g1 is of 2026-03-03T12:00:00Z, after join")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.withPast(List.of(past("g1", 1, "1.00"), past("g1", 2, "1.00"))))
                .withMessageContaining("g1 is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.withPast(List.of(past("join", 1, "1.00"))))
                .withMessageContaining("or is the activity itself");
    }

    @Test
    @DisplayName("EC-M1: an order of before in another currency needs its rate too")
    void refusesAnOrderOfBeforeInAnotherCurrency() {
        Order foreign = Order.of("g1", NOON, List.of(Line.of("1", "A", Money.parse("EUR 10.00"))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(loyalty(POLICY, RETROACTIVE), foreign))
                .withMessageContaining("EUR");
    }
}
