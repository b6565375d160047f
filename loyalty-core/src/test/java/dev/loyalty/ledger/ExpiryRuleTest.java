package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lastDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryRuleTest {

    private static final Instant START = Instant.parse("2026-05-31T10:30:00Z");

    private static Expiry from(ExpiryRule rule) {
        return rule.from(START, ZoneOffset.UTC);
    }

    private static ExpiryRule endOf(PeriodUnit period, @Nullable Span plus) {
        return new ExpiryRule.EndOf(period, plus);
    }

    @Test
    void neverAndAFixedDayAreNotCounted() {
        ExpiryRule never = new ExpiryRule.Never();
        ExpiryRule on = new ExpiryRule.On(LocalDate.parse("2026-12-31"));

        assertThat(from(never)).isEqualTo(new Expiry.Never());
        assertThat(from(on)).isEqualTo(lastDay("2026-12-31"));
        assertThat(never.isCounted()).isFalse();
        assertThat(on.isCounted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, DAY, 2026-06-01",
        "2, WEEK, 2026-06-14",
        "1, MONTH, 2026-06-30",
        "9, MONTH, 2027-02-28",
        "1, YEAR, 2027-05-31"
    })
    @DisplayName("EC-D1, EC-D3: a span of days or longer ends with its last day, that of a shorter month if need be")
    void spansOnTheCalendarEndWithADay(int amount, SpanUnit unit, String lastDay) {
        ExpiryRule after = new ExpiryRule.After(new Span(amount, unit));

        assertThat(from(after)).isEqualTo(lastDay(lastDay));
        assertThat(after.isCounted()).isTrue();
    }

    @Test
    @DisplayName("EC-D6: hours run on the timeline")
    void hoursEndAtTheirInstant() {
        assertThat(from(new ExpiryRule.After(new Span(48, SpanUnit.HOUR))))
                .isEqualTo(new Expiry.At(START.plusSeconds(48 * 3600)));
    }

    @ParameterizedTest
    @CsvSource({"MONTH, 2026-05-31", "QUARTER, 2026-06-30", "HALF, 2026-06-30", "YEAR, 2026-12-31"})
    void periodsEndWithTheirLastDay(PeriodUnit period, String lastDay) {
        assertThat(from(endOf(period, null))).isEqualTo(lastDay(lastDay));
        assertThat(endOf(period, null).isCounted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MONTH, 1, 2026-06-30", "QUARTER, 1, 2026-07-31", "YEAR, 3, 2027-03-31"})
    @DisplayName("EC-D1: a month after the end of a June is the end of July")
    void periodsMayEndLater(PeriodUnit period, int months, String lastDay) {
        assertThat(from(endOf(period, new Span(months, SpanUnit.MONTH)))).isEqualTo(lastDay(lastDay));
    }

    @ParameterizedTest
    @EnumSource(
            value = PeriodUnit.class,
            names = {"DAY", "WEEK"})
    void refusesPeriodsThatAreSpans(PeriodUnit period) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endOf(period, null))
                .withMessageContaining("Maybe a span");
    }

    @Test
    void refusesHoursAfterTheEndOfAPeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endOf(PeriodUnit.YEAR, new Span(5, SpanUnit.HOUR)))
                .withMessageContaining("Maybe use days");
    }

    @Test
    @DisplayName("EC-D7: a day begins when the zone says so, and an event is of the day it has there")
    void daysAreThoseOfTheZone() {
        ExpiryRule day = new ExpiryRule.After(new Span(1, SpanUnit.DAY));
        assertThat(day.from(Instant.parse("2018-11-02T12:00:00Z"), ZoneId.of("America/Sao_Paulo"))
                        .instant())
                .as("midnight of 4 November does not exist there")
                .contains(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(day.from(day("2026-03-01").minusSeconds(1), ZoneOffset.UTC)).isEqualTo(lastDay("2026-03-01"));
    }
}
