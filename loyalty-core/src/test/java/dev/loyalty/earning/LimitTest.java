package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_LINE;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyFailedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    private static final String PER_DAY = limit("day", "100 points", "trim");
    private static final String LIMITED = forOrder("Limited", PER_ORDER + ".limitedBy( \"cap\" )");

    private static String limit(String period, String atMost, String overflow) {
        return "limits:\n  cap: { per: member, period: " + period + ", at-most: " + atMost + ", overflow: " + overflow
                + " }\n";
    }

    private static Texts.Account account(String definition, String... rules) {
        return new Texts.Account(loyalty(definition, rules));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "week, 2026-03-07T12:00:00Z, 2026-03-08T12:00:00Z, 0",
        "week, 2026-03-08T12:00:00Z, 2026-03-09T12:00:00Z, 100",
        "week-from-sunday, 2026-03-07T12:00:00Z, 2026-03-08T12:00:00Z, 100",
        "week-from-sunday, 2026-03-08T12:00:00Z, 2026-03-09T12:00:00Z, 0",
    })
    @DisplayName("EC-D10: the count of a week begins anew on Monday, or on Sunday")
    void countsWeeksFromMondayOrSunday(String week, Instant one, Instant other, long points) {
        Texts.Account account = account(DEFINITION + limit(week, "100 points", "trim"), LIMITED);
        account.earn(order("o1", one, "100.00"));

        assertThat(granted(account.earn(order("o2", other, "100.00")), "Limited"))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"trim, 20, TRIMMED", "refuse, 0, REFUSED"})
    @DisplayName("EC-C1: an award larger than what is left is trimmed or refused, by switch")
    void trimsOrRefuses(String overflow, long points, Fate fate) {
        Texts.Account account = account(DEFINITION + limit("day", "100 points", overflow), LIMITED);
        account.earn(order("o1", "80.00"));

        EarningDecision decision = account.earn(order("o2", "50.00"));

        SettledProposal proposal = settled(decision, "Limited");
        assertThat(proposal.granted()).isEqualTo(points);
        assertThat(proposal.fate()).isEqualTo(fate);
        assertThat(proposal.because()).isEqualTo("cap");
        assertThat(proposal.asked()).isEqualTo(Fraction.of(50));
    }

    @Test
    void reportsALimitThatWasUsedUpBefore() {
        Texts.Account account = account(DEFINITION + PER_DAY, LIMITED);
        account.earn(order("o1", "100.00"));

        SettledProposal proposal = settled(account.earn(order("o2", "50.00")), "Limited");

        assertThat(proposal.fate()).isEqualTo(Fate.EXHAUSTED);
        assertThat(proposal.because()).isEqualTo("cap");
    }

    @ParameterizedTest
    @CsvSource({
        "month, 2026-03-31T21:58:00Z, 2026-03-31T22:03:00Z, 100, Europe/Berlin",
        "month, 2026-03-31T21:58:00Z, 2026-03-31T22:03:00Z, 0, UTC",
        "day, 2026-03-29T00:30:00Z, 2026-03-29T21:59:00Z, 0, Europe/Berlin",
        "day, 2026-03-28T23:30:00Z, 2026-03-29T21:59:59.999Z, 0, Europe/Berlin",
        "day, 2026-03-28T23:30:00Z, 2026-03-29T22:00:00Z, 100, Europe/Berlin",
        "week, 2026-03-01T12:00:00Z, 2026-03-02T00:00:00Z, 100, UTC",
        "week, 2026-12-31T12:00:00Z, 2027-01-03T23:59:59Z, 0, UTC",
        "quarter, 2026-03-31T12:00:00Z, 2026-04-01T00:00:00Z, 100, UTC",
        "year, 2026-12-31T23:59:59Z, 2027-01-01T00:00:00Z, 100, UTC",
        "ever, 2026-12-31T23:59:59Z, 2036-01-01T00:00:00Z, 0, UTC"
    })
    @DisplayName("EC-C2: the event's time decides the period, on the calendar of the programme's zone")
    void countsInThePeriodOfTheEvent(String period, String first, String second, long points, String zone) {
        Texts.Account account =
                account(DEFINITION.replace("Europe/London", zone) + limit(period, "100 points", "trim"), LIMITED);
        account.earn(order("o1", at(first), "100.00"));

        assertThat(account.earn(order("o2", at(second), "100.00")).awarded("points"))
                .isEqualTo(points);
    }

    @Test
    @DisplayName("EC-C3: what is pending counts in the period of earning")
    void countsPendingUnitsWhenTheyAreEarned() {
        Texts.Account account = account(
                DEFINITION.replace("unit: points", "unit: points, pending: 14 days")
                        + limit("month", "100 points", "trim"),
                LIMITED);

        EarningDecision march = account.earn(order("o1", at("2026-03-25T12:00:00Z"), "100.00"));
        EarningDecision april = account.earn(order("o2", at("2026-04-08T12:00:00Z"), "100.00"));

        assertThat(march.booking().uses())
                .singleElement()
                .satisfies(use -> assertThat(use.key().period())
                        .isEqualTo(new LimitPeriod(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1))));
        assertThat(april.awarded("points")).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C3: by switch, what is pending counts in the period in which it can first be used")
    void countsPendingUnitsWhenTheyCanBeUsed() {
        Texts.Account account = account(
                DEFINITION.replace("unit: points", "unit: points, pending: 14 days")
                        + limit("month", "100 points", "trim").replace("at-most", "counted-at: activation, at-most"),
                LIMITED);

        EarningDecision march = account.earn(order("o1", at("2026-03-25T12:00:00Z"), "100.00"));
        EarningDecision april = account.earn(order("o2", at("2026-04-08T12:00:00Z"), "100.00"));
        EarningDecision later = account.earn(order("o3", at("2026-04-20T12:00:00Z"), "100.00"));

        assertThat(march.booking().uses())
                .singleElement()
                .satisfies(use -> assertThat(use.key().period())
                        .isEqualTo(new LimitPeriod(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1))));
        assertThat(april.awarded("points")).isZero();
        assertThat(later.awarded("points")).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C3: what waits for an event counts when it was earned, whatever its limit says")
    void countsWhatWaitsForAnEventWhenItIsEarned() {
        Texts.Account account = account(
                DEFINITION + "events:\n  approval: {}\n"
                        + limit("month", "100 points", "trim").replace("at-most", "counted-at: activation, at-most"),
                forOrder("Limited", PER_ORDER + ".pendingUntil( \"approval\" ).limitedBy( \"cap\" )"));
        account.earn(order("o1", at("2026-03-25T12:00:00Z"), "100.00"));

        assertThat(account.earn(order("o2", at("2026-03-26T12:00:00Z"), "100.00"))
                        .awarded("points"))
                .isZero();
        assertThat(account.earn(order("o3", at("2026-04-01T12:00:00Z"), "100.00"))
                        .awarded("points"))
                .isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C4, EC-F15: a refund frees the limit of the period in which it was used")
    void freesTheLimitOfTheOriginalPeriod() {
        Texts.Account account = account(DEFINITION + PER_DAY, LIMITED);
        EarningDecision first = account.earn(order("o1", "100.00"));
        account.reverseRest("r1", NOON.plusSeconds(60), first);

        EarningDecision exchange = account.earn(order("o2", NOON.plusSeconds(120), "100.00"));

        assertThat(exchange.awarded("points")).isEqualTo(100);
        assertThat(account.total()).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C4: a refund of tomorrow frees yesterday's limit, not today's")
    void freesOnlyTheOriginalPeriod() {
        Texts.Account account = account(DEFINITION + PER_DAY, LIMITED);
        EarningDecision first = account.earn(order("o1", "100.00"));
        Instant tomorrow = NOON.plusSeconds(86_400);
        account.earn(order("o2", tomorrow, "100.00"));

        account.reverseRest("r1", tomorrow, first);

        assertThat(account.earn(order("o3", tomorrow, "10.00")).awarded("points"))
                .isZero();
        assertThat(account.earn(order("o4", NOON, "10.00")).awarded("points")).isEqualTo(10);
    }

    @Test
    void freesATimeOnlyWhenNothingOfTheAwardIsLeft() {
        Texts.Account account = account(DEFINITION + limit("ever", "1 time", "trim"), LIMITED);
        EarningDecision first = account.earn(order("o1", "10.00", "10.00"));

        var half = account.reverse("r1", NOON, first, "1", 1);
        assertThat(account.earn(order("o2", "10.00")).awarded("points")).isZero();
        account.reverse("r2", NOON, first, "2", 1, half);
        assertThat(account.earn(order("o3", "10.00")).awarded("points")).isEqualTo(10);
    }

    @Test
    @DisplayName("EC-C5: a late event is judged by the counter of its own day")
    void judgesALateEventByItsOwnDay() {
        Texts.Account account = account(DEFINITION + PER_DAY, LIMITED);
        account.earn(order("o1", NOON, "100.00"));
        Instant tomorrow = NOON.plusSeconds(86_400);
        account.earn(order("o2", tomorrow, "30.00"));

        assertThat(account.earn(order("late", NOON.plusSeconds(60), "50.00")).awarded("points"))
                .isZero();
        assertThat(account.earn(order("o3", tomorrow, "100.00")).awarded("points"))
                .isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({"limited, 100", "unlimited, 180"})
    @DisplayName("EC-C9: a limit on the base counts what a multiplier adds")
    void countsAfterTheMultiplier(String which, long points) {
        Texts.Account account = account(
                with("factor", "decimal", "2") + PER_DAY,
                which.equals("limited") ? LIMITED : forOrder("Free", PER_ORDER),
                forOrder(
                        "Double",
                        "earn.multiply( $order, policy.factor )"
                                + (which.equals("limited") ? "" : ".limitedBy( \"cap\" )")));

        // Limited itself, the multiplier adds 90 of the 100 it may.
        EarningDecision decision = account.earn(order("o1", which.equals("limited") ? "80.00" : "90.00"));

        assertThat(decision.awarded("points")).isEqualTo(points);
        assertThat(decision.booking().uses().get(0).amount()).isEqualTo(which.equals("limited") ? 100 : 90);
    }

    @Test
    @DisplayName("EC-C10: of rules that share a limit the higher priority goes first, then the name")
    void servesSharersByPriorityThenName() {
        String[] rules = {
            forOrder("Zebra", PER_ORDER + ".limitedBy( \"cap\" ).priority( policy.points )"),
            forOrder("Bear", PER_ORDER + ".limitedBy( \"cap\" )"),
            forOrder("Ant", PER_ORDER + ".limitedBy( \"cap\" )")
        };
        EarningDecision decision = account(DEFINITION + PER_DAY, rules).earn(order("o1", "45.00"));

        assertThat(granted(decision, "Zebra")).isEqualTo(45);
        assertThat(granted(decision, "Ant")).isEqualTo(45);
        assertThat(granted(decision, "Bear")).isEqualTo(10);
        assertThat(decision.proposals()).extracting(SettledProposal::rule).containsExactly("Zebra", "Ant", "Bear");
        assertThat(decision.booking().uses()).extracting(LimitUse::amount).containsExactly(100L);
    }

    @Test
    void countsATimeForEachLineThatARuleProposesFor() {
        Texts.Account account = account(
                DEFINITION + limit("day", "2 times", "trim"), forLines("Limited", PER_LINE + ".limitedBy( \"cap\" )"));

        EarningDecision decision = account.earn(order("o1", "10.00", "20.00", "30.00"));

        assertThat(settled(decision, "Limited", "1").granted()).isEqualTo(10);
        assertThat(settled(decision, "Limited", "2").granted()).isEqualTo(20);
        assertThat(settled(decision, "Limited", "3").fate()).isEqualTo(Fate.REFUSED);
    }

    @Test
    void excludesRulesThatShareOneTime() {
        Texts.Account account = account(
                DEFINITION + limit("ever", "1 time", "trim"),
                LIMITED,
                forOrder("Also limited", PER_ORDER + ".limitedBy( \"cap\" )"));

        EarningDecision decision = account.earn(order("o1", "10.00"));

        assertThat(granted(decision, "Also limited")).isEqualTo(10);
        assertThat(settled(decision, "Limited").fate()).isEqualTo(Fate.REFUSED);
    }

    @Test
    void addsNothingToWhatALimitOfTimesRefused() {
        Texts.Account account = account(
                with("factor", "decimal", "2") + limit("ever", "1 time", "trim"),
                forLines("Limited", PER_LINE + ".limitedBy( \"cap\" )"),
                forOrder("Double", "earn.multiply( $order, policy.factor )"));

        EarningDecision decision = account.earn(order("o1", "10.00", "30.00"));

        assertThat(granted(decision, "Limited")).isEqualTo(10);
        assertThat(granted(decision, "Double")).isEqualTo(10);
        assertThat(settled(decision, "Double").fate()).isEqualTo(Fate.TRIMMED);
    }

    @Test
    void refusesAMultiplierAsAWhole() {
        Texts.Account account = account(
                with("factor", "decimal", "2") + limit("day", "50 points", "refuse"),
                forLines("Base", PER_LINE),
                forOrder("Double", "earn.multiply( $order, policy.factor ).limitedBy( \"cap\" )"));

        EarningDecision tooMuch = account.earn(order("o1", "30.00", "30.00"));
        EarningDecision fits = account.earn(order("o2", "30.00", "20.00"));

        assertThat(settled(tooMuch, "Double").fate()).isEqualTo(Fate.REFUSED);
        assertThat(settled(tooMuch, "Double").asked()).isEqualTo(Fraction.of(60));
        assertThat(tooMuch.awarded("points")).isEqualTo(60);
        assertThat(fits.awarded("points")).isEqualTo(100);
    }

    @Test
    void limitsMoneyInItsMinorUnits() {
        Texts.Account account = account(
                DEFINITION.replace("{ unit: points }", "{ unit: money }") + limit("day", "2.50 money", "trim"),
                forOrder("Credit", "earn.credit( $order, policy.points ).per( policy.pound ).limitedBy( \"cap\" )"));

        assertThat(account.earn(order("o1", "9.99")).awarded("points")).isEqualTo(250);
    }

    @Test
    void refusesALimitThatCountsSomethingElse() {
        Loyalty loyalty = loyalty(
                Texts.with("name", "text", "cap") + limit("day", "2.50 money", "trim"),
                LIMITED.replace("\"cap\"", "policy.name"));

        assertThatThrownBy(() -> Fixture.earn(loyalty, order("o1", "9.99")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("cap")
                .hasMessageContaining("MONEY")
                .hasMessageContaining("Limited");
    }

    @Test
    void grantsNothingByALimitOfNothing() {
        Texts.Account account = account(DEFINITION + limit("day", "0 points", "trim"), LIMITED);

        assertThat(settled(account.earn(order("o1", "9.99")), "Limited").fate()).isEqualTo(Fate.EXHAUSTED);
    }

    @Test
    void cutsToTheTighterOfTwoLimits() {
        String limits = """
                limits:
                  cap: { per: member, period: day, at-most: 50 points }
                  tight: { per: programme, period: ever, at-most: 20 points }
                """;
        Texts.Account account = account(
                DEFINITION + limits, forOrder("Limited", PER_ORDER + ".limitedBy( \"cap\" ).limitedBy( \"tight\" )"));

        EarningDecision decision = account.earn(order("o1", "100.00"));

        assertThat(settled(decision, "Limited").because()).isEqualTo("tight");
        assertThat(decision.booking().uses()).extracting(LimitUse::amount).containsExactly(20L, 20L);
        assertThat(decision.booking().expectations()).hasSize(2);
    }

    @Test
    @DisplayName("EC-K9: what a limit cuts does not depend on the order of the lines")
    void cutsTheSameWhateverTheOrderOfTheLines() {
        Loyalty loyalty = loyalty(
                DEFINITION + limit("day", "10 points", "refuse"),
                forLines("Limited", PER_LINE + ".limitedBy( \"cap\" )"));
        Order order = order("o1", "8.00", "6.00");
        Order turned =
                Order.of("o1", NOON, List.of(order.lines().get(1), order.lines().get(0)));

        assertThat(Fixture.earn(loyalty, turned).awarded("points"))
                .isEqualTo(Fixture.earn(loyalty, order).awarded("points"))
                .isEqualTo(8);
    }

    @Test
    void comparesRuleConditionsWithWhatCounts() {
        Texts.Account account = account(
                with("minimum", "money", "50.00") + PER_DAY,
                rule(
                        "Bonus",
                        "$order : Order( total >= policy.minimum )",
                        "earn.points( $order, policy.points ).limitedBy( \"cap\" )"));

        assertThat(account.earn(order("o1", "49.99")).proposals()).isEmpty();
        assertThat(account.earn(order("o2", "20.00", "30")).awarded("points")).isEqualTo(1);
    }
}
