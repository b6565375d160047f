package dev.loyalty.reversal;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.Fixture.policy;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.PolicyArchive;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReEvaluationTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final String RE_EVALUATED = "switches: { returns: re-evaluated }\n";
    private static final String NUMBERS =
            with(with(DEFINITION, "bonus", "integer", "50"), "least", "money", "100.00") + RE_EVALUATED;
    private static final String BONUS =
            rule("Bonus", "$order : Order( total >= policy.least )", "earn.points( $order, policy.bonus )");

    @Test
    @DisplayName("EC-F5: evaluated again, 40.00 of 100.00 earn 40 and no bonus: 110 of 150 go back")
    void takesWhatIsNotGrantedForTheRest() {
        Texts.Account account = new Texts.Account(loyalty(NUMBERS, ONE_PER_POUND, BONUS));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));

        ReversalDecision reversal = account.reverse("r1", LATER, decision, "1", 1);

        assertThat(reversal.reversed("points")).isEqualTo(110);
        assertThat(reversal.mode()).isEqualTo(ReversalMode.RE_EVALUATED);
        assertThat(ReceiptJson.read(ReceiptJson.write(reversal))).isEqualTo(reversal);
        assertThat(reversal.explanation().text()).isEqualTo("""
                Reversed for r1 of o1
                  Bonus
                    of 50, what is not granted for what is left                       50
                  One point per pound
                    of 100, what is not granted for what is left                      60
                  = points                                                           110
                  note: points: 110 taken from lots
                """);
        account.reverseRest("r2", LATER, decision, reversal);
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-F3, EC-F4: the rules that made the award are asked, from the archive, whatever is live today")
    void asksTheOldRules(@TempDir Path folder) {
        Loyalty then = Loyalty.create(PolicyArchive.directory(folder));
        then.policies().publish(policy(NUMBERS, ONE_PER_POUND, BONUS)).orThrow();
        EarningDecision decision = then.earn(Fixture.request(order("o1", "60.00", "40.00")));
        Loyalty today = Loyalty.create(PolicyArchive.directory(folder));
        today.policies()
                .publish(policy(NUMBERS.replace("value: 1 }", "value: 7 }"), forLines("Other", Texts.PER_LINE)))
                .orThrow();

        for (Loyalty loyalty : List.of(then, today)) {
            assertThat(loyalty.reverse(line(decision)).orThrow().reversed("points"))
                    .isEqualTo(110);
        }
    }

    private static ReversalRequest line(EarningDecision decision) {
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(decision.booking());
        return ReversalRequest.ofLine("r1", LATER, decision, List.of(), "1", 1, ledger);
    }

    @Test
    @DisplayName("EC-F5: where the version is gone the return is declined, or taken in proportion, as the policy says")
    void saysThatTheVersionIsGone() {
        EarningDecision strict =
                loyalty(NUMBERS, ONE_PER_POUND, BONUS).earn(Fixture.request(order("o1", "60.00", "40.00")));
        assertThat(Loyalty.create().reverse(line(strict))).isInstanceOfSatisfying(ReversalDeclined.class, declined -> {
            assertThat(declined.reason()).isEqualTo(ReversalDeclined.Reason.VERSION_NOT_FOUND);
            assertThat(declined.message())
                    .contains("the version " + strict.version() + " is neither published nor in the archive. Maybe");
        });

        EarningDecision lenient = loyalty(
                        NUMBERS.replace("re-evaluated", "re-evaluated, returns-without-version: proportional"),
                        ONE_PER_POUND,
                        BONUS)
                .earn(Fixture.request(order("o1", "60.00", "40.00")));
        ReversalDecision reversal = Loyalty.create().reverse(line(lenient)).orThrow();
        assertThat(reversal.reversed("points")).isEqualTo(90);
        assertThat(reversal.mode()).isEqualTo(ReversalMode.PROPORTIONAL);
        assertThat(reversal.warnings()).singleElement().asString().contains("is neither published nor in the archive");
        assertThat(reversal.explanation().notes()).containsAll(reversal.warnings());
    }

    @Test
    @DisplayName("EC-F5: an amount without goods lowers what is evaluated")
    void evaluatesWhatAnAmountLeaves() {
        Texts.Account account = new Texts.Account(loyalty(NUMBERS, ONE_PER_POUND, BONUS));
        EarningDecision decision = account.earn(order("o1", "60.00", "60.00"));

        ReversalDecision first = account.reverse("r1", LATER, decision, new WhatCameBack.Amount(gbp("20.00"), null));
        ReversalDecision second =
                account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("0.01"), null), first);

        assertThat(first.reversed("points")).isEqualTo(20);
        assertThat(second.reversed("points")).isEqualTo(51);
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "2, 30"})
    @DisplayName("EC-F4: another rule of a group takes the place of the one that no longer applies")
    void anotherRuleOfTheGroupTakesItsPlace(String line, long reversed) {
        String definition = with(NUMBERS, "small", "integer", "20") + "groups: { promo: { choose: best } }\n";
        Texts.Account account = new Texts.Account(loyalty(
                definition,
                rule(
                        "Large",
                        "$order : Order( total >= policy.least )",
                        "earn.points( $order, policy.bonus ).inGroup( \"promo\" )"),
                forOrder("Small", "earn.points( $order, policy.small ).inGroup( \"promo\" )"),
                forLines("Line", "earn.points( $line, policy.points ).perUnit()")));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("70.00")).quantity(10).build(), Line.of("2", "B", gbp("40.00")))));
        assertThat(decision.awarded("points")).isEqualTo(61);

        ReversalDecision reversal = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of(line)));

        assertThat(reversal.reversed("points")).isEqualTo(reversed + (line.equals("2") ? 1 : 0));
        assertThat(reversal.awards()).extracting(ReversedAward::rule).contains("Large", "Small");
    }

    @Test
    @DisplayName("EC-C4: what was cut by a limit is granted for what is left, and the limit is freed of the rest")
    void countsLimitsWithoutTheAwardItself() {
        Texts.Account account = new Texts.Account(loyalty(
                NUMBERS + "limits: { cap: { per: member, period: day, at-most: 100 points } }\n",
                forOrder("Base", PER_ORDER + ".limitedBy( \"cap\" )")));
        EarningDecision decision = account.earn(order("o1", "60.00", "60.00"));
        assertThat(decision.awarded("points")).isEqualTo(100);

        ReversalDecision some = account.reverse("r1", LATER, decision, new WhatCameBack.Amount(gbp("15.00"), null));
        ReversalDecision more = account.reverse("r2", LATER, decision, "1", 1, some);

        assertThat(some.reversed("points")).isZero();
        assertThat(more.reversed("points")).isEqualTo(55);
        assertThat(account.ledger().used().values()).containsExactly(45L);
        assertThat(account.earn(order("o2", NOON, "200.00")).awarded("points")).isEqualTo(55);
    }

    @Test
    void asksWithTheFactsAndMeasuresOfTheReceipt() {
        String definition = NUMBERS + "measures: { spent: { sum: amount, of: order } }\n";
        Loyalty loyalty = loyalty(
                definition,
                rule(
                        "Loyal",
                        "Member( tier == \"gold\" )\n    History( spent >= policy.least )\n    $order : Order()",
                        PER_ORDER));
        EarningDecision decision = loyalty.earn(new EarningRequest(
                "acme",
                Member.builder("m1").tier("gold").build(),
                order("o1", "60.00", "40.00"),
                LedgerSnapshot.empty("m1"),
                MeasureValues.none().with("spent", new BigDecimal("100.00"))));

        assertThat(loyalty.reverse(line(decision)).orThrow().reversed("points")).isEqualTo(60);
    }

    @Test
    void whatIsTakenOffTheWholeOrderAndItsTendersStayInProportion() {
        Texts.Account account = new Texts.Account(loyalty(NUMBERS, ONE_PER_POUND));
        EarningDecision decision = account.earn(new Order(
                "o1",
                NOON,
                CurrencyUnit.of("GBP"),
                List.of(
                        Line.of("1", "A", gbp("100.00")),
                        Line.of("2", "B", gbp("20.00")),
                        Line.builder("3", "COUPON", gbp("-20.00"))
                                .kind(LineKind.DISCOUNT)
                                .build()),
                List.of(new Tender("points", gbp("40.00")), new Tender("card", gbp("60.00"))),
                Attributes.none()));
        assertThat(decision.awarded("points")).isEqualTo(60);

        // 20.00 less a sixth, of which the card paid three fifths.
        assertThat(account.reverse("r1", LATER, decision, "2", 1).reversed("points"))
                .isEqualTo(10);
    }

    @Test
    @DisplayName("EC-F20: an undoing gives back what is granted again, and all of it if nothing came back after all")
    void undoesWhatWasEvaluated() {
        Texts.Account account = new Texts.Account(loyalty(NUMBERS, ONE_PER_POUND, BONUS));
        EarningDecision decision = account.earn(order("o1", "60.00", "40.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision undone = account.reverse("u1", LATER, decision, new WhatCameBack.Undo("r1"), first);

        assertThat(undone.reversed("points")).isEqualTo(-110);
        assertThat(account.total()).isEqualTo(150);
    }

    @Test
    @DisplayName("EC-F7: where rules give more for less, a return gives back what returns took, and no more")
    void neverGivesMoreThanReturnsTook() {
        Texts.Account account = new Texts.Account(loyalty(
                NUMBERS,
                ONE_PER_POUND,
                rule("Small order", "$order : Order( total < policy.least )", "earn.points( $order, policy.bonus )")));
        EarningDecision decision = account.earn(order("o1", "30.00", "100.00"));
        assertThat(decision.awarded("points")).isEqualTo(130);

        ReversalDecision first = account.reverse("r1", LATER, decision, "1", 1);
        ReversalDecision second =
                account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("10.00"), null), first);

        assertThat(first.reversed("points")).isEqualTo(30);
        assertThat(second.reversed("points")).isEqualTo(-30);
        assertThat(account.total()).isEqualTo(130);
        account.reverseRest("r3", LATER, decision, first, second);
        assertThat(account.total()).isZero();
    }

    @Test
    void anActionComesBackAsAWhole() {
        Loyalty loyalty =
                loyalty(NUMBERS, rule("Review", "$action : Action()", "earn.points( $action, policy.bonus )"));
        EarningDecision decision = loyalty.earn(new EarningRequest(
                "acme", Member.of("m1"), Action.of("a1", NOON, "review"), LedgerSnapshot.empty("m1")));

        assertThat(Loyalty.create()
                        .reverse(ReversalRequest.ofRest(
                                "r1",
                                LATER,
                                decision,
                                List.of(),
                                LedgerSnapshot.empty("m1").plus(decision.booking())))
                        .orThrow()
                        .reversed("points"))
                .isEqualTo(50);
    }

    @Test
    void namesTheArchiveWhereAVersionIsNeeded() {
        EarningDecision decision = loyalty(NUMBERS, ONE_PER_POUND).earn(Fixture.request(order("o1", "10.00")));

        assertThatThrownBy(() -> Loyalty.create().policies().version(decision.version()))
                .hasMessageContaining(decision.version().hash())
                .hasMessageContaining("Maybe Loyalty.create( PolicyArchive.directory( … ) )");
    }
}
