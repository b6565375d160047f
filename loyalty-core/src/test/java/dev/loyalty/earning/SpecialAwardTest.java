package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.faults;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.explanation.Step;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.ledger.SpecialAward.Donation;
import dev.loyalty.ledger.SpecialAward.Gift;
import dev.loyalty.ledger.SpecialAward.Recognition;
import dev.loyalty.ledger.SpecialAward.TierGift;
import dev.loyalty.model.Action;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.NotUndone;
import dev.loyalty.reversal.NotUndone.Reason;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Donations, recognitions and levels for a time: what rules award beside the units of accounts. */
class SpecialAwardTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);

    private static final String POLICY = DEFINITION.replace("parameters:\n", """
            limits:
              once: { per: member, period: ever, at-most: 1 time }
              budget: { per: programme, period: ever, at-most: 2.00 money }
              few: { per: member, period: ever, at-most: 5 points }
            groups:
              best: { choose: best }
            tiers:
              levels:
                silver: { threshold: policy.silverFrom }
                gold: { threshold: policy.goldFrom }
            parameters:
              share: { type: decimal, value: 0.05 }
              two: { type: integer, value: 2 }
              silverFrom: { type: integer, value: 10 }
              goldFrom: { type: integer, value: 100 }
              large: { type: money, value: 50.00 }
              taste: { type: span, value: 1 month }
              hours: { type: span, value: 36 hours }
            """);

    private static final String DONATION =
            forOrder("Woodland", "earn.donation( $order, \"woodland\", policy.share ).per( policy.pound )");
    private static final String RING = forOrder("Ring", "earn.recognition( $order, \"ring\" ).limitedBy( \"once\" )");
    private static final String TASTE = forOrder("Taste", "earn.tierGift( $order, \"gold\" ).lasting( policy.taste )");

    private static List<Gift> gifts(EarningDecision decision) {
        return decision.specials().stream().map(SpecialAward::gift).toList();
    }

    private static EarningDecision earn(String rule, Order order) {
        return new Texts.Account(loyalty(POLICY, rule)).earn(order);
    }

    @Test
    void donatesAPartOfWhatIsSpent() {
        EarningDecision decision = earn(DONATION, order("o1", "19.99", "10.00"));

        assertThat(gifts(decision)).containsExactly(new Donation("woodland", gbp("1.49")));
        assertThat(decision.specials().get(0).units()).isEqualTo(149);
        assertThat(decision.awards()).isEmpty();
        assertThat(decision.booking().entries()).isEmpty();
    }

    @Test
    void donatesForEachLineAndAFixedAmount() {
        EarningDecision decision = new Texts.Account(loyalty(
                        POLICY,
                        forLines("Line", "earn.donation( $line, \"woodland\", policy.share ).perUnit()"),
                        rule("Sign up", "$order : Order()", "earn.donation( $order, \"library\", policy.two )")))
                .earn(order("o1", "19.99", "10.00"));

        assertThat(gifts(decision))
                .containsExactly(
                        new Donation("woodland", gbp("0.05")),
                        new Donation("woodland", gbp("0.05")),
                        new Donation("library", gbp("2.00")));
    }

    @Test
    void recognisesTheMemberOnce() {
        Texts.Account account = new Texts.Account(loyalty(POLICY, RING));

        EarningDecision first = account.earn(order("o1", "10.00"));
        EarningDecision second = account.earn(order("o2", "10.00"));

        assertThat(gifts(first)).containsExactly(new Recognition("ring"));
        assertThat(gifts(second)).isEmpty();
        assertThat(second.proposals())
                .extracting(SettledProposal::fate, SettledProposal::because)
                .containsExactly(tuple(Fate.EXHAUSTED, "once"));
    }

    @Test
    void recognisesForAnAction() {
        EarningDecision decision = loyalty(
                        POLICY, rule("Repost", "$action : Action()", "earn.recognition( $action, \"thanks\" )"))
                .earn(new EarningRequest(
                        "acme", Member.of("m1"), Action.of("a1", NOON, "repost"), LedgerSnapshot.empty("m1")));

        assertThat(gifts(decision)).containsExactly(new Recognition("thanks"));
    }

    @Test
    void givesALevelUpToTheSameDayOfTheNextMonth() {
        EarningDecision decision = earn(TASTE, order("o1", "10.00"));

        assertThat(gifts(decision)).containsExactly(new TierGift("gold", LocalDate.of(2026, 4, 2)));
    }

    @Test
    void theLastDayOfALevelIsOfTheZoneOfThePolicy() {
        Loyalty loyalty = loyalty(POLICY.replace("Europe/London", "Asia/Tokyo"), TASTE);

        EarningDecision decision = Fixture.earn(
                loyalty, order("o1", Instant.parse("2026-03-02T20:00:00Z"), "10.00"), LedgerSnapshot.empty("m1"));

        assertThat(gifts(decision)).containsExactly(new TierGift("gold", LocalDate.of(2026, 4, 3)));
    }

    @Test
    void aDonationIsCutByALimitOfMoneyAndCountedThere() {
        Texts.Account account = new Texts.Account(
                loyalty(
                        POLICY,
                        forOrder(
                                "Woodland",
                                "earn.donation( $order, \"woodland\", policy.share ).per( policy.pound ).limitedBy( \"budget\" )")));

        EarningDecision first = account.earn(order("o1", "30.00"));
        EarningDecision second = account.earn(order("o2", "30.00"));

        assertThat(gifts(first)).containsExactly(new Donation("woodland", gbp("1.50")));
        assertThat(gifts(second)).containsExactly(new Donation("woodland", gbp("0.50")));
        assertThat(second.proposals())
                .extracting(SettledProposal::fate, SettledProposal::granted)
                .containsExactly(tuple(Fate.TRIMMED, 50L));
        assertThat(second.booking().uses()).extracting(LimitUse::amount).containsExactly(50L);
    }

    @Test
    void isNotMultipliedEvenIfAnAccountHasItsName() {
        EarningDecision decision = new Texts.Account(loyalty(
                        POLICY,
                        forOrder("Points", Texts.PER_ORDER),
                        forOrder("Double", "earn.multiply( $order, policy.two )"),
                        forOrder(
                                "Named alike",
                                "earn.donation( $order, \"points\", policy.share ).per( policy.pound )")))
                .earn(order("o1", "20.00"));

        assertThat(gifts(decision)).containsExactly(new Donation("points", gbp("1.00")));
        assertThat(decision.awarded("points")).isEqualTo(40);
    }

    @Test
    void isBlockedWithTheWholeOrderAndNotWithAnAccountOfItsName() {
        String all = forOrder("No", "earn.block( $order ).because( \"staff\" )");
        String account = forOrder("No points", "earn.block( $order ).to( \"points\" )");
        String donation = forOrder("Named alike", "earn.donation( $order, \"points\", policy.two )");

        assertThat(gifts(new Texts.Account(loyalty(POLICY, all, donation)).earn(order("o1", "9.00"))))
                .isEmpty();
        assertThat(gifts(new Texts.Account(loyalty(POLICY, account, donation)).earn(order("o1", "9.00"))))
                .hasSize(1);
    }

    @Test
    void competesInAGroupWithItsLike() {
        String small = forOrder("Small", "earn.donation( $order, \"woodland\", policy.share ).inGroup( \"%s\" )");
        String large = forOrder("Large", "earn.donation( $order, \"woodland\", policy.two ).inGroup( \"%s\" )");

        assertThat(gifts(new Texts.Account(loyalty(POLICY, small.formatted("best"), large.formatted("best")))
                        .earn(order("o1", "9.00"))))
                .containsExactly(new Donation("woodland", gbp("2.00")));
        String listed = POLICY.replace("groups:\n", "groups:\n  first: { choose: first, order: [Small] }\n");
        assertThat(gifts(new Texts.Account(loyalty(listed, small.formatted("first"), large.formatted("first")))
                        .earn(order("o1", "9.00"))))
                .containsExactly(new Donation("woodland", gbp("0.05")));
    }

    @Test
    void isGrantedOnlyWhileWhatItSaysIsTrue() {
        String rule = forOrder("Ring", "earn.recognition( $order, \"ring\" ).whileAtLeast( policy.large )");

        assertThat(gifts(earn(rule, order("o1", "49.99")))).isEmpty();
        assertThat(gifts(earn(rule, order("o1", "50.00")))).hasSize(1);
    }

    @Test
    void isExplained() {
        EarningDecision decision = new Texts.Account(loyalty(POLICY, DONATION, RING, TASTE)).earn(order("o1", "10.01"));

        assertThat(decision.explanation().steps().stream().map(Step::account).distinct())
                .containsExactly("recognition ring", "gift of level gold", "donation to woodland");
        Map<String, Fraction> sums = new TreeMap<>();
        decision.explanation().steps().forEach(step -> sums.merge(step.account(), step.units(), Fraction::plus));
        assertThat(sums.values()).containsExactly(Fraction.of(50), Fraction.ONE, Fraction.ONE);
        assertThat(decision.explanation().notes())
                .contains("woodland gets GBP 0.50", "recognition: ring", "level gold until 2026-04-02");
    }

    @Test
    void isKeptInTheReceipt() {
        EarningDecision decision = new Texts.Account(loyalty(POLICY, DONATION, RING, TASTE)).earn(order("o1", "10.01"));

        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    private static NotUndone donated(long units) {
        return new NotUndone("woodland", units, Reason.DONATED);
    }

    @Test
    void aReturnNamesThePartOfADonationThatStays() {
        Texts.Account account = new Texts.Account(loyalty(POLICY, DONATION));
        EarningDecision decision = account.earn(order("o1", "20.00", "10.00"));

        ReversalDecision first = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of("1")));
        ReversalDecision rest = account.reverseRest("r2", LATER, decision, first);

        assertThat(first.notUndone()).containsExactly(donated(100));
        assertThat(rest.notUndone()).containsExactly(donated(50));
        assertThat(rest.booking().entries()).isEmpty();
        assertThat(ReceiptJson.read(ReceiptJson.write(first))).isEqualTo(first);
    }

    @Test
    void aReturnThatIsUndoneMakesTheDonationRightAgain() {
        Texts.Account account = new Texts.Account(loyalty(POLICY, DONATION));
        EarningDecision decision = account.earn(order("o1", "20.00", "10.00"));
        ReversalDecision first = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of("1")));

        ReversalDecision undo = account.reverse("r2", LATER, decision, new WhatCameBack.Undo("r1"), first);

        assertThat(undo.notUndone()).containsExactly(donated(-100));
    }

    @Test
    void aReturnOfTheRestNamesARecognitionAndALevelAndFreesTheirLimit() {
        Texts.Account account = new Texts.Account(loyalty(POLICY, RING, TASTE));
        EarningDecision decision = account.earn(order("o1", "20.00", "10.00"));

        ReversalDecision first = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of("1")));
        ReversalDecision rest = account.reverseRest("r2", LATER, decision, first);

        assertThat(first.notUndone()).isEmpty();
        assertThat(first.booking().uses()).isEmpty();
        assertThat(rest.notUndone())
                .containsExactly(
                        new NotUndone("ring", 1, Reason.RECOGNISED), new NotUndone("gold", 1, Reason.TIER_GIVEN));
        assertThat(rest.booking().uses()).extracting(LimitUse::amount).containsExactly(-1L);
        assertThat(gifts(account.earn(order("o2", "5.00")))).contains(new Recognition("ring"));
    }

    @Test
    void aReturnThatBreaksWhatMustStayTrueNamesIt() {
        Texts.Account account = new Texts.Account(
                loyalty(POLICY, forOrder("Ring", "earn.recognition( $order, \"ring\" ).whileAtLeast( policy.large )")));
        EarningDecision decision = account.earn(order("o1", "50.00", "10.00"));

        ReversalDecision small = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of("2")));
        ReversalDecision rest =
                account.reverse("r2", LATER, decision, new WhatCameBack.Amount(gbp("0.01"), "1"), small);

        assertThat(small.notUndone()).isEmpty();
        assertThat(rest.notUndone()).containsExactly(new NotUndone("ring", 1, Reason.RECOGNISED));
    }

    @ParameterizedTest
    @CsvSource({"proportional", "by-line", "re-judged", "re-evaluated"})
    void theStepsOfAReturnComeToThePartOfADonationInEveryMode(String mode) {
        Texts.Account account = new Texts.Account(loyalty(POLICY + "switches: { returns: " + mode + " }\n", DONATION));
        EarningDecision decision = account.earn(order("o1", "0.33", "0.44", "0.55"));
        long given = decision.specials().get(0).units();

        ReversalDecision one = account.reverse("r1", LATER, decision, new WhatCameBack.Lines(List.of("1")));
        ReversalDecision two = account.reverse("r2", LATER, decision, new WhatCameBack.Lines(List.of("3")), one);
        ReversalDecision rest = account.reverseRest("r3", LATER, decision, one, two);

        assertThat(List.of(one, two, rest).stream()
                        .flatMap(reversal -> reversal.notUndone().stream())
                        .mapToLong(NotUndone::units)
                        .sum())
                .isEqualTo(given);
    }

    @Test
    void anOrderThatChangesIsGrantedWhatItComesToAsAWholeAndUsesTheLimitOnce() {
        Loyalty loyalty = loyalty(POLICY, DONATION, RING);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "20.00"));

        EarningDecision changed =
                loyalty.edit(new OrderEdit("e1", LATER, decision, List.of(), order("o1", "30.00"), account.ledger()));

        assertThat(gifts(changed)).containsExactly(new Recognition("ring"), new Donation("woodland", gbp("1.50")));
        assertThat(changed.booking().uses()).isEmpty();
    }

    @Test
    void isGivenForAnOrderOfBeforeAndComesBackWithIt() {
        Loyalty loyalty = loyalty(
                POLICY,
                rule(
                        "Before",
                        "$past : PastOrder()",
                        "earn.donation( $past, \"woodland\", policy.share ).per( policy.pound )"));
        EarningDecision decision = loyalty.earn(new EarningRequest(
                        "acme", Member.of("m1"), Action.of("join", NOON, "sign-up"), LedgerSnapshot.empty("m1"))
                .withPast(List.of(order("g1", NOON.minusSeconds(60), "20.00"))));

        assertThat(decision.activities()).containsExactly("join", "g1");
        assertThat(decision.specials()).extracting(SpecialAward::past).containsExactly("g1");
        ReversalDecision reversal = loyalty.reverse(new ReversalRequest(
                        "r1",
                        LATER,
                        List.of(decision.about("g1").orElseThrow()),
                        List.of(),
                        new WhatCameBack.Everything(),
                        LedgerSnapshot.empty("m1").plus(decision.booking())))
                .orThrow();
        assertThat(reversal.notUndone()).containsExactly(donated(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "earn.donation( $order, \" \", policy.two )|a DONATION has the name \" \". Maybe the name is missing",
                "earn.donation( $order, \"w\", policy.two ).multiplied()|only what an account holds is multiplied",
                "earn.donation( $order, \"w\", policy.two ).to( \"points\" )|only what an account holds goes into",
                "earn.donation( $order, \"w\", policy.two ).pendingFor( policy.taste )|only what an account holds can",
                "earn.recognition( $order, \"w\" ).neverExpires()|only what an account holds expires",
                "earn.recognition( $order, \"w\" ).per( policy.pound )|\"w\" is given once, at no rate",
                "earn.tierGift( $order, \"gold\" )|gives level \"gold\" without an end. Maybe .lasting(",
                "earn.tierGift( $order, \"gold\" ).lasting( policy.hours )|does not end with a day. Maybe the parameter",
                "earn.points( $order, policy.two ).lasting( policy.taste )|only a level lasts. Maybe .expiresAfter(",
                "earn.recognition( $order, \"w\" ).limitedBy( \"few\" )|counts POINTS, which rule \"R\" does not give",
                "earn.recognition( $order, \"w\" ).limitedBy( \"budget\" )|counts MONEY, which rule \"R\" does not give",
            })
    void whatHasNoMeaningFailsTheCallAndSaysWhatToDo(String then, String message) {
        // In two sentences, which are not looked at when the policy is loaded.
        Loyalty loyalty = loyalty(POLICY, forOrder("R", "var given = " + then.replaceFirst("\\)\\.", "); given.")));

        assertThatThrownBy(() -> loyalty.earn(Fixture.request(order("o1", "9.00"))))
                .hasMessageContaining(message)
                .hasMessageContaining("Maybe");
    }

    @Test
    void aLevelThatThePolicyDoesNotHaveIsFoundWhenItIsLoaded() {
        String rule = forOrder("R", "earn.tierGift( $order, \"glod\" ).lasting( policy.taste )");

        assertThat(faults(POLICY, rule).stream().map(Object::toString))
                .singleElement()
                .asString()
                .contains("unknown-level", "policy.yaml has no level \"glod\". Maybe \"gold\"?");
        String withoutLevels = POLICY.replaceAll("(?s)tiers:.*parameters:", "parameters:");
        assertThat(gifts(new Texts.Account(loyalty(withoutLevels, rule)).earn(order("o1", "1.00"))))
                .containsExactly(new TierGift("glod", LocalDate.of(2026, 4, 2)));
    }
}
