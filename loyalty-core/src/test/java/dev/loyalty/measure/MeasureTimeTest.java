package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.FIRST;
import static dev.loyalty.measure.Shop.LAST;
import static dev.loyalty.measure.Shop.ORDERS;
import static dev.loyalty.measure.Shop.SPENT;
import static dev.loyalty.measure.Shop.action;
import static dev.loyalty.measure.Shop.buy;
import static dev.loyalty.measure.Shop.giveBackAll;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.time;
import static dev.loyalty.measure.Shop.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTimeTest {

    @ParameterizedTest
    @DisplayName("EC-T16: what was exactly the span ago is outside, what is now is inside")
    @CsvSource({
        "2025-03-01T09:59:59.999999999Z,0",
        "2025-03-01T10:00:00Z,0",
        "2025-03-01T10:00:00.000000001Z,1",
        "2026-03-01T10:00:00Z,1",
        "2026-03-01T10:00:00.000000001Z,0",
    })
    void rollingWindowsAreHalfOpen(String order, long expected) {
        Measure measure = ORDERS.over(new Span(12, SpanUnit.MONTH));

        assertThat(values(history().plus(buy("o1", order, "1.00")), "2026-03-01T10:00:00Z", measure)
                        .whole("orders"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("EC-D6: days and longer are counted on the calendar, hours on the clock")
    @CsvSource({
        // The clocks of London go forward on 29 March 2026: noon of the day before is 23 hours away.
        "2026-03-28T12:00:00Z,1,DAY,0",
        "2026-03-28T12:00:01Z,1,DAY,1",
        "2026-03-28T11:00:01Z,24,HOUR,1",
        "2026-03-28T11:00:00Z,24,HOUR,0",
    })
    void rollingWindowsFollowTheZone(String order, int amount, SpanUnit unit, long expected) {
        Measure measure = ORDERS.over(new Span(amount, unit));

        assertThat(values(history().plus(buy("o1", order, "1.00")), "2026-03-29T11:00:00Z", measure)
                        .whole("orders"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName(
            "EC-D4, EC-D10: periods are those of the policy's zone; weeks are from Monday, or from Sunday if so written")
    @CsvSource({
        // In London a week begins on Sunday at 23:00 UTC in summer, at midnight UTC in winter.
        "2026-06-07T22:59:59Z,2026-06-10T12:00:00Z,WEEK,0",
        "2026-06-07T23:00:00Z,2026-06-10T12:00:00Z,WEEK,1",
        "2026-01-04T23:59:59Z,2026-01-05T00:00:00Z,WEEK,0",
        "2026-01-05T00:00:00Z,2026-01-11T23:59:59Z,WEEK,1",
        "2026-06-06T22:59:59Z,2026-06-10T12:00:00Z,WEEK_FROM_SUNDAY,0",
        "2026-06-06T23:00:00Z,2026-06-10T12:00:00Z,WEEK_FROM_SUNDAY,1",
        "2026-06-07T12:00:00Z,2026-06-13T22:59:59Z,WEEK_FROM_SUNDAY,1",
        "2026-06-07T12:00:00Z,2026-06-13T23:00:00Z,WEEK_FROM_SUNDAY,0",
        // The week of New Year reaches over it; the year does not.
        "2025-12-29T12:00:00Z,2026-01-01T12:00:00Z,WEEK,1",
        "2025-12-31T23:59:59Z,2026-01-01T12:00:00Z,YEAR,0",
        "2026-01-01T00:00:00Z,2026-12-31T23:59:59Z,YEAR,1",
        "2026-03-31T22:59:59Z,2026-03-31T23:00:00Z,QUARTER,0",
        "2026-05-31T23:00:00Z,2026-06-30T22:59:59Z,MONTH,1",
        "2026-05-31T23:00:00Z,2026-06-30T23:00:00Z,MONTH,0",
        "2026-10-24T23:00:00Z,2026-10-25T23:59:59Z,DAY,1",
    })
    void calendarWindowsFollowTheZone(String order, String at, PeriodUnit period, long expected) {
        assertThat(values(history().plus(buy("o1", order, "1.00")), at, ORDERS.in(period))
                        .whole("orders"))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("EC-D7: a day whose midnight does not exist begins with its first instant")
    void aDayWithoutMidnightBeginsWithItsFirstInstant() {
        ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
        MemberHistory history = history()
                .plus(buy("before", "2018-11-04T02:59:59Z", "1.00"))
                .plus(buy("after", "2018-11-04T03:00:00Z", "10.00"));

        assertThat(history.values(
                                List.of(SPENT.in(PeriodUnit.DAY), FIRST.in(PeriodUnit.DAY)),
                                time("2018-11-04T15:00:00Z"),
                                saoPaulo,
                                null)
                        .values())
                .containsEntry("spent", new java.math.BigDecimal("10"))
                .containsEntry("first", LocalDate.of(2018, 11, 4));
    }

    @Test
    void datesAreThoseOfTheZone() {
        MemberHistory history = history().plus(buy("o1", "2026-06-30T23:30:00Z", "1.00"));

        assertThat(values(history, "2026-08-01T00:00:00Z", LAST).date("last")).isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @Test
    @DisplayName("EC-T15: a late event is judged by the past of its own time")
    void lateEventsSeeThePastOfTheirOwnTime() {
        EarningDecision december = buy("o1", "2025-12-10T12:00:00Z", "100.00");
        MemberHistory history = history()
                .plus(december)
                .plus(buy("o2", "2026-01-20T12:00:00Z", "50.00"))
                .plus(giveBackAll("r1", "2026-01-15T12:00:00Z", december, List.of()));
        Measure thisYear = SPENT.in(PeriodUnit.YEAR);

        assertThat(values(history, "2025-12-20T12:00:00Z", thisYear).decimal("spent"))
                .isEqualTo("100");
        assertThat(values(history, "2026-01-15T12:00:00Z", thisYear, ORDERS).values())
                .containsEntry("spent", java.math.BigDecimal.ZERO)
                .containsEntry("orders", 0L);
        assertThat(values(history, "2026-01-31T12:00:00Z", thisYear).decimal("spent"))
                .isEqualTo("50");
    }

    @Test
    @DisplayName("EC-T15: a return in January leaves the year of its order")
    void aReturnLeavesThePeriodOfItsOrder() {
        EarningDecision december = buy("o1", "2025-12-10T12:00:00Z", "100.00");
        MemberHistory history = history()
                .plus(december)
                .plus(buy("o2", "2026-01-10T12:00:00Z", "30.00"))
                .plus(giveBackAll("r1", "2026-01-15T12:00:00Z", december, List.of()));

        assertThat(values(history, "2026-01-31T12:00:00Z", SPENT.in(PeriodUnit.YEAR))
                        .decimal("spent"))
                .isEqualTo("30");
    }

    @ParameterizedTest
    @CsvSource({
        // at, length; orders in January, February, March, May and June
        "2026-01-31T12:00:00Z,1",
        "2026-03-01T12:00:00Z,2",
        "2026-03-31T12:00:00Z,3",
        "2026-04-30T12:00:00Z,3",
        "2026-05-01T12:00:00Z,0",
        "2026-05-31T12:00:00Z,1",
        "2026-07-31T12:00:00Z,2",
        "2026-08-01T12:00:00Z,0",
    })
    void aStreakEndsWithThePeriodOfTheEventOrTheOneBefore(String at, long expected) {
        Measure streak = Measure.of("streak", new Aggregate.Streak(MeasureSource.ORDER, PeriodUnit.MONTH));
        MemberHistory history = history()
                .plus(List.of(
                        buy("o1", "2026-01-31T11:00:00Z", "1.00"),
                        buy("o2", "2026-02-01T11:00:00Z", "1.00"),
                        buy("o3", "2026-02-28T11:00:00Z", "1.00"),
                        buy("o4", "2026-03-15T11:00:00Z", "1.00"),
                        buy("o5", "2026-05-10T11:00:00Z", "1.00"),
                        buy("o6", "2026-06-10T11:00:00Z", "1.00")));

        assertThat(values(history, at, streak).whole("streak")).isEqualTo(expected);
    }

    @Test
    @DisplayName("EC-D10: a streak of weeks goes on over New Year")
    void aStreakOfWeeksGoesOnOverNewYear() {
        Measure streak = Measure.of("streak", new Aggregate.Streak(MeasureSource.ACTION, PeriodUnit.WEEK))
                .where(MeasureFilter.ALL.types("video"));
        MemberHistory history = history(
                action("a1", "2026-12-21T12:00:00Z", "video", "v1"),
                action("a2", "2027-01-03T12:00:00Z", "video", "v1"),
                action("a3", "2027-01-04T12:00:00Z", "video", "v1"),
                action("a4", "2027-01-12T12:00:00Z", "review", "v1"));

        assertThat(values(history, "2027-01-17T12:00:00Z", streak).whole("streak"))
                .isEqualTo(3);
        assertThat(values(history, "2027-01-18T12:00:00Z", streak).whole("streak"))
                .isZero();
    }

    @Test
    void aReturnBreaksAStreak() {
        Measure streak = Measure.of("streak", new Aggregate.Streak(MeasureSource.ORDER, PeriodUnit.MONTH));
        EarningDecision february = buy("o2", "2026-02-01T11:00:00Z", "1.00");
        MemberHistory history = history()
                .plus(buy("o1", "2026-01-31T11:00:00Z", "1.00"))
                .plus(february)
                .plus(buy("o3", "2026-03-31T11:00:00Z", "1.00"))
                .plus(giveBackAll("r1", "2026-04-02T12:00:00Z", february, List.of()));

        assertThat(values(history, "2026-04-01T12:00:00Z", streak).whole("streak"))
                .isEqualTo(3);
        assertThat(values(history, "2026-04-02T12:00:00Z", streak).whole("streak"))
                .isEqualTo(1);
    }
}
