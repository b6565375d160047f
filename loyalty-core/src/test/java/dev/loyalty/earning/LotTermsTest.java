package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.faults;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.activation.ActivationDecision.Activated;
import dev.loyalty.activation.ActivationDecision.NotActivated;
import dev.loyalty.activation.ActivationRequest;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When what a rule earns can be used, and until when. */
class LotTermsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Instant APPROVED = NOON.plusSeconds(5 * 86_400);
    private static final LotId FIRST = new LotId("o1", "points", 1);
    private static final LotId SECOND = new LotId("o1", "points", 2);

    /** Points of the order at once, and a bonus that waits. */
    private static final String BASE = forOrder("A point for each pound", PER_ORDER);

    private static final String BONUS =
            forOrder("Bonus once approved", "earn.points( $order, policy.bonus ).pendingUntil( \"approval\" )");

    private static String policy(String account) {
        return DEFINITION.replace("unit: points", "unit: points" + account).replace("parameters:\n", """
                        events:
                          approval: { deadline: 30 days }
                          delivery: {}
                        parameters:
                          bonus: { type: integer, value: 50 }
                          two: { type: integer, value: 2 }
                          pause: { type: span, value: 14 days }
                          life: { type: span, value: 48 hours }
                          lastDay: { type: date, value: 2026-12-31 }
                        """);
    }

    private static EarningDecision earn(String account, String... rules) {
        return Fixture.earn(loyalty(policy(account), rules), order("o1", "100.00"));
    }

    private static LedgerSnapshot after(EarningDecision decision) {
        return LedgerSnapshot.empty("m1").plus(decision.booking());
    }

    private static Lot only(EarningDecision decision) {
        assertThat(after(decision).lots()).hasSize(1);
        return after(decision).lots().get(0);
    }

    private static Expiry lastDay(int year, int month, int day) {
        return new Expiry.EndOf(LocalDate.of(year, month, day), ZONE);
    }

    @Test
    void waitsForTheEventThatTheRuleNamesUntilItsDeadline() {
        Lot lot = only(earn("", BONUS));

        assertThat(lot.activation()).isEqualTo(Activation.OnEvent.waiting("approval", lastDay(2026, 4, 1)));
        assertThat(lot.pendingAt(NOON.plusSeconds(86_400))).isTrue();
        assertThat(lot.expiredAt(Instant.parse("2026-04-01T23:00:00Z"))).isTrue();
    }

    @Test
    void waitsForTheEventThatTheAccountNamesUnlessTheRuleSaysOtherwise() {
        assertThat(only(earn(", pending: until delivery", BASE)).activation())
                .isEqualTo(Activation.OnEvent.waiting("delivery", new Expiry.Never()));
        assertThat(only(earn(", pending: until delivery", forOrder("Now", PER_ORDER + ".activeAtOnce()")))
                        .activeAt(NOON))
                .isTrue();
        assertThat(only(earn(", pending: until delivery", forOrder("Later", PER_ORDER + ".pendingFor( policy.pause )")))
                        .activation()
                        .instant())
                .contains(Instant.parse("2026-03-16T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".expiresAfter( policy.pause ) | 2026-03-17T00:00:00Z",
                ".expiresAfter( policy.life ) | 2026-03-04T12:00:00Z",
                ".expiresOn( policy.lastDay ) | 2027-01-01T00:00:00Z",
                ".expiresAtEndOf( \"month\" ) | 2026-03-31T23:00:00Z",
                ".expiresAtEndOf( \"year\" ) | 2027-01-01T00:00:00Z",
                ".expiresAfter( policy.pause ).pendingFor( policy.pause ) | 2026-03-30T23:00:00Z"
            })
    void expiresAsTheRuleSays(String sentences) {
        String[] parts = sentences.split(" \\| ", -1);

        assertThat(only(earn(", expires: 10 years", forOrder("Bonus", PER_ORDER + parts[0])))
                        .expiry()
                        .instant())
                .contains(Instant.parse(parts[1]));
    }

    @Test
    void neverExpiresIfTheRuleSaysSo() {
        assertThat(only(earn(", expires: 1 day", forOrder("Bonus", PER_ORDER + ".neverExpires()")))
                        .expiry())
                .isEqualTo(new Expiry.Never());
    }

    @Test
    @DisplayName("EC-D12: an expiry counted from activation waits with the lot, one counted from earning does not")
    void countsExpiryFromTheEvent() {
        assertThat(only(earn(", expires: 1 month", BONUS)).expiry())
                .isEqualTo(new Expiry.AfterActivation(new ExpiryRule.After(new Span(1, SpanUnit.MONTH)), ZONE));
        assertThat(only(earn(", expires: 1 month, expires-from: earning", BONUS))
                        .expiry())
                .isEqualTo(lastDay(2026, 4, 2));

        LedgerSnapshot ledger = after(earn(", expires: 1 month", BONUS));
        Activated approved = (Activated)
                Loyalty.create().activate(new ActivationRequest("acme", "a1", APPROVED, "approval", "o1", ledger));
        assertThat(approved.lots().get(0).expiry()).isEqualTo(lastDay(2026, 4, 7));
    }

    @Test
    void keepsWhatDiffersInLotsOfTheirOwnAndWhatDoesNotTogether() {
        EarningDecision decision = earn(
                "",
                BASE,
                BONUS,
                forOrder("Another bonus", "earn.points( $order, policy.bonus ).pendingUntil( \"approval\" )"));

        assertThat(decision.awarded("points")).isEqualTo(200);
        assertThat(decision.awards())
                .extracting(Award::rule, Award::lot, Award::units)
                .containsExactly(
                        tuple("A point for each pound", FIRST, 100L),
                        tuple("Another bonus", SECOND, 50L),
                        tuple("Bonus once approved", SECOND, 50L));
        assertThat(after(decision).balance("points", NOON).active()).isEqualTo(100);
        assertThat(after(decision).balance("points", NOON).pending()).isEqualTo(100);
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void multipliesIntoTheLotOfWhatIsMultiplied() {
        EarningDecision decision = earn(
                "",
                forLines("Waits", Texts.PER_LINE + ".pendingUntil( \"approval\" )"),
                forLines("At once", Texts.PER_LINE),
                forOrder("Double", "earn.multiply( $order, policy.two )"));

        assertThat(decision.awards())
                .filteredOn(award -> award.rule().equals("Double"))
                .extracting(Award::units)
                .containsExactly(100L, 100L);
        assertThat(after(decision).balance("points", NOON).active()).isEqualTo(200);
        assertThat(after(decision).balance("points", NOON).pending()).isEqualTo(200);
    }

    @Test
    void multipliesIntoALotOfItsOwnIfTheMultiplierSaysSo() {
        EarningDecision decision = earn(
                "",
                forLines("At once", Texts.PER_LINE),
                forOrder("Double", "earn.multiply( $order, policy.two ).pendingUntil( \"approval\" )"));

        assertThat(after(decision).balance("points", NOON).active()).isEqualTo(100);
        assertThat(after(decision).balance("points", NOON).pending()).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-F10: what comes back is taken from the lot it was booked to")
    void takesBackFromTheRightLot() {
        Loyalty loyalty = loyalty(policy(""), BASE, BONUS);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00", "50.00"));

        ReversalDecision half = account.reverse("r1", APPROVED, decision, "1", 1);

        assertThat(half.reversed("points")).isEqualTo(75);
        assertThat(account.ledger().lot(FIRST).orElseThrow().left()).isEqualTo(50);
        assertThat(account.ledger().lot(SECOND).orElseThrow().left()).isEqualTo(25);
    }

    @Test
    @DisplayName("EC-F10: for what was spent, pending units of that order stand in before anything else")
    void takesPendingUnitsOfTheOrderBeforeOthers() {
        Loyalty loyalty = loyalty(policy(""), BASE, BONUS);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00", "50.00"));
        account.earn(order("o2", "30.00"));
        LedgerSnapshot spent =
                account.ledger().after(List.of(Entry.take(EntryKind.REDEEMED, FIRST, 100, NOON.plusSeconds(1))));

        ReversalDecision half = loyalty.reverse(
                        ReversalRequest.ofLine("r1", APPROVED, decision, List.of(), "1", 1, spent))
                .orThrow();

        LedgerSnapshot after = spent.plus(half.booking());
        assertThat(after.lot(SECOND).orElseThrow().left()).isZero();
        assertThat(after.balance("points", APPROVED).active()).isEqualTo(5);
        assertThat(after.balance("points", APPROVED).pending()).isEqualTo(50);
    }

    @Test
    void isDeclinedByAReversalOfTheActivity() {
        Loyalty loyalty = loyalty(policy(""), BONUS);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00"));

        account.reverseRest("declined", APPROVED, decision);

        assertThat(account.ledger().balance("points", APPROVED).total()).isZero();
        assertThat(account.ledger().balance("points", APPROVED).debt()).isZero();
        assertThat(loyalty.activate(new ActivationRequest("acme", "a1", APPROVED, "approval", "o1", account.ledger())))
                .isInstanceOf(NotActivated.class);
    }

    @Test
    void isTakenBackAfterTheApprovalFromTheSameLot() {
        Loyalty loyalty = loyalty(policy(""), BONUS);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00"));
        Activated approved = (Activated)
                loyalty.activate(new ActivationRequest("acme", "a1", APPROVED, "approval", "o1", account.ledger()));
        LedgerSnapshot active = account.ledger().plus(approved.booking());

        ReversalDecision reversal = loyalty.reverse(
                        ReversalRequest.ofRest("r1", APPROVED.plusSeconds(60), decision, List.of(), active))
                .orThrow();

        assertThat(reversal.recoveries().get(0).taken()).isEqualTo(50);
        assertThat(active.plus(reversal.booking()).lot(FIRST).orElseThrow().left())
                .isZero();
        assertThat(LedgerSnapshot.rebuild("m1", List.of(decision.booking(), approved.booking(), reversal.booking())))
                .isEqualTo(active.plus(reversal.booking()));
    }

    @Test
    @DisplayName("EC-F20: undoing a return gives each lot back what was taken from it")
    void restoresEachLotWhenAReturnIsUndone() {
        Loyalty loyalty = loyalty(policy(""), BASE, BONUS);
        Texts.Account account = new Texts.Account(loyalty);
        EarningDecision decision = account.earn(order("o1", "50.00", "50.00"));
        account.earn(order("o2", "30.00"));
        LedgerSnapshot before =
                account.ledger().after(List.of(Entry.take(EntryKind.REDEEMED, FIRST, 70, NOON.plusSeconds(1))));
        ReversalDecision half = loyalty.reverse(
                        ReversalRequest.ofLine("r1", APPROVED, decision, List.of(), "1", 1, before))
                .orThrow();
        LedgerSnapshot returned = before.plus(half.booking());

        ReversalDecision undone = loyalty.reverse(
                        ReversalRequest.undo("u1", APPROVED, decision, List.of(half), "r1", returned))
                .orThrow();

        assertThat(undone.reversed("points")).isEqualTo(-75);
        LedgerSnapshot after = returned.plus(undone.booking());
        assertThat(after.lots()).isEqualTo(before.lots());
        assertThat(after.debts()).isEqualTo(before.debts());
    }

    @Test
    @DisplayName("EC-N2: debt is repaid from what can be used before what waits")
    void repaysDebtFromWhatCanBeUsedFirst() {
        LedgerSnapshot owing =
                LedgerSnapshot.empty("m1").after(List.of(Entry.owe(EntryKind.REVERSED, "points", 120, NOON)));

        EarningDecision decision = Fixture.earn(loyalty(policy(""), BONUS, BASE), order("o1", "100.00"), owing);

        LedgerSnapshot after = owing.plus(decision.booking());
        assertThat(after.debt("points")).isZero();
        assertThat(after.balance("points", NOON).active()).isZero();
        assertThat(after.balance("points", NOON).pending()).isEqualTo(30);
    }

    @Test
    @DisplayName("EC-C3: what waits counts against the limit of the period in which it was earned")
    void countsAgainstTheLimitWhenItIsEarned() {
        Loyalty loyalty = loyalty(
                policy("") + "limits:\n  weekly: { per: member, period: week, at-most: 1 time }\n",
                forOrder(
                        "Bonus",
                        "earn.points( $order, policy.bonus ).pendingUntil( \"approval\" ).limitedBy( \"weekly\" )"));
        Texts.Account account = new Texts.Account(loyalty);
        account.earn(order("o1", NOON, "10.00"));

        assertThat(account.earn(order("o2", NOON.plusSeconds(86_400), "10.00")).awarded("points"))
                .isZero();
        assertThat(account.earn(order("o3", NOON.plusSeconds(7 * 86_400), "10.00"))
                        .awarded("points"))
                .isEqualTo(50);
    }

    @Test
    void explainsWhatWaits() {
        assertThat(earn(", expires: 1 month", BASE, BONUS).explanation().text())
                .contains("note: 50 of points wait for approval, until 2026-04-01 at the latest");
    }

    @Test
    void refusesToSayItTwice() {
        assertThatThrownBy(() -> earn(
                        "", forOrder("Twice", PER_ORDER + ".pendingUntil( \"approval\" ).pendingFor( policy.pause )")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("rule \"Twice\"")
                .hasMessageContaining("said twice when it can be used");
        assertThatThrownBy(() -> earn("", forOrder("Twice", PER_ORDER + ".neverExpires().expiresAtEndOf( \"month\" )")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("said twice when it expires");
        assertThatThrownBy(() -> earn("", forOrder("Typo", PER_ORDER + ".expiresAtEndOf( \"mounth\" )")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("Maybe month, quarter, half or year?");
    }

    @Test
    void findsNamesOfEventsThatThePolicyDoesNotHave() {
        assertThat(faults(policy(", pending: until aproval"), BASE).stream().map(Diagnostic::toString))
                .containsExactly(
                        "policy.yaml:6:36 error unknown-event: pending of account \"points\" is \"until aproval\","
                                + " while policy.yaml has no event \"aproval\". Maybe \"approval\"?");
        assertThat(faults(policy(""), BONUS.replace("approval", "deliverd")).stream()
                        .map(Diagnostic::toString))
                .containsExactly("earning/a.drl:5:56 error unknown-event in rule \"Bonus once approved\":"
                        + " policy.yaml has no event \"deliverd\". Maybe \"delivery\"?");
    }

    @Test
    void refusesANumberWhereASpanIsNeeded() {
        assertThat(faults(policy(""), forOrder("Bonus", PER_ORDER + ".expiresAfter( policy.bonus )")).stream()
                        .map(fault -> fault.code().id()))
                .isNotEmpty();
    }
}
