package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Action;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemainderTest {

    private static final String CARRIED = Texts.with(
                    Texts.with(DEFINITION, "tenner", "money", "10.00"), "five", "integer", "5")
            .replace("{ unit: points }", "{ unit: points, remainder: carried }");
    private static final String PER_TENNER = "earn.points( $order, policy.points ).per( policy.tenner )";
    private static final String PER_FULL_TENNER = "earn.points( $order, policy.points ).perFull( policy.tenner )";
    private static final RemainderKey POINTS = new RemainderKey("points", 1);

    private static Texts.Account account(String definition, String... rules) {
        return new Texts.Account(loyalty(definition, rules));
    }

    /** The points of each order in turn. */
    private static List<Long> points(Texts.Account account, String... totals) {
        List<Long> points = new ArrayList<>();
        for (String total : totals) {
            points.add(account.earn(order("o" + account.ledger().revision(), total))
                    .awarded("points"));
        }
        return points;
    }

    private static String remainder(Texts.Account account, RemainderKey key) {
        return account.ledger().remainder(key).toString();
    }

    @Test
    @DisplayName("EC-R8: what is not a whole point is dropped, unless the account carries it")
    void carriesOnlyIfThePolicySaysSo() {
        String dropped = CARRIED.replace(", remainder: carried", "");
        for (String rule : List.of(PER_TENNER, PER_FULL_TENNER)) {
            Texts.Account without = account(dropped, Texts.forOrder("Base", rule));
            assertThat(points(without, "6.00", "6.00")).containsExactly(0L, 0L);
            assertThat(without.ledger().remainders()).isEmpty();
            Texts.Account with = account(CARRIED, Texts.forOrder("Base", rule));
            assertThat(points(with, "6.00", "6.00")).containsExactly(0L, 1L);
            assertThat(remainder(with, POINTS)).isEqualTo("0.2");
        }
    }

    @Test
    @DisplayName("EC-R8: ten purchases of 9.99 earn what one of 99.90 does, to the last part")
    void earnsTheSameInManyPurchasesAsInOne() {
        Texts.Account many = account(CARRIED, Texts.forOrder("Base", PER_FULL_TENNER));
        String[] totals = new String[10];
        java.util.Arrays.fill(totals, "9.99");
        assertThat(points(many, totals)).containsExactly(0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        Texts.Account one = account(CARRIED, Texts.forOrder("Base", PER_FULL_TENNER));
        assertThat(points(one, "99.90")).containsExactly(9L);
        assertThat(many.ledger().remainders()).isEqualTo(one.ledger().remainders());
    }

    @Test
    @DisplayName("EC-R8: an amount for each full step is granted in whole steps, also with what was carried")
    void keepsToWholeSteps() {
        String definition = Texts.with(CARRIED, "step", "money", "2.50");
        Texts.Account account = account(
                definition, Texts.forOrder("Steps", "earn.points( $order, policy.five ).perFull( policy.step )"));
        assertThat(points(account, "3.00", "1.00", "0.99", "0.01", "2.49")).containsExactly(5L, 0L, 0L, 5L, 0L);
        assertThat(remainder(account, new RemainderKey("points", 5))).isEqualTo("4.98");
    }

    @Test
    @DisplayName("EC-R8: half a point for every full pound is a point for two")
    void makesWholeUnitsOfBrokenSteps() {
        String definition = Texts.with(CARRIED, "half", "decimal", "0.5");
        Texts.Account account = account(
                definition, Texts.forOrder("Steps", "earn.points( $order, policy.half ).perFull( policy.pound )"));
        assertThat(points(account, "1.00", "0.99", "0.01", "7.00")).containsExactly(0L, 0L, 1L, 3L);
    }

    @Test
    @DisplayName("EC-R8: credit carries parts of a penny, items parts of a thing")
    void carriesInEveryUnit() {
        String definition = CARRIED.replace("accounts:\n", """
                accounts:
                  cash: { unit: money, remainder: carried }
                  entries: { unit: items, remainder: carried }
                """);
        Texts.Account account = account(
                definition,
                Texts.forOrder("Cash", "earn.credit( $order, policy.pound ).per( policy.tenner ).to( \"cash\" )"),
                Texts.forOrder("Entry", "earn.item( $order ).perFull( policy.tenner )"));
        EarningDecision first = account.earn(order("o1", "6.66"));
        EarningDecision second = account.earn(order("o2", "6.66"));
        assertThat(first.awarded("cash")).isEqualTo(66);
        assertThat(second.awarded("cash")).isEqualTo(67);
        assertThat(first.awarded("entries")).isZero();
        assertThat(second.awarded("entries")).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-R8: multipliers add exactly, so that halves of two purchases make a whole")
    void carriesWhatIsMultiplied() {
        String definition = Texts.with(CARRIED, "factor", "decimal", "1.5");
        Texts.Account account = account(
                definition,
                Texts.forOrder("Base", PER_TENNER),
                Texts.forOrder("Half as much again", "earn.multiply( $order, policy.factor )"));
        EarningDecision first = account.earn(order("o1", "30.00"));
        EarningDecision second = account.earn(order("o2", "30.00"));
        assertThat(first.awarded("points")).isEqualTo(4);
        assertThat(second.awarded("points")).isEqualTo(5);
        assertThat(account.ledger().remainders()).isEmpty();
    }

    @Test
    @DisplayName("EC-R8: what a limit cuts is lost, and not carried beside it")
    void doesNotCarryWhatALimitCuts() {
        String definition = CARRIED + "limits: { daily: { per: member, period: day, at-most: 3 points } }\n";
        Texts.Account account = account(definition, Texts.forOrder("Base", PER_TENNER + ".limitedBy( \"daily\" )"));
        assertThat(points(account, "6.00", "66.00", "60.00")).containsExactly(0L, 3L, 0L);
        assertThat(remainder(account, POINTS)).isEqualTo("0.6");
        EarningDecision next = account.earn(order("o9", NOON.plusSeconds(86_400), "4.00"));
        assertThat(next.awarded("points")).isEqualTo(1);
        assertThat(account.ledger().remainders()).isEmpty();
    }

    @Test
    @DisplayName("EC-R8: each account has a remainder of its own; one that drops it has none")
    void keepsAccountsApart() {
        String definition = CARRIED.replace("accounts:\n", "accounts:\n  status: { unit: points }\n");
        Texts.Account account = account(
                definition,
                Texts.forOrder("Base", PER_TENNER + ".to( \"points\" )"),
                Texts.forOrder("Status", PER_TENNER + ".to( \"status\" )"));
        account.earn(order("o1", "6.00"));
        EarningDecision second = account.earn(order("o2", "6.00"));
        assertThat(second.awarded("points")).isEqualTo(1);
        assertThat(second.awarded("status")).isZero();
        assertThat(account.ledger().remainders()).containsOnlyKeys(POINTS);
    }

    @Test
    @DisplayName("EC-R8: a group compares what each would bring with the remainder")
    void comparesWithTheRemainder() {
        String definition = CARRIED + "groups: { promo: { choose: best } }\n";
        Texts.Account account = account(
                definition,
                Texts.forOrder("Base", PER_TENNER + ".inGroup( \"promo\" )"),
                Texts.forOrder("Bonus", "earn.points( $order, policy.points ).inGroup( \"promo\" )"));
        EarningDecision first = account.earn(order("o1", "19.00"));
        assertThat(Texts.granted(first, "Base")).isEqualTo(1);
        EarningDecision second = account.earn(order("o2", "19.00"));
        assertThat(Texts.granted(second, "Base")).isEqualTo(2);
    }

    @Test
    @DisplayName("EC-R8: the explanation shows what was carried and what is kept, and adds up")
    void explainsWhatIsCarried() {
        Texts.Account account = account(CARRIED, Texts.forOrder("Base", PER_TENNER));
        account.earn(order("o1", "6.00"));
        EarningDecision decision = account.earn(order("o2", "6.00"));
        assertThat(decision.explanation().steps())
                .extracting(Step::kind, step -> step.units().toString(), Step::because)
                .containsExactly(
                        tuple(StepKind.ASKED, "0.6", "1 per 10.00 of 6.00"),
                        tuple(StepKind.CARRIED, "0.6", "carried over from before"),
                        tuple(
                                StepKind.ROUNDED,
                                "-0.2",
                                "rounded down for the account, the rest is kept for the next time"));
        assertThat(decision.explanation().sum("points")).isEqualTo(Fraction.ONE);
        EarningDecision stored = ReceiptJson.read(ReceiptJson.write(decision), EarningDecision.class);
        assertThat(stored).isEqualTo(decision);
        assertThat(stored.explanation()).isEqualTo(decision.explanation());
    }

    @Test
    @DisplayName("EC-R8: a remainder is rebuilt from the bookings, and survives forgetting")
    void isRebuiltFromTheBookings() {
        Loyalty merchant = loyalty(CARRIED, Texts.forOrder("Base", PER_TENNER));
        Texts.Account account = new Texts.Account(merchant);
        EarningDecision first = account.earn(order("o1", "6.00"));
        EarningDecision second = account.earn(order("o2", "7.00"));
        assertThat(LedgerSnapshot.rebuild("m1", List.of(first.booking(), second.booking())))
                .isEqualTo(account.ledger());
        assertThat(account.ledger()
                        .forget(NOON.plusSeconds(99), java.time.LocalDate.parse("2027-01-01"))
                        .remainders())
                .isEqualTo(account.ledger().remainders());
    }

    @Test
    @DisplayName("EC-R8: what a rule gives by units and for actions is carried too")
    void carriesUnitsAndActions() {
        String definition = Texts.with(CARRIED, "part", "decimal", "0.4");
        Loyalty merchant = loyalty(
                definition,
                Texts.forLines("By the kilo", "earn.points( $line, policy.points ).perUnit()"),
                Texts.rule("Like", "$action : Action()", "earn.points( $action, policy.part )"));
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        Order kilos = Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("1.00"))
                        .quantity(new BigDecimal("0.75"))
                        .build()));
        EarningDecision bought =
                merchant.earn(new EarningRequest("acme", dev.loyalty.model.Member.of("m1"), kilos, ledger));
        ledger = ledger.plus(bought.booking());
        EarningDecision liked = merchant.earn(
                new EarningRequest("acme", dev.loyalty.model.Member.of("m1"), Action.of("a1", NOON, "like"), ledger));
        assertThat(bought.awarded("points")).isZero();
        assertThat(liked.awarded("points")).isEqualTo(1);
        assertThat(ledger.plus(liked.booking()).remainder(POINTS)).isEqualTo(Fraction.parse("0.15"));
    }

    @Test
    @DisplayName("EC-R8: the return of the last order leaves what there was before it")
    void takesTheCarryBack() {
        Texts.Account account = account(CARRIED, Texts.forOrder("Base", PER_TENNER));
        account.earn(order("o1", "6.00"));
        LedgerSnapshot before = account.ledger();
        EarningDecision second = account.earn(order("o2", "6.00"));
        ReversalDecision back = account.reverseRest("r1", NOON.plusSeconds(60), second);
        assertThat(back.reversed("points")).isEqualTo(1);
        assertThat(account.ledger().remainders()).isEqualTo(before.remainders());
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-R8: a return takes the point that a later order made of what it had brought")
    void takesWhatALaterOrderMadeOfIt() {
        Texts.Account account = account(CARRIED, Texts.forOrder("Base", PER_TENNER));
        EarningDecision first = account.earn(order("o1", "6.00"));
        EarningDecision second = account.earn(order("o2", "6.00"));
        ReversalDecision back = account.reverseRest("r1", NOON.plusSeconds(60), first);
        assertThat(back.reversed("points")).isEqualTo(1);
        assertThat(remainder(account, POINTS)).isEqualTo("0.6");
        assertThat(account.total()).isZero();
        assertThat(back.explanation().sum("points")).isEqualTo(Fraction.ONE);
        assertThat(ReceiptJson.read(ReceiptJson.write(back))).isEqualTo(back);
        ReversalDecision rest = account.reverseRest("r2", NOON.plusSeconds(60), second);
        assertThat(rest.reversed("points")).isZero();
        assertThat(account.ledger().remainders()).isEmpty();
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-R8, EC-F20: a return that is undone leaves what there would be without it")
    void bringsTheCarryBackWhenAReturnIsUndone() {
        for (String between : List.of("0.00", "3.00", "5.00")) {
            Loyalty merchant = loyalty(CARRIED, Texts.forOrder("Base", PER_TENNER));
            Texts.Account account = new Texts.Account(merchant);
            EarningDecision first = account.earn(order("o1", "6.00"));
            account.earn(order("o2", "6.00"));
            ReversalDecision back = account.reverseRest("r1", NOON.plusSeconds(60), first);
            account.earn(order("o3", between));
            LedgerSnapshot ledger = account.ledger();
            ReversalDecision undo = merchant.reverse(new ReversalRequest(
                            "u1",
                            NOON.plusSeconds(90),
                            List.of(first),
                            List.of(back),
                            new WhatCameBack.Undo("r1"),
                            ledger))
                    .orThrow();
            LedgerSnapshot after = ledger.plus(undo.booking());
            Fraction kept = Fraction.parse("1.2").plus(Fraction.parse(between).dividedBy(Fraction.of(10)));
            assertThat(after.balance("points", NOON.plusSeconds(90)).total()).isEqualTo(1);
            assertThat(after.remainder("points")).as(between).isEqualTo(kept.minus(Fraction.ONE));
            assertThat(undo.explanation().sum("points")).isEqualTo(Fraction.of(undo.reversed("points")));
        }
    }

    @Test
    @DisplayName("EC-R8, EC-F20: what comes back and no return took is granted with the next award")
    void grantsLaterWhatNoReturnTook() {
        Loyalty merchant = loyalty(CARRIED, Texts.forOrder("Base", PER_TENNER));
        Texts.Account account = new Texts.Account(merchant);
        EarningDecision first = account.earn(order("o1", "6.00"));
        ReversalDecision back = account.reverseRest("r1", NOON.plusSeconds(60), first);
        account.earn(order("o2", "6.00"));
        LedgerSnapshot ledger = account.ledger();
        ReversalDecision undo = merchant.reverse(new ReversalRequest(
                        "u1", NOON.plusSeconds(90), List.of(first), List.of(back), new WhatCameBack.Undo("r1"), ledger))
                .orThrow();
        ledger = ledger.plus(undo.booking());
        assertThat(undo.reversed("points")).isZero();
        assertThat(ledger.remainder("points")).isEqualTo(Fraction.parse("1.2"));
        EarningDecision next = merchant.earn(
                new EarningRequest("acme", dev.loyalty.model.Member.of("m1"), order("o3", "9.00"), ledger));
        assertThat(next.awarded("points")).isEqualTo(2);
        assertThat(ledger.plus(next.booking()).remainder("points")).isEqualTo(Fraction.parse("0.1"));
    }

    @Test
    @DisplayName("EC-R8, EC-C4: a return frees the limit that the award had used")
    void freesTheLimit() {
        String definition = CARRIED + "limits: { daily: { per: member, period: day, at-most: 3 points } }\n";
        Texts.Account account = account(definition, Texts.forOrder("Base", PER_TENNER + ".limitedBy( \"daily\" )"));
        account.earn(order("o1", "6.00"));
        EarningDecision second = account.earn(order("o2", "26.00"));
        assertThat(account.ledger().used()).hasSize(1);
        account.reverseRest("r1", NOON.plusSeconds(60), second);
        assertThat(account.ledger().used()).isEmpty();
        assertThat(remainder(account, POINTS)).isEqualTo("0.6");
    }
}
