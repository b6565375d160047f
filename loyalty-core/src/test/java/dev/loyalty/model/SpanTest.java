package dev.loyalty.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("EC-D1: 31 January plus a month is the last of February, plus two months 31 March")
    void countsMonthsFromTheOriginalDay() {
        LocalDate start = LocalDate.of(2026, 1, 31);

        assertThat(new Span(1, SpanUnit.MONTH).addTo(start)).isEqualTo("2026-02-28");
        assertThat(new Span(2, SpanUnit.MONTH).addTo(start)).isEqualTo("2026-03-31");
    }

    @Test
    @DisplayName("EC-D2: 29 February plus a year is 28 February")
    void clampsALeapDay() {
        assertThat(new Span(1, SpanUnit.YEAR).addTo(LocalDate.of(2028, 2, 29))).isEqualTo("2029-02-28");
    }

    @Test
    @DisplayName("EC-D6: a day is a day of the calendar, 24 hours run on the timeline")
    void addsDaysOnTheCalendarAndHoursOnTheTimeline() {
        ZonedDateTime start = ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, BERLIN);

        ZonedDateTime nextDay = new Span(1, SpanUnit.DAY).addTo(start);
        ZonedDateTime hoursLater = new Span(24, SpanUnit.HOUR).addTo(start);

        assertThat(nextDay).isEqualTo(ZonedDateTime.of(2026, 3, 29, 12, 0, 0, 0, BERLIN));
        assertThat(Duration.between(start, nextDay)).isEqualTo(Duration.ofHours(23));
        assertThat(hoursLater).isEqualTo(ZonedDateTime.of(2026, 3, 29, 13, 0, 0, 0, BERLIN));
    }

    @Test
    void refusesAmountsThatAreNoneAndHoursOfADate() {
        assertThatThrownBy(() -> new Span(0, SpanUnit.DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(40_001, SpanUnit.DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(24, SpanUnit.HOUR).addTo(LocalDate.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("24 hours");
    }

    @Test
    void isWrittenAsInPolicies() {
        assertThat(new Span(1, SpanUnit.DAY)).hasToString("1 day");
        assertThat(new Span(14, SpanUnit.DAY)).hasToString("14 days");
    }
}
