package dev.loyalty.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.ledger.ExpiryRule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodUnitTest {

    @ParameterizedTest
    @CsvSource({
        "DAY,2026-08-15,2026-08-15,2026-08-16",
        "WEEK,2026-01-01,2025-12-29,2026-01-05",
        "WEEK,2026-01-04,2025-12-29,2026-01-05",
        "WEEK,2026-01-05,2026-01-05,2026-01-12",
        "MONTH,2028-02-29,2028-02-01,2028-03-01",
        "QUARTER,2026-08-15,2026-07-01,2026-10-01",
        "QUARTER,2026-12-31,2026-10-01,2027-01-01",
        "HALF,2026-06-30,2026-01-01,2026-07-01",
        "HALF,2026-07-01,2026-07-01,2027-01-01",
        "YEAR,2026-12-31,2026-01-01,2027-01-01"
    })
    void knowsWhereThePeriodOfADayStartsAndWhereTheNext(
            PeriodUnit unit, LocalDate day, LocalDate start, LocalDate next) {
        assertThat(unit.start(day)).isEqualTo(start);
        assertThat(unit.next(day)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource
    void periodsMeetWithoutGap(PeriodUnit unit) {
        LocalDate day = LocalDate.of(2027, 11, 3);
        for (int i = 0; i < 800; i++) {
            LocalDate next = unit.next(day.plusDays(i));
            assertThat(unit.start(next)).isEqualTo(next);
            assertThat(unit.start(next.minusDays(1))).isEqualTo(unit.start(day.plusDays(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR,,2026-05-05,2026-12-31",
        "YEAR,3,2026-05-05,2027-03-31",
        "QUARTER,1,2026-05-05,2026-07-31",
        "MONTH,1,2026-02-03,2026-03-31",
        "HALF,,2026-07-01,2026-12-31"
    })
    void expiryAtTheEndOfAPeriodMovesItsBorder(PeriodUnit period, Integer months, LocalDate start, LocalDate lastDay) {
        Span plus = months == null ? null : new Span(months, SpanUnit.MONTH);

        assertThat(new ExpiryRule.EndOf(period, plus).lastDay(start)).isEqualTo(lastDay);
    }

    @Test
    void expiryAtTheEndOfAWeekOrSomeHoursLaterIsRefused() {
        assertThatThrownBy(() -> new ExpiryRule.EndOf(PeriodUnit.WEEK, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe a span, such as \"1 week\"?");
        assertThatThrownBy(() -> new ExpiryRule.EndOf(PeriodUnit.YEAR, new Span(5, SpanUnit.HOUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe use days?");
    }
}
