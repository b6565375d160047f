package dev.loyalty.policy.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTermTest {

    private static final LocalDate JOINED = LocalDate.of(2024, 5, 10);

    @ParameterizedTest
    @DisplayName(
            "EC-D1: a month after 31 January is the end of February; the border of a period is moved, not its last day")
    @CsvSource({
        "2026-01-31,MONTH,1,2026-02-28",
        "2028-02-29,YEAR,1,2029-02-28",
        "2024-10-25,MONTH,12,2025-10-25",
    })
    void lastsToTheSameDay(LocalDate qualified, SpanUnit unit, int amount, LocalDate lastDay) {
        assertThat(new TierTerm.Lasting(new Span(amount, unit)).lastDay(qualified, null))
                .contains(lastDay);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,YEAR,0,2026-12-31",
        "2026-12-31,YEAR,0,2026-12-31",
        "2026-12-31,YEAR,12,2027-12-31",
        "2026-05-31,MONTH,1,2026-06-30",
        "2026-06-30,MONTH,1,2026-07-31",
        "2026-06-30,HALF,0,2026-06-30",
        "2026-03-04,WEEK,0,2026-03-08",
        "2026-03-04,DAY,0,2026-03-04",
    })
    void lastsToTheEndOfAPeriod(LocalDate qualified, PeriodUnit period, int months, LocalDate lastDay) {
        Span plus = months == 0 ? null : new Span(months, SpanUnit.MONTH);
        assertThat(new TierTerm.EndOf(period, plus).lastDay(qualified, null)).contains(lastDay);
    }

    @ParameterizedTest
    @DisplayName("EC-D2: who joined on 29 February has the anniversary on the 28th of other years")
    @CsvSource({
        "2024-05-10,2026-05-09,2026-05-09",
        "2024-05-10,2026-05-10,2027-05-09",
        "2024-02-29,2025-02-27,2025-02-27",
        "2024-02-29,2025-02-28,2026-02-27",
        "2024-02-29,2027-06-01,2028-02-28",
    })
    void lastsToTheAnniversaryOfJoining(LocalDate joined, LocalDate qualified, LocalDate lastDay) {
        assertThat(new TierTerm.EndOfMemberYear(null).lastDay(qualified, joined))
                .contains(lastDay);
    }

    @Test
    void lastsAYearMoreThanTheMemberYear() {
        TierTerm term = new TierTerm.EndOfMemberYear(new Span(1, SpanUnit.YEAR));
        assertThat(term.lastDay(LocalDate.of(2026, 5, 10), JOINED)).contains(LocalDate.of(2028, 5, 9));
        assertThatThrownBy(() -> term.lastDay(LocalDate.of(2026, 5, 10), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not known when the member joined");
    }

    @Test
    void refusesHours() {
        assertThatThrownBy(() -> new TierTerm.Lasting(new Span(12, SpanUnit.HOUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a level of 12 hours does not end with a day. Maybe use days?");
    }
}
